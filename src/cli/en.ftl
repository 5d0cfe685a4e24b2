### Terminal and command line. Say what happened, and on the next line what to do.

## Opening and closing the screen

run-no-terminal = The screen cannot be opened. { $reason }
run-no-terminal-hint = Start it within a terminal (Windows Terminal, for example), without redirecting input or output.
run-read-only = Opened read-only. { $reason }
run-head-kept = The head that listings show could not be renewed. The records are saved. { $reason }
run-journal-kept = The journal of anonymous writing { $file } could not be deleted. Delete it after the meeting. { $reason }
run-draft-not-kept = What is half-typed cannot be kept. What is handed in is saved. ({ $reason })
run-settings-not-kept = The settings could not be kept in { $file }; they hold for this time only. ({ $reason })
run-unknown-template = There is no template “{ $name }”.
run-unknown-template-hint = Templates: { $names }
run-not-flushed = Not everything could be saved before the end.
run-not-flushed-hint = The disk or the share does not answer. When it is back, look with yoriai check.
run-not-saved = Some records could not be saved. { $reason }
run-not-saved-hint = What was shown as saved before is in the file. Look with yoriai check.
run-failed = A fault of the program ended it. No saved record is lost.
run-failed-hint = Open the session again to go on. Please tell the developers, with the text above.
run-thread-failed = A part of the program has stopped. The meeting can go on, but open it again. ({ $reason })

run-export-not-closed = The meeting is not closed yet. Close it first, then write the minutes.
run-export-exists = { $path } exists already.
run-export-exists-hint = Add --force if it may be replaced.
run-export-failed = { $path } cannot be written. ({ $reason })
run-export-failed-hint = Check that the folder exists, may be written to and has room.
run-export-damaged = The session file is damaged, or was changed from outside, so the public version is not written: { $damage }
run-export-damaged-hint = Look at it, and add --despite-damage if you decide to write it all the same.
run-export-ask-damaged = The session file is damaged, or was changed from outside ({ $damage }). The version for the secretariat is written. Write the public one too?
run-exported = { $n } documents written beside the session: { $file }
run-export-there = The same documents are there already: { $file }
run-reading-data = Reading { $file }
run-data-changed = { $file } is no longer the file that was read then. Choose it again in the import to use it as it is now.
run-data-not-there = The data are not in memory. Read the file again.
run-worker-failed = A fault of the program ended this work. Try it again with another file or question, and please tell the developers.
run-folder-unread = The folder { $folder } cannot be read. ({ $reason })

cli-no-terminal = This is not a terminal, so the screen cannot be opened.
cli-no-terminal-hint = Commands without a screen work: list, log, check, keys. All commands: yoriai --help.

## Usage (--help)

cli-about = yoriai (寄合) runs working-group meetings, records them, and replays them later. Without a command it shows the sessions.
cli-heading-usage = Usage:
cli-heading-verbs = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-common = Common options

cli-verb-new = Create a session and print its path; on a terminal, open it.
cli-verb-open = Run a session.
cli-verb-replay = Replay a session, read-only.
cli-verb-check = Check files; of a folder also how its sessions continue one another. Exit status: 1 unreadable, 3 damaged, 4 closed without a seal.
cli-verb-log = Print the records, one a line.
cli-verb-export = Write the summary and the minutes of a session.
cli-verb-list = Print the sessions, newest first.
cli-verb-inspect = Print what is understood of a file of data, as JSON: format, header, columns, and every problem with its place.
cli-verb-pivot = Print a file of data by rows and columns. Small cells are held back.
cli-verb-keys = Print every key.
cli-verb-completions = Print the completions for a shell (bash, zsh, fish, powershell, elvish).
cli-verb-man = Print the manual page, or that of a command.
cli-verb-doctor = Print what this terminal and this machine can do.

cli-arg-lang = Language of screens and messages
cli-arg-dir = Folder of sessions (else YORIAI_DIR, ./sessions, yoriai in the documents folder)
cli-arg-theme = Theme: dark, light, projector, mono
cli-arg-help = Print this help
cli-arg-version = Print the version
cli-arg-template = Template: issues, programmes, evaluation, blank
cli-arg-from = Continue this session: its council and its people come along
cli-arg-title = Title (else the template's)
cli-arg-out = File to create (else one in the folder of sessions, named by date and time)
cli-arg-session = Session file
cli-arg-at = Where to start: a record number (214), a time (14:07), time since the beginning (+5:00)
cli-arg-speed = How fast to replay: 1 to 64 times; given this, it plays at once
cli-arg-to = Form of the documents (md in this version)
cli-arg-output = File to write; in a folder, one file for each document (standard output without it)
cli-arg-public = The public version, without names and roles
cli-arg-summary = Only the summary
cli-arg-full = Only the minutes
cli-arg-despite_damage = Write the public version of a damaged session too
cli-arg-force = Replace files that exist
cli-arg-files = Session files, or folders of them
cli-arg-page = Name of a command; prints its page, yoriai-COMMAND(1)
cli-arg-json = Print one JSON object a line
cli-arg-format = Form of the table
cli-arg-shell = Name of the shell
cli-arg-data = File of data (CSV, xlsx)
cli-arg-rows = Fields on the rows. Bands: 年齢/10 (every 10), 収縮期血圧@130,140 (from these values)
cli-arg-cols = Fields on the columns
cli-arg-values = Values: count, mean:HbA1c, rate:喫煙=はい, rate:収縮期血圧>=140; also distinct, sum, median, min, max
cli-arg-filter = Filter, any number of them: 性別=男|女, 性別!=不明, 年度>=2022, 年齢:40..64
cli-arg-show = Show as: value, row (% of the row's total), column, total
cli-arg-order = Order of the rows: own, reversed, falling, rising
cli-arg-hide_blank = Leave out blank rows and columns
cli-arg-min_n = Hold back cells of fewer rows (default 10; 0 shows all)
cli-arg-sheet = Sheet to read
cli-arg-recipe = File that says how to read the data

## Wrong arguments

cli-wrong-argument = There is no option “{ $arg }”.
cli-wrong-verb = There is no command “{ $verb }”.
cli-wrong-value = { $arg } cannot be “{ $value }”.
cli-wrong-no-value = { $arg } needs a value.
cli-wrong-missing = { $arg } is missing.
cli-wrong-twice = { $arg } may be given only once.
cli-wrong-other = The arguments are wrong. ({ $text })
cli-wrong-at = The session has no place “{ $at }”.
cli-wrong-at-hint = Give a record number (214), a time (14:07), or the time since the beginning (+5:00).
cli-wrong-hint = See yoriai --help.
cli-wrong-hint-file = A file needs a command: yoriai pivot { $file } for data, yoriai open { $file } for a session.
cli-wrong-hint-values = Possible values: { $values }
cli-wrong-hint-meant = Did you mean “{ $meant }”?

cli-output = The results cannot be written. ({ $reason })
cli-output-hint = Check whether the disk that they go to is full.

## Check

cli-check-no-sessions = There is no session (.ron) in { $folder }.
cli-check-summary = { $n } in all: { $fine } fine, { $unsealed } closed without a seal, { $damaged } damaged, { $unread } unreadable
cli-check-summary-chains = { $files }. { $chains } continue another session ({ $broken } of them do not fit)

## Keys

cli-keys-key = Key
cli-keys-does = Action

## Doctor

cli-lang-ja = Japanese
cli-lang-en = English
cli-doctor-text = { $text }
cli-doctor-version = Version
cli-doctor-terminal = Terminal
cli-doctor-no-terminal = none (no screen can be opened)
cli-doctor-size = { $columns } × { $rows } ({ $term })
cli-doctor-colours = Colours
cli-doctor-16 = 16
cli-doctor-256 = 256
cli-doctor-true = 16.7 million
cli-doctor-width = Width of ★ and lines
cli-doctor-width-1 = 1 column
cli-doctor-width-2 = 2 columns (ASCII signs are drawn instead)
cli-doctor-width-unknown = unknown (taken as 1 column; if that is wrong, set YORIAI_WIDTH=2)
cli-doctor-locale = Locale
cli-doctor-language = Language
cli-doctor-theme = Theme
cli-doctor-sessions = Sessions
cli-doctor-config = Settings
cli-doctor-rescue = Rescue folder
cli-doctor-writable = { $path } (can be written)
cli-doctor-will-be-made = { $path } (not there yet; made when it is needed)
cli-doctor-not-writable = { $path } (cannot be written)
cli-doctor-lock = File locks
cli-doctor-locks = work
cli-doctor-no-locks = do not work. Do not open the same session on two machines at once.

## Pivot

cli-pivot-total = Total
cli-pivot-blank = (blank)
cli-pivot-n = n = { $n }
cli-pivot-n-hidden = n is held back
cli-pivot-filtered = Rows left out by filters: { $n }
cli-pivot-filtered-few = Rows left out by filters: fewer than { $least }
cli-pivot-blank-hidden = Rows left out as blank: { $n }
cli-pivot-blank-hidden-few = Rows left out as blank: fewer than { $least }
cli-pivot-suppressed = Held back (-): { $n } cells (of fewer than { $least } rows, or telling one that is)
cli-pivot-denominators = In brackets: rows with a value; for rates, those who meet the condition / rows with a value
cli-pivot-fields = Fields: { $fields }
cli-pivot-given = Reading was given up.
cli-recipe = The recipe { $file } cannot be read. ({ $reason })
cli-recipe-hint = Name a file in RON, for example: (sheet: "健診")
cli-data-unreadable = { $file } cannot be read. ({ $reason })
cli-data-unreadable-hint = Check its name and folder, and that no other program holds it open.
cli-data-not-kept = Nothing of this is kept. To keep it: yoriai --dir FOLDER pivot FILE

## The states of the documents

cli-verb-minutes = Record how far the documents of a closed session are (review, corrected, confirmed); without --state, print it.
cli-arg-state = The new state: review, corrected, confirmed
cli-arg-document = Which document: both, summary, minutes (both without it)
cli-arg-whom = Who was asked to review (with review)
cli-arg-until = Until when (with review), for example 2026-12-04 or 12/4
cli-arg-what = What was corrected (with corrected)
cli-arg-by = Who confirmed (with confirmed)
cli-minutes-draft = { $document }: { $state }
cli-minutes-state = { $document }: { $state } ({ $day }, record { $record })
cli-minutes-no-state = Say the state: --state review, corrected or confirmed.
cli-minutes-misplaced = { $arg } cannot be used here.
cli-minutes-no-draft = A document cannot go back to draft; it is one until it is confirmed.
cli-minutes-no-draft-hint = To correct a confirmed one: --state corrected --what TEXT. To undo a record: yoriai open, then u.
cli-minutes-review-hint = For example: yoriai minutes SESSION.ron --state review --whom "seven members" --until 12/4
cli-minutes-corrected-hint = For example: yoriai minutes SESSION.ron --state corrected --what "names of speakers"
cli-minutes-confirmed-hint = For example: yoriai minutes SESSION.ron --state confirmed --by chair
run-documents-damaged = The session was changed from outside. Nothing was recorded of its documents.
run-documents-unsealed = The session is closed but has no seal. Nothing was recorded of its documents.
run-documents-unsealed-hint = Open it once with yoriai open; it is sealed then.
run-documents-not-kept = { $file } could not be written. The session is in { $to }. ({ $reason })
run-check-hint = Look with yoriai check.
