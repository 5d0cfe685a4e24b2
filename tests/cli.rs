//! The command line as scripts and people see it: results, messages in both languages, exit status.
#![expect(clippy::disallowed_methods, reason = "tests make files")]

#[path = "cli/checking.rs"]
mod checking;
#[path = "cli/documents.rs"]
mod documents;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// What a program printed. What did not come to run is started again: a process that another test is
/// just starting holds a copy of the program open for a moment, until it becomes another one, and Linux
/// does not run a file that somebody may write; Wine now and then answers 1359, an internal error.
fn output_of(command: &mut Command) -> Output {
    const INTERNAL_ERROR: i32 = 1359;
    let did_not_run = |error: &io::Error| {
        error.kind() == ErrorKind::ExecutableFileBusy
            || cfg!(windows) && error.raw_os_error() == Some(INTERNAL_ERROR)
    };
    let mut tries = (0..100).map(|_| command.output());
    let ran = tries.find(|ran| !ran.as_ref().is_err_and(did_not_run));
    ran.expect("a program that starts").unwrap()
}

/// A machine of its own: a folder of sessions, a home without settings, and no terminal.
struct Harness {
    folder: TempDir,
}

impl Harness {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = self.bare_command(args);
        // Windows has no variable that names the language, so it is said.
        if !args.iter().any(|arg| arg.starts_with("--lang")) {
            command.args(["--lang", "ja"]);
        }
        command
    }

    /// Without a language unless the arguments say one.
    fn bare_command(&self, args: &[&str]) -> Command {
        let mut command = self.with_environment(Command::new(env!("CARGO_BIN_EXE_yoriai")));
        command.args(args);
        command
    }

    fn with_environment(&self, mut command: Command) -> Command {
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        for name in [
            "HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "APPDATA",
            "LOCALAPPDATA",
        ] {
            command.env(name, self.folder.path());
        }
        command
            .env("YORIAI_DIR", self.folder.path())
            .env_remove("LANG")
            .env_remove("LANGUAGE")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("LC_CTYPE")
            .env_remove("NO_COLOR");
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        output_of(&mut self.command(args)).into()
    }

    /// A session made by the program itself.
    fn session(&self) -> PathBuf {
        let ran = self.run(&["new", "--title", "第1回 部会"]).fine();
        PathBuf::from(ran.out.trim())
    }
}

#[derive(Debug)]
struct Ran {
    out: String,
    err: String,
    code: i32,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            out: text(output.stdout),
            err: text(output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }
}

impl Ran {
    #[track_caller]
    fn fine(self) -> Self {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self
    }
}

/// Runs in both languages; the exit status is the same, and each message holds these words.
#[track_caller]
fn refused(screens: &Harness, args: &[&str], code: i32, ja: &str, en: &str) {
    for (lang, words) in [("ja", ja), ("en", en)] {
        let ran = screens.run(&[args, &["--lang", lang]].concat());
        assert_eq!(ran.code, code, "{ran:?}");
        assert!(ran.err.starts_with("yoriai: "), "{ran:?}");
        assert!(ran.err.contains(words), "{words}: {ran:?}");
        assert!(!ran.err.contains(['⟦', '\u{1b}']), "{ran:?}");
        assert_eq!(ran.out, "", "{ran:?}");
    }
}

fn str(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn new_creates_a_whole_session_and_prints_its_path() {
    let screens = Harness::new();
    let path = screens.session();
    assert!(path.starts_with(screens.folder.path()));
    let check = screens.run(&["check", str(&path)]).fine();
    assert!(
        check.out.contains("異常なし") && check.out.lines().count() == 1,
        "{check:?}"
    );
}

#[test]
fn new_writes_to_the_file_asked_for_and_never_over_another() {
    let screens = Harness::new();
    let path = screens.path("部会.ron");
    assert_eq!(
        screens
            .run(&["new", "-o", "部会.ron", "--template", "blank"])
            .fine()
            .out
            .trim(),
        "部会.ron"
    );
    let before = fs::read(&path).unwrap();
    refused(
        &screens,
        &["new", "-o", str(&path)],
        1,
        "既にあります",
        "exists already",
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn new_from_a_session_continues_it() {
    let screens = Harness::new();
    let first = screens.path("first.ron");
    screens
        .run(&[
            "new",
            "-o",
            str(&first),
            "--template",
            "evaluation",
            "--title",
            "第1回",
        ])
        .fine();
    let second = screens
        .run(&["new", "--from", str(&first), "--title", "第2回"])
        .fine();
    let log = screens.run(&["log", "--json", second.out.trim()]).fine();
    let opened: serde_json::Value = serde_json::from_str(log.out.lines().next().unwrap()).unwrap();
    assert_eq!(opened["event"]["Opened"]["template"], "evaluation");
    assert_eq!(opened["event"]["Opened"]["continues"]["title"], "第1回");
    let listed = screens.run(&["list", "--json"]).fine();
    let newest: serde_json::Value =
        serde_json::from_str(listed.out.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&newest["title"], newest["continues"].is_string()),
        (&"第2回".into(), true)
    );
    assert_eq!(newest["anonymity"], "Named");
}

#[test]
fn log_tells_each_record_in_words_or_as_json() {
    let screens = Harness::new();
    let path = screens.session();
    let words = screens.run(&["log", str(&path)]).fine();
    assert!(
        words
            .out
            .lines()
            .nth(1)
            .unwrap()
            .contains("名称を「第1回 部会」とした"),
        "{words:?}"
    );
    let english = screens.run(&["log", str(&path), "--lang", "en"]).fine();
    assert_eq!(english.out.lines().count(), words.out.lines().count());
    let json = screens.run(&["log", str(&path), "--json"]).fine();
    for (n, line) in json.out.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(record["n"], n);
        assert!(
            record["kind"].is_string()
                && record["text"].is_string()
                && record["ms"].is_u64()
                && record["t"].is_string()
        );
    }
}

#[test]
fn export_prints_both_documents_or_writes_them_and_never_over_others() {
    let screens = Harness::new();
    let path = screens.session();
    let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let both = screens.run(&["export", str(&path)]).fine().out;
    let (summary, full) = both.split_once("\n---\n\n").unwrap();
    assert!(
        summary.starts_with("# 会議結果概要（案）\n")
            && full.starts_with("# 会議録（案）\n")
            && both.contains("【閉会前の案】"),
        "{both}"
    );
    // The words of the session, not of the screen.
    assert_eq!(
        screens
            .run(&[
                "export",
                str(&path),
                "--to",
                "md",
                "--summary",
                "--full",
                "--lang",
                "en"
            ])
            .fine()
            .out,
        both
    );
    let public = screens
        .run(&["export", str(&path), "--full", "--public"])
        .fine()
        .out;
    assert!(
        public.starts_with("# 会議録（案）\n") && !public.contains("会議結果概要"),
        "{public}"
    );

    let file = screens.path("out.md");
    assert_eq!(
        screens
            .run(&["export", str(&path), "-o", "out.md"])
            .fine()
            .out,
        "out.md\n"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), both);
    fs::write(&file, "手で直した").unwrap();
    refused(
        &screens,
        &["export", str(&path), "-o", "out.md"],
        1,
        "既にあります",
        "exists already",
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "手で直した");
    screens
        .run(&["export", str(&path), "-o", "out.md", "--force"])
        .fine();
    assert_eq!(fs::read_to_string(&file).unwrap(), both);

    let folder = screens.path("docs");
    fs::create_dir(&folder).unwrap();
    screens.run(&["export", str(&path), "-o", "docs"]).fine();
    screens
        .run(&["export", str(&path), "-o", "docs", "--public"])
        .fine();
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let expected = [
        "_minutes.md",
        "_minutes_public.md",
        "_summary.md",
        "_summary_public.md",
    ]
    .map(|end| format!("{stem}{end}"));
    assert_eq!(names, expected);
    refused(
        &screens,
        &["export", str(&path), "-o", "docs", "--summary"],
        1,
        "--force",
        "--force",
    );
    refused(
        &screens,
        &["export", str(&path), "-o", "nowhere/a.md"],
        1,
        "書き出せません",
        "cannot be written",
    );
}

#[test]
fn a_file_alone_and_help_alone_do_what_was_meant() {
    let screens = Harness::new();
    let path = screens.session();
    // It would be opened: without a terminal that is all that can be said.
    refused(
        &screens,
        &[str(&path)],
        1,
        "端末ではないので",
        "not a terminal",
    );
    let data = screens.write("健診.csv", "a,b\n1,2\n");
    refused(&screens, &[str(&data)], 2, "yoriai pivot", "yoriai pivot");
    for (typed, meant) in [
        (vec!["help"], vec!["--help"]),
        (vec!["help", "check"], vec!["check", "--help"]),
    ] {
        let help = screens.run(&typed).fine();
        assert_eq!(help.out, screens.run(&meant).fine().out);
        assert!(help.out.contains("使い方"), "{help:?}");
    }
}

#[test]
fn a_form_that_this_version_does_not_write_is_not_offered() {
    let screens = Harness::new();
    let path = screens.session();
    for form in ["html", "docx", "xlsx", "csv", "cast", "sheets", "pdf"] {
        refused(
            &screens,
            &["export", str(&path), "--to", form],
            2,
            "使える値: md",
            "values: md",
        );
    }
    refused(
        &screens,
        &["export", "nowhere.ron"],
        1,
        "見つかりません",
        "not found",
    );
}

#[test]
fn list_shows_the_newest_first_and_what_cannot_be_read() {
    let screens = Harness::new();
    screens.write("memo.ron", "令和8年度");
    screens.run(&["new", "--title", "一"]).fine();
    screens.run(&["new", "--title", "二"]).fine();
    let out = screens.run(&["list"]).fine().out;
    let lines: Vec<&str> = out.lines().collect();
    assert!(
        lines[0].contains("二")
            && lines[1].contains("一")
            && lines[2].contains("寄合のセッションではありません"),
        "{out}"
    );
}

#[test]
fn keys_completions_man_doctor_and_version_print_to_standard_output() {
    let screens = Harness::new();
    assert!(screens.run(&["keys"]).fine().out.contains("Ctrl-P"));
    assert!(
        screens
            .run(&["keys", "--lang", "en", "--format", "markdown"])
            .fine()
            .out
            .contains("| `?` `F1` |")
    );
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            screens
                .run(&["completions", shell])
                .fine()
                .out
                .contains("yoriai"),
            "{shell}"
        );
    }
    assert!(screens.run(&["man"]).fine().out.contains(".TH yoriai"));
    let doctor = screens.run(&["doctor", "--lang", "en"]).fine().out;
    assert!(
        doctor.contains("can be written") && doctor.contains("File locks: work"),
        "{doctor}"
    );
    assert_eq!(
        screens.run(&["--version"]).fine().out,
        format!("yoriai {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_portable_program_keeps_its_sessions_beside_it_wherever_it_is_started() {
    let harness = Harness::new();
    let stick = harness.path("USB メモリ");
    fs::create_dir(&stick).unwrap();
    fs::create_dir(harness.path("sessions")).unwrap();
    let program = stick.join(format!("yoriai{}", std::env::consts::EXE_SUFFIX));
    fs::copy(env!("CARGO_BIN_EXE_yoriai"), &program).unwrap();
    let run = |args: &[&str]| -> String {
        let mut command = harness.with_environment(Command::new(&program));
        command.env_remove("YORIAI_DIR").args(args);
        Ran::from(output_of(&mut command)).fine().out
    };
    let new = || {
        harness
            .folder
            .path()
            .join(run(&["new", "--title", "第1回 部会"]).trim())
    };
    assert!(new().starts_with(harness.path("sessions")));
    fs::write(stick.join("portable"), "").unwrap();
    let path = new();
    assert!(path.starts_with(stick.join("sessions")), "{path:?}");
    let doctor = run(&["doctor", "--lang", "en"]);
    let settings = format!("Settings: {}", stick.display());
    assert!(doctor.contains(&settings), "{doctor}");
}

/// Windows asks the user's settings instead, which a test cannot set.
#[cfg(unix)]
#[test]
fn the_language_is_the_systems_unless_it_is_said() {
    let harness = Harness::new();
    let list = |name: &str, locale: &str| -> String {
        let mut command = harness.bare_command(&["list", "--help"]);
        Ran::from(command.env(name, locale).output().unwrap())
            .fine()
            .out
    };
    for (name, locale, words) in [
        ("LANG", "ja_JP.UTF-8", "使い方"),
        ("LC_ALL", "ja_JP", "使い方"),
        ("LANG", "en_GB.UTF-8", "Usage"),
    ] {
        assert!(list(name, locale).contains(words), "{name}={locale}");
    }
    let mut said = harness.bare_command(&["list", "--help", "--lang", "en"]);
    let said = Ran::from(said.env("LANG", "ja_JP.UTF-8").output().unwrap());
    assert!(said.out.contains("Usage"), "{said:?}");
}

#[test]
fn help_comes_in_the_language_of_the_screens() {
    let screens = Harness::new();
    let japanese = screens.run(&["--help"]).fine().out;
    assert!(
        japanese.contains("使い方: yoriai") && japanese.contains("会議を作り"),
        "{japanese}"
    );
    let english = screens.run(&["new", "--lang=en", "--help"]).fine().out;
    assert!(
        english.contains("Create a session") && !english.contains("作る"),
        "{english}"
    );
}

#[test]
fn wrong_arguments_are_said_with_what_would_be_right() {
    let screens = Harness::new();
    refused(
        &screens,
        &["opne", "a.ron"],
        2,
        "「open」ではありませんか",
        "Did you mean “open”?",
    );
    refused(&screens, &["list", "--jsn"], 2, "--json", "--json");
    refused(
        &screens,
        &["--theme", "sepia"],
        2,
        "使える値: dark, light, projector, mono",
        "Possible values: dark, light",
    );
    refused(&screens, &["open"], 2, "がありません", "is missing");
    refused(
        &screens,
        &["replay", "a.ron", "--speed", "0"],
        2,
        "1–64",
        "1–64",
    );
    refused(
        &screens,
        &["completions", "cmd"],
        2,
        "powershell",
        "powershell",
    );
}

#[test]
fn an_unknown_template_is_refused_with_the_known_ones() {
    let known = "issues, programmes, evaluation, blank";
    refused(
        &Harness::new(),
        &["new", "--template", "party"],
        2,
        known,
        known,
    );
}

#[test]
fn a_screen_needs_a_terminal() {
    let screens = Harness::new();
    let path = screens.session();
    for args in [&[][..], &["open", str(&path)], &["replay", str(&path)]] {
        refused(&screens, args, 1, "端末ではない", "not a terminal");
    }
}

#[test]
fn files_that_are_no_sessions_are_refused_with_their_reason() {
    let screens = Harness::new();
    let session = fs::read_to_string(screens.session()).unwrap();
    let cases = [
        (
            screens.write("memo.ron", "令和8年度の予定"),
            "寄合のセッションではありません",
            "not a yoriai session",
        ),
        (
            screens.write("other.ron", "(name:\"x\",size:3)"),
            "別の用途の RON",
            "RON file of something else",
        ),
        (
            screens.write("newer.ron", session.replacen("session/1", "session/2", 1)),
            "新しい版",
            "newer format",
        ),
        (screens.write("empty.ron", ""), "空のファイル", "is empty"),
        (
            screens.folder.path().to_owned(),
            "ファイルではありません",
            "not a file",
        ),
        (screens.path("nowhere.ron"), "見つかりません", "not found"),
    ];
    for (path, ja, en) in cases {
        refused(&screens, &["log", str(&path)], 1, ja, en);
        refused(&screens, &["new", "--from", str(&path)], 1, ja, en);
    }
}

#[test]
fn check_says_one_line_a_file_and_tells_damage_by_its_status() {
    let screens = Harness::new();
    let path = screens.session();
    let text = fs::read_to_string(&path).unwrap();
    let damaged = screens.write("damaged.ron", text.replacen("第1回", "第9回", 3));
    let with_mark = screens.write("mark.ron", format!("\u{FEFF}{text}"));
    let torn = screens.write("torn.ron", &text.as_bytes()[..text.len() - 40]);
    let ran = screens.run(&[
        "check",
        str(&path),
        str(&damaged),
        str(&with_mark),
        str(&torn),
        "--lang",
        "en",
    ]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!((ran.code, lines.len()), (3, 5), "{ran:?}");
    assert!(
        lines[0].contains("fine")
            && lines[1].contains("changed from outside")
            && lines[3].contains("breaks off"),
        "{ran:?}"
    );
    assert!(lines[2].contains("byte order mark"), "{ran:?}");
    assert!(ran.err.contains("damaged.ron: Line"), "{ran:?}");
    assert_eq!(screens.run(&["check", str(&with_mark)]).code, 0);
    refused(
        &screens,
        &["check", "nowhere.ron"],
        1,
        "見つかりません",
        "not found",
    );
}

#[test]
fn a_damaged_session_is_told_as_far_as_it_can_be_read() {
    let screens = Harness::new();
    let text = fs::read_to_string(screens.session()).unwrap();
    let damaged = screens.write(
        "damaged.ron",
        text.replacen("名称", "名前", 1)
            .replacen("Described(", "Descrybed(", 1),
    );
    let ran = screens.run(&["log", str(&damaged)]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("外部で変更") && ran.out.lines().count() >= 2,
        "{ran:?}"
    );
}

#[test]
fn text_that_could_fool_a_terminal_is_not_printed() {
    let screens = Harness::new();
    let text = fs::read_to_string(screens.session()).unwrap();
    let hostile = screens.write(
        "hostile.ron",
        text.replace("第1回 部会", "a\\u{1b}[2Jb\\u{202e}c"),
    );
    for args in [
        &["log", str(&hostile)][..],
        &["log", "--json", str(&hostile)],
        &["list"],
        &["list", "--json"],
        &["check", str(&hostile)],
    ] {
        let ran = screens.run(args);
        assert!(
            !format!("{}{}", ran.out, ran.err).contains(['\u{1b}', '\u{202e}']),
            "{ran:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let screens = Harness::new();
    let path = screens.session();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // root reads everything
    }
    refused(
        &screens,
        &["log", str(&path)],
        1,
        "許可がありません",
        "Permission is missing",
    );
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_said_and_leaves_nothing_behind() {
    let screens = Harness::new();
    let script = format!(
        "ulimit -f 0; trap '' XFSZ; exec {} new --lang en",
        env!("CARGO_BIN_EXE_yoriai")
    );
    let mut shell = Command::new("sh");
    let ran: Ran = shell
        .args(["-c", &script])
        .current_dir(screens.folder.path())
        .env("YORIAI_DIR", screens.folder.path())
        .output()
        .unwrap()
        .into();
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("cannot be written"), "{ran:?}");
    assert_eq!(screens.run(&["list"]).fine().out, "");
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_written_are_no_success() {
    let screens = Harness::new();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let ran: Ran = screens
        .command(&["keys"])
        .stdout(full)
        .output()
        .unwrap()
        .into();
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("書き出せません"), "{ran:?}");
}

#[test]
fn a_reader_that_has_read_enough_is_no_error() {
    let screens = Harness::new();
    let mut child = screens
        .command(&["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran: Ran = child.wait_with_output().unwrap().into();
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn inspect_tells_what_is_understood_of_a_file_and_where_its_problems_are() {
    let screens = Harness::new();
    let data = screens.write(
        "人数.csv",
        "健診のまとめ,,\n圏域コード,圏域,人数\n0101,みどり,1人\n0102,髙﨑,-\n0103,合計\n",
    );
    let ran = screens.run(&["inspect", data.to_str().unwrap()]).fine();
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (
            &told["format"],
            &told["encoding"],
            &told["header_row"],
            &told["rows"]
        ),
        (&"csv".into(), &"utf-8".into(), &2.into(), &3.into())
    );
    assert_eq!(told["notes"][0], "健診のまとめ");
    let columns: Vec<_> = told["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| (&column["name"], &column["kind"], &column["distinct"]))
        .collect();
    assert_eq!(
        columns[0],
        (&"圏域コード".into(), &"label".into(), &3.into())
    );
    assert_eq!(columns[2], (&"人数".into(), &"number".into(), &1.into()));
    let problem = |code: &str| {
        told["problems"]
            .as_array()
            .unwrap()
            .iter()
            .find(|problem| problem["code"] == code)
            .cloned()
            .unwrap_or_default()
    };
    assert_eq!(
        (
            &problem("unequal-rows")["line"],
            &problem("subtotals")["line"]
        ),
        (&5.into(), &5.into())
    );
    assert!(
        problem("marks")["text"]
            .as_str()
            .unwrap()
            .contains("該当なし")
    );
}

#[test]
fn inspect_follows_a_recipe_and_refuses_what_is_no_table() {
    let screens = Harness::new();
    let data = screens.write("人数.csv", "題,年\n圏域,人数\nみどり,1\n");
    let recipe = screens.write(
        "recipe.ron",
        "(header: (first: 1, height: 2), columns: [(at: 1, name: \"数\", kind: Label)])",
    );
    let ran = screens
        .run(&[
            "inspect",
            data.to_str().unwrap(),
            "--recipe",
            recipe.to_str().unwrap(),
        ])
        .fine();
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (
            &told["columns"][0]["name"],
            &told["columns"][1]["name"],
            &told["columns"][1]["kind"]
        ),
        (&"題/圏域".into(), &"数".into(), &"label".into())
    );
    let page = screens.write("page.csv", "<html><body>404</body></html>");
    refused(
        &screens,
        &["inspect", page.to_str().unwrap()],
        1,
        "ウェブページ",
        "web page",
    );
    refused(
        &screens,
        &["inspect", "ない.csv"],
        1,
        "見つかりません",
        "not there",
    );
    let broken = screens.write("broken.ron", "(header: ");
    refused(
        &screens,
        &[
            "inspect",
            data.to_str().unwrap(),
            "--recipe",
            broken.to_str().unwrap(),
        ],
        1,
        "broken.ron",
        "broken.ron",
    );
}

/// Rows of 町, 性別, `HbA1c`: in みどり町 only four women.
fn checkups() -> String {
    let rows = [
        ("髙﨑町", "男", "5.4", 20),
        ("髙﨑町", "女", "6.0", 15),
        ("みどり町", "男", "5.7", 30),
        ("みどり町", "女", "6.6", 4),
        ("あおば町", "男", "5.5", 12),
    ];
    let lines = rows
        .iter()
        .flat_map(|(town, sex, value, n)| vec![format!("{town},{sex},{value}\n"); *n]);
    format!(
        "町,性別,HbA1c\n{}あおば町,女,\nあおば町,女,5.0\n",
        lines.collect::<String>()
    )
}

#[test]
fn pivot_prints_a_table_whose_small_cells_are_held_back() {
    let screens = Harness::new();
    screens.write("健診.csv", checkups());
    let asked = [
        "pivot",
        "健診.csv",
        "--rows",
        "町",
        "--cols",
        "性別",
        "--values",
        "mean:HbA1c",
    ];
    let lines = |ran: Ran| {
        ran.fine()
            .out
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    let shown = lines(screens.run(&[&asked[..], &["--min-n", "0"]].concat()));
    assert_eq!(shown[0], "町 × 性別 · mean(HbA1c)");
    assert_eq!(
        shown[2..7],
        [
            "町 男 女 計",
            "あおば町 5.500 (12) 5.000 (1) 5.462 (13)",
            "みどり町 5.700 (30) 6.600 (4) 5.806 (34)",
            "髙﨑町 5.400 (20) 6.000 (15) 5.657 (35)",
            "計 5.565 (62) 6.070 (20) 5.688 (82)"
        ]
    );
    // あおば町 has one woman with a value and みどり町 four: together still too few to be told as the rest
    // of their column.
    let safe = lines(screens.run(&asked));
    assert_eq!(
        safe[3..7],
        [
            "あおば町 - - 5.462 (13)",
            "みどり町 - - 5.806 (34)",
            "髙﨑町 - - 5.657 (35)",
            "計 5.565 (62) 6.070 (20) 5.688 (82)"
        ]
    );
    assert!(
        safe.iter()
            .any(|line| line.starts_with("秘匿（-）: 6 セル")),
        "{safe:?}"
    );
}

#[test]
fn pivot_as_csv_has_one_line_a_cell_and_no_totals() {
    let screens = Harness::new();
    screens.write("健診.csv", checkups());
    let asked = [
        "pivot",
        "健診.csv",
        "--rows",
        "町",
        "--cols",
        "性別",
        "--values",
        "count,rate:HbA1c>=5.6",
        "--format",
        "csv",
    ];
    let out = screens
        .run(&[&asked[..], &["--min-n", "0"]].concat())
        .fine()
        .out;
    assert_eq!(
        out.lines().collect::<Vec<_>>(),
        [
            "町,性別,count,rate(HbA1c>=5.6)",
            "あおば町,男,12,0.00",
            "あおば町,女,2,0.00",
            "みどり町,男,30,100.00",
            "みどり町,女,4,100.00",
            "髙﨑町,男,20,0.00",
            "髙﨑町,女,15,100.00"
        ]
    );
    let out = screens.run(&asked).fine().out;
    assert!(
        out.contains("みどり町,女,*,*")
            && out.contains("みどり町,男,*,*")
            && out.contains("髙﨑町,男,20,0.00"),
        "{out}"
    );
    let bands = screens.run(&[
        "pivot",
        "健診.csv",
        "--rows",
        "HbA1c@5.6,6.5",
        "--show",
        "total",
        "--filter",
        "性別=男|女",
        "--filter",
        "町!=あおば町",
        "--format",
        "csv",
    ]);
    assert_eq!(
        bands.fine().out.lines().collect::<Vec<_>>(),
        ["HbA1c,count", "<5.6,*", "5.6–6.4,65.22", "≥6.5,*"]
    );
}

#[test]
fn pivot_as_json_has_the_question_and_every_cell() {
    let screens = Harness::new();
    screens.write("健診.csv", checkups());
    let out = screens
        .run(&[
            "pivot",
            "健診.csv",
            "--rows",
            "性別",
            "--order",
            "rising",
            "--format",
            "json",
        ])
        .fine()
        .out;
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (
            &told["n"],
            &told["query"]["order"],
            &told["view"]["rows"][0]["keys"][0]
        ),
        (&83.into(), &"Rising".into(), &"女".into())
    );
    assert_eq!(told["view"]["cells"][2]["figure"]["Number"], "83");
    assert_eq!(told["sha256"].as_str().map(str::len), Some(64));
}

#[test]
fn pivot_without_options_counts_the_rows_and_holds_back_few_of_them() {
    let screens = Harness::new();
    screens.write("健診.csv", checkups());
    assert!(
        screens
            .run(&["pivot", "健診.csv"])
            .fine()
            .out
            .contains("n = 83")
    );
    screens.write("少数.csv", "町,性別\n髙﨑町,男\n髙﨑町,女\n");
    let few = screens
        .run(&["pivot", "少数.csv", "--rows", "性別"])
        .fine()
        .out;
    assert!(
        few.contains("n は秘匿しています") && !few.contains("n = "),
        "{few}"
    );
}

#[test]
fn pivot_says_what_it_does_not_understand() {
    let screens = Harness::new();
    screens.write("健診.csv", checkups());
    refused(
        &screens,
        &["pivot", "健診.csv", "--rows", "市町村"],
        2,
        "項目: 町, 性別, HbA1c",
        "Fields: 町, 性別, HbA1c",
    );
    refused(
        &screens,
        &["pivot", "健診.csv", "--values", "平均:HbA1c"],
        2,
        "値になりません",
        "is no value",
    );
    refused(
        &screens,
        &["pivot", "健診.csv", "--filter", "性別"],
        2,
        "書き方が分かりません",
        "not understood",
    );
    refused(
        &screens,
        &["pivot", "健診.csv", "--show", "parent"],
        2,
        "value, row, column, total",
        "value, row, column, total",
    );
    refused(
        &screens,
        &["pivot", "健診.csv", "--values", "mean:町"],
        1,
        "数の項目ではない",
        "not a field of numbers",
    );
    refused(
        &screens,
        &["pivot", "健診.csv", "--values", "rate:性別=男性"],
        1,
        "「男性」という値はありません",
        "no value “男性”",
    );
    refused(
        &screens,
        &["pivot", "健診.csv", "--recipe", "ない.ron"],
        1,
        "取込の手順",
        "The recipe",
    );
    refused(&screens, &["pivot", "ない.csv"], 1, "ない.csv", "ない.csv");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_file_of_data_and_nobody_waits_for_what_might_come_out_of_it() {
    let screens = Harness::new();
    let pipe = screens.path("管.csv");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    for args in [["inspect", "管.csv"], ["pivot", "管.csv"]] {
        let ran = screens.run(&args);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
        assert!(ran.err.contains("管.csv"), "{ran:?}");
    }
}
