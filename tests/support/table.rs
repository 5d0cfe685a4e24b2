//! One meeting at a terminal, as its facilitator and its writers press keys; shared by the scripts
//! of whole meetings.
#![allow(dead_code, reason = "each test file uses its part")]

use yoriai::domain::Message;
use yoriai::domain::MessageId;
use yoriai::id;
use yoriai::lang::Lang;

use crate::pty::Pty;

/// What people type: wide, half-wide, combining and rare characters among it.
pub const IDEAS: [&str; 10] = [
    "昼休みに職場で血圧を測る",
    "商工会の会館で土曜の健診をひらく",
    "髙﨑商店の店主に体験を話してもらう",
    "事業主あての手紙を一枚にする",
    "受診券と案内を同じ封筒で送る",
    "健診車の巡回日を暦にする",
    "か\u{3099}ん検診と同じ日にする",
    "ﾊﾟｰﾄの人にも声をかける",
    "𠮷野の朝市で　相談をうける",
    "結果の見方を五分で説明する",
];

/// One meeting at its terminal.
pub struct Table {
    /// The program in its terminal.
    pub pty: Pty,
    /// Language of its screens.
    pub lang: Lang,
    /// How many ideas were typed so far.
    pub written: usize,
}

impl Table {
    pub fn tr(&self, id: MessageId) -> String {
        self.lang.tr(id).into_owned()
    }

    pub fn wait(&mut self, id: MessageId) {
        let text = self.tr(id);
        self.pty.wait_for(&text);
    }

    pub fn press(&mut self, keys: &str) {
        self.pty.press(keys);
    }

    /// The footer shows the action of this name, so the program is where it works.
    pub fn until_it_offers(&mut self, id: MessageId) {
        self.wait(id);
    }

    pub fn next_idea(&mut self) -> String {
        self.written += 1;
        format!("{}{}", IDEAS[self.written % IDEAS.len()], self.written)
    }

    /// Everybody at the keyboard writes two ideas, one behind the other's back.
    pub fn write_in_turn(&mut self, writers: usize) {
        for _ in 0..writers {
            self.until_it_offers(id!("bw-do-open-turn"));
            self.press("<enter>");
            self.until_it_offers(id!("bw-do-finish"));
            for _ in 0..2 {
                let idea = self.next_idea();
                self.press(&idea);
                // The field shows what was typed before Enter hands it in: an input method would do
                // the same.
                let shown: String = idea.chars().filter(|c| *c != '\u{3000}').take(4).collect();
                self.pty.wait_for(&shown);
                self.press("<enter>");
            }
        }
    }

    /// On to the next round although the paper seat has not raised its hand: F8, and yes. While the
    /// sheets still go round, an F8 before it starts the round.
    pub fn advance(&mut self) {
        let question = self.tr(id!("confirm-lead-on"));
        self.press("<f8>");
        if !self.pty.soon_shows(&question) {
            self.press("<f8>");
        }
        self.pty.wait_for(&question);
        self.press("<enter>");
    }

    /// Opens the attendance list, goes down to a person, and presses a key there.
    pub fn attend(&mut self, down: usize, key: &str) {
        self.press("<f2>");
        let title = self.attendance_title();
        self.pty.wait_for(&title);
        self.press(&"<down>".repeat(down));
        self.press(key);
    }

    pub fn attendance_title(&self) -> String {
        let said = self.lang.text(
            &Message::new(id!("people-title"))
                .with("here", 0_u16)
                .with("n", 0_u16),
        );
        said.split('0').next().unwrap_or_default().to_owned()
    }

    pub fn close_attendance(&mut self) {
        let title = self.attendance_title();
        self.escape(&title);
    }

    /// Presses Esc alone, and waits until this text, which the place left shows, is gone: with
    /// other keys behind it, Esc would be the beginning of theirs.
    pub fn escape(&mut self, text: &str) {
        self.pty.wait_for(text);
        self.press("<esc>");
        self.pty
            .wait_until(&format!("no {text}"), |pty| !pty.text().contains(text));
    }

    pub fn saved(&mut self) {
        self.wait(id!("save-saved"));
    }

    /// Counts a vote by hand of so many people; with fewer than sit there it is asked whether to count
    /// all the same.
    pub fn count_by_hand(&mut self, hands: usize, seats: usize) {
        self.press("<f8>");
        self.until_it_offers(id!("form-hand-in"));
        self.press(&format!("{hands}<enter>"));
        if hands < seats {
            let told = self
                .lang
                .text(&Message::new(id!("bw-show-by-hand")).with("n", hands));
            self.pty.wait_for(&told);
            self.press("<f8>");
            self.wait(id!("confirm-title"));
            self.press("y");
        } else {
            self.wait(id!("bw-show-all-in"));
            self.press("<f8>");
        }
        self.wait(id!("bw-do-reopen"));
    }

    /// From the reveal to one decision: looks around, stars by raised hands (somebody does not), gathers
    /// two bundles, sticks, decides.
    pub fn converge(&mut self, seats: usize, bundles: &[&str], wording: &str) {
        self.until_it_offers(id!("bw-do-reveal"));
        self.press("<f8>");
        // Rows that stay on paper are asked about.
        let question = self.tr(id!("confirm-lead-on"));
        if self.pty.soon_shows(&question) {
            self.press("<enter>");
        }
        self.wait(id!("bw-show-seen"));
        self.press(&"<pagedown>".repeat(10));
        self.press("<f8>");
        self.wait(id!("bw-show-voter-room"));
        self.press("5<down>4<down>3<down>3");
        self.count_by_hand(5, seats);
        self.press("<f8>");
        self.until_it_offers(id!("bw-do-bundle"));
        for label in bundles {
            self.press("<home><space><space>b");
            self.until_it_offers(id!("form-hand-in"));
            self.press(label);
            self.press("<enter>");
            self.pty
                .wait_for(&label.chars().take(8).collect::<String>());
        }
        self.press("<f8>");
        self.wait(id!("bw-show-voter-room"));
        self.press("7<down>3");
        self.count_by_hand(6, seats);
        self.press("<f8><f4><f4>");
        self.wait(id!("bw-do-decide"));
        self.press("<space><enter>");
        self.wait(id!("form-not-chosen"));
        self.press(&format!("<right><enter>{wording}<enter>"));
        self.pty
            .wait_for(&wording.chars().take(9).collect::<String>());
        self.saved();
    }

    /// Closes the meeting.
    pub fn close(&mut self) {
        self.press("<f10>");
        self.wait(id!("closing-close"));
        self.press("c");
        self.wait(id!("confirm-title"));
        self.press("y");
        self.wait(id!("closing-closed"));
        // The seal comes from the disk a moment later; documents are refused until then.
        self.pty.wait_for("SHA-256");
    }

    /// The four documents are written.
    pub fn wait_written(&mut self) {
        let written = self.lang.text(
            &Message::new(id!("run-exported"))
                .with("n", 4_u16)
                .with("file", ""),
        );
        self.pty.wait_for(written.trim_end());
    }

    /// Back to the list, and out of the program.
    pub fn go_home(&mut self) {
        self.press("<ctrl-q>");
        self.wait(id!("home-new"));
        self.press("<ctrl-q>");
    }
}
