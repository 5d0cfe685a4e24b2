//! Keys in, lines out: notes taken through their screen, and what is drawn of them.

use super::rules::{Event, LineKind, Rules};
use crate::domain::{Anonymity, ParticipantId};
use crate::id;
use crate::input::Input;
use crate::lang::Lang;
use crate::testing::ChapterRig;

/// A room of two that takes notes.
type Notes = ChapterRig<Rules>;

fn notes(anonymity: Anonymity) -> Notes {
    let people = "みどり保健所,保健師,地域\nあおば町商工会,髙﨑,職域";
    Notes::of(people, anonymity)
}

impl Notes {
    fn lines(&self) -> Vec<(LineKind, Option<u16>, &str)> {
        let lines = self.state().lines.iter();
        lines
            .map(|line| (line.kind, line.by.map(|who| who.0), line.text.as_str()))
            .collect()
    }
}

#[test]
fn a_line_has_a_kind_and_a_speaker_and_no_decision_makes_a_second_one() {
    let mut notes = notes(Anonymity::Named);
    notes.press("昼休みに測れない<enter><tab><down><down>健診の日を増やす<enter>会報を配る<enter>");
    // Nor does one that was chosen and left.
    notes.press("<tab><esc><enter>紙で配る<enter>");
    assert_eq!(
        notes.lines(),
        [
            (LineKind::Remark, None, "昼休みに測れない"),
            (LineKind::Decision, Some(1), "健診の日を増やす"),
            (LineKind::Remark, Some(1), "会報を配る"),
            (LineKind::Remark, Some(1), "紙で配る"),
        ]
    );
    assert_eq!(notes.session().decisions().len(), 1);
    notes.press("<enter>");
    assert_eq!(
        notes.told().last().map(|told| told.id),
        Some(id!("notes-refuse-empty"))
    );
}

#[test]
fn without_names_nobody_is_the_speaker() {
    let mut notes = notes(Anonymity::Anonymous);
    notes.press("<down>ひとこと<enter>");
    assert_eq!(notes.lines(), [(LineKind::Remark, None, "ひとこと")]);
}

#[test]
fn a_line_is_corrected_struck_and_brought_back() {
    let mut notes = notes(Anonymity::Named);
    notes.press("一つ目<enter>二つ目<enter><esc><up>e<ctrl-u>直した<enter><esc>");
    assert_eq!(notes.state().lines[0].text, "直した");
    notes.press("d");
    assert_eq!(notes.lines(), [(LineKind::Remark, None, "二つ目")]);
    assert!(matches!(notes.events().last(), Some(Event::LineStruck(_))));
    notes.press("u");
    assert_eq!(notes.state().lines.len(), 2);
    assert!(
        matches!(notes.events().last(), Some(Event::LineCorrected(..))),
        "what was undone is out of sight"
    );
}

#[test]
fn many_pasted_lines_ask_and_leave_alone_what_is_half_typed() {
    let mut notes = notes(Anonymity::Named);
    notes.press("書きかけ");
    notes.give(&Input::Paste("一つ\n二つ\n\n三つ".into()));
    assert_eq!((notes.asked().len(), notes.state().lines.len()), (1, 0));
    notes.press("n");
    assert_eq!(notes.state().lines.len(), 0, "a no changes nothing");
    notes.give(&Input::Paste("一つ\n二つ\n\n三つ".into()));
    notes.press("y");
    assert_eq!(notes.state().lines.len(), 3);
    assert!(notes.has_draft());
    notes.leave_and_come_back();
    assert_eq!(notes.state().lines.len(), 3);
    assert_eq!(notes.screen().field.text(), "書きかけ");
    notes.press("<enter>");
    assert_eq!(notes.state().lines[3].text, "書きかけ");
}

#[test]
fn a_line_beyond_the_limit_is_refused_with_the_limit_and_stays_in_the_field() {
    let mut notes = notes(Anonymity::Named);
    let long = "あ".repeat(2_001);
    notes.give(&Input::Paste(long.clone()));
    notes.press("<enter>");
    assert_eq!(notes.refused().last().unwrap().id, id!("refuse-too-long"));
    assert_eq!(
        (notes.state().lines.len(), notes.screen().field.text()),
        (0, long.as_str())
    );
    notes.press("<backspace><enter>");
    assert_eq!(notes.state().lines[0].text.chars().count(), 2_000);
    notes.give(&Input::Paste("い".repeat(20_001)));
    assert_eq!(notes.told().last().unwrap().id, id!("field-full"));
    assert!(
        notes.screen().field.is_empty(),
        "nothing of it is taken, and that is told"
    );
}

#[test]
fn a_line_that_is_gone_when_its_correction_comes_is_refused_and_the_words_stay() {
    let mut notes = notes(Anonymity::Named);
    notes.press("一つ目<enter><esc>e<ctrl-u>直した");
    let line = notes.state().lines[0].id;
    notes.order(super::rules::Command::Strike(line));
    notes.press("<enter>");
    assert_eq!(
        notes
            .refused()
            .iter()
            .map(|refused| refused.id)
            .collect::<Vec<_>>(),
        [id!("notes-refuse-no-line")]
    );
    assert_eq!(notes.screen().field.text(), "直した");
}

#[test]
fn a_replay_looks_at_the_last_line_and_writes_nothing() {
    let mut notes = notes(Anonymity::Named);
    notes.press("一つ目<enter>二つ目<enter>");
    let mut replay = notes.replayed();
    assert_eq!(replay.screen().cursor.at(), 1);
    replay.press("<enter>aied<up>");
    assert_eq!(replay.log().steps(), notes.log().steps());
    let refused = id!("refuse-read-only");
    assert!(replay.told().iter().all(|told| told.id != refused));
    assert!(!replay.shows(Lang::Ja, (78, 20)).contains('⟦'));
}

#[test]
fn a_speaker_who_came_late_can_be_chosen() {
    let mut notes = notes(Anonymity::Named);
    notes.join("郡医師会,理事,医療");
    notes.press("<up>遅れました<enter>");
    let by = notes.state().lines[0].by;
    assert_eq!(by, Some(ParticipantId(2)));
    assert!(notes.shows(Lang::Ja, (78, 20)).contains("遅れました"));
}
