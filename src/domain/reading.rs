//! How figures that are stored without a word of any language (`rate(喫煙=はい) 15.7 % (n=236)`) are
//! read out to people.

use super::{Arg, Evidence, Message, MessageId};
use crate::id;

impl Evidence {
    /// The whole of it in one line: the figure, where it stands, the filters, the file.
    pub(crate) fn in_words(&self) -> Arg {
        let rest = [&self.place, &self.filters, &self.file]
            .into_iter()
            .filter(|part| !part.is_empty());
        let parts = [self.value_in_words()]
            .into_iter()
            .filter(|value| *value != "")
            .chain(rest.map(|part| part.as_str().into()));
        let joined = parts.reduce(|before, next| {
            Message::new(id!("reading-beside"))
                .with("before", before)
                .with("next", next)
                .into()
        });
        joined.unwrap_or_else(|| "".into())
    }

    /// What stands there as people say it; a text of another make is shown as it is.
    pub(crate) fn value_in_words(&self) -> Arg {
        let mut parts = vec![self.value.as_str()];
        // Between two values stands a semicolon, which may stand in a name too.
        for piece in self
            .value
            .match_indices("; ")
            .map(|(at, _)| &self.value[at + 2..])
            .filter(|rest| name(rest).is_some())
        {
            let last = parts.len() - 1;
            parts[last] = &parts[last][..parts[last].len() - piece.len() - 2];
            parts.push(piece);
        }
        let said = parts
            .into_iter()
            .map(figure_in_words)
            .reduce(|before, next| {
                Message::new(id!("reading-then"))
                    .with("before", before)
                    .with("next", next)
                    .into()
            });
        said.unwrap_or_else(|| "".into())
    }
}

fn figure_in_words(text: &str) -> Arg {
    let (names, rest) = names(text);
    if names.is_empty() {
        return text.into();
    }
    let (share, figures) = share(rest.trim_start());
    let said = Message::new(id!("reading-figure"))
        .with("of", listed(names))
        .with("value", figures);
    match share {
        Some(share) => Message::new(id!("reading-share"))
            .with("figure", said)
            .with("share", Message::new(share))
            .into(),
        None => said.into(),
    }
}

/// The name of a value as people say it: `喫煙=はい の割合` for `rate(喫煙=はい)`.
pub(crate) fn value_name_in_words(text: &str) -> Arg {
    match name(text) {
        Some((name, "")) => name.into(),
        _ => text.into(),
    }
}

/// The names of several values, with commas between them.
pub(crate) fn value_names_in_words(texts: &[String]) -> Arg {
    listed(texts.iter().map(|text| value_name_in_words(text)).collect())
}

fn listed(names: Vec<Arg>) -> Arg {
    let joined = names.into_iter().reduce(|before, next| {
        Message::new(id!("reading-and"))
            .with("before", before)
            .with("next", next)
            .into()
    });
    joined.unwrap_or_else(|| "".into())
}

/// The names at the beginning of a text, and what follows them.
fn names(text: &str) -> (Vec<Arg>, &str) {
    let (mut names, mut rest) = (Vec::new(), text);
    while let Some((name, after)) = name(rest) {
        names.push(name.into());
        match after.strip_prefix(", ") {
            Some(next) => rest = next,
            None => return (names, after),
        }
    }
    (Vec::new(), text)
}

/// One name at the beginning of a text, and what follows it. Brackets in the name of a column are
/// counted.
fn name(text: &str) -> Option<(Message, &str)> {
    let code = text
        .split(|c: char| !c.is_ascii_lowercase())
        .next()
        .unwrap_or_default();
    let rest = &text[code.len()..];
    if code == "count" && (rest.is_empty() || rest.starts_with([' ', ','])) {
        return Some((Message::new(id!("reading-count")), rest));
    }
    let label = match code {
        "distinct" => id!("reading-distinct"),
        "sum" => id!("reading-sum"),
        "mean" => id!("reading-mean"),
        "median" => id!("reading-median"),
        "min" => id!("reading-min"),
        "max" => id!("reading-max"),
        "rate" => id!("reading-rate"),
        _ => return None,
    };
    let inside = rest.strip_prefix('(')?;
    let mut open = 1;
    let end = inside.char_indices().find_map(|(at, c)| {
        open += i32::from(c == '(') - i32::from(c == ')');
        (open == 0).then_some(at)
    })?;
    let of = inside[..end].replace(">=", "≥");
    Some((Message::new(label).with("of", of), &inside[end + 1..]))
}

/// Of what the figures are shares, if they are, and the figures.
fn share(text: &str) -> (Option<MessageId>, &str) {
    for (code, label) in [
        ("%row", id!("reading-of-row")),
        ("%column", id!("reading-of-column")),
        ("%total", id!("reading-of-total")),
    ] {
        if let Some(figures) = text
            .strip_prefix(code)
            .filter(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            return (Some(label), figures.trim_start());
        }
    }
    (None, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Number(number) => number.to_string(),
            Arg::Message(message) => {
                let args: Vec<String> = message.args.iter().map(|(_, arg)| plain(arg)).collect();
                format!(
                    "{}[{}]",
                    message.id.name().trim_start_matches("reading-"),
                    args.join("; ")
                )
            }
        }
    }

    #[test]
    fn a_stored_figure_is_read_out_in_words() {
        for (stored, said) in [
            (
                "rate(喫煙=はい) 15.7 % (n=236)",
                "figure[rate[喫煙=はい]; 15.7 % (n=236)]",
            ),
            ("count 12 (n=12)", "figure[count[]; 12 (n=12)]"),
            (
                "count %row 12.0 % (n=100)",
                "share[figure[count[]; 12.0 % (n=100)]; of-row[]]",
            ),
            (
                "mean(収縮期血圧(1回目)) 131",
                "figure[mean[収縮期血圧(1回目)]; 131]",
            ),
            (
                "rate(収縮期血圧>=140) 20 %",
                "figure[rate[収縮期血圧≥140]; 20 %]",
            ),
            (
                "distinct(町), rate(喫煙=はい) 男 2, 女 2",
                "figure[and[distinct[町]; rate[喫煙=はい]]; 男 2, 女 2]",
            ),
            (
                "count 男 2; rate(a; b=c) 男 9 %",
                "then[figure[count[]; 男 2]; figure[rate[a; b=c]; 男 9 %]]",
            ),
            ("39.5 %", "39.5 %"),
            ("rate(喫煙", "rate(喫煙"),
            ("count, 男 2", "count, 男 2"),
            ("meanwhile", "meanwhile"),
            ("", ""),
        ] {
            let evidence = Evidence {
                value: stored.into(),
                ..Evidence::default()
            };
            assert_eq!(plain(&evidence.value_in_words()), said, "{stored}");
        }
        assert_eq!(
            plain(&value_names_in_words(&[
                "count".into(),
                "max(BMI)".into(),
                "何か".into()
            ])),
            "and[and[count[]; max[BMI]]; 何か]"
        );
    }
}
