//! What the person chose for this machine, and how it is found out: the command line, the
//! environment, the settings file, the system.

use std::path::Path;
use std::{env, fs, io};

use serde::{Deserialize, Serialize};

use crate::app::{ChosenSetting, Settings};
use crate::lang::Lang;
use crate::paint::ThemeName;

/// The settings file: names instead of the program's own types, so that an older version passes
/// over what it does not know.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
struct SettingsFile {
    lang: String,
    theme: String,
}

/// What the command line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct SettingsOverride {
    /// Language.
    pub(crate) lang: Option<Lang>,
    /// Theme.
    pub(crate) theme: Option<ThemeName>,
}

/// The settings to start with. Language: the command line, kept, the system's, Japanese. Theme: the command line,
/// `NO_COLOR`, kept, dark.
pub(crate) fn find(overrides: SettingsOverride, file: &Path) -> Settings {
    let kept = read(file);
    let lang = overrides
        .lang
        .or_else(|| lang_of(&kept.lang))
        .or_else(|| sys_locale::get_locale().map(|locale| Lang::from_locale(&locale)));
    let theme = overrides
        .theme
        .or_else(|| no_color().then_some(ThemeName::Mono))
        .or_else(|| ThemeName::from_id(&kept.theme));
    Settings {
        lang: lang.unwrap_or_default(),
        theme: theme.unwrap_or_default(),
    }
}

/// Keeps what was chosen; what was not goes on following the system.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn keep(chosen: ChosenSetting, file: &Path) -> io::Result<()> {
    let mut kept = read(file);
    match chosen {
        ChosenSetting::Lang(lang) => lang.code().clone_into(&mut kept.lang),
        ChosenSetting::Theme(theme) => theme.id().clone_into(&mut kept.theme),
    }
    let text = ron::to_string(&kept).map_err(io::Error::other)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text + "\n")
}

/// The language of this name.
pub(crate) fn lang_of(code: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code() == code)
}

/// An unreadable settings file is none: a meeting must not wait for somebody to mend it.
fn read(file: &Path) -> SettingsFile {
    fs::read_to_string(file)
        .ok()
        .and_then(|text| ron::from_str(&text).ok())
        .unwrap_or_default()
}

/// See <https://no-color.org>: set, and not empty.
fn no_color() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_again_and_what_is_asked_wins() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/settings.ron");
        keep(ChosenSetting::Theme(ThemeName::Projector), &file).unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            text.contains("lang:\"\""),
            "nobody chose a language: {text}"
        );
        keep(ChosenSetting::Lang(Lang::En), &file).unwrap();
        assert_eq!(
            find(
                SettingsOverride {
                    theme: Some(ThemeName::Light),
                    ..SettingsOverride::default()
                },
                &file
            ),
            Settings {
                lang: Lang::En,
                theme: ThemeName::Light
            }
        );
        assert_eq!(
            find(
                SettingsOverride {
                    lang: Some(Lang::Ja),
                    ..SettingsOverride::default()
                },
                &file
            )
            .lang,
            Lang::Ja
        );
    }

    #[test]
    fn a_settings_file_of_a_newer_or_broken_kind_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.ron");
        fs::write(&file, "(lang:\"en\",theme:\"sepia\",size:3)").unwrap();
        assert_eq!(find(SettingsOverride::default(), &file).lang, Lang::En);
        fs::write(&file, "\u{0}").unwrap();
        assert_eq!(read(&file), SettingsFile::default());
    }
}
