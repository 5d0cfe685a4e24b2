### Terminal and command line. Say what happened, and on the next line what to do.

## Opening and closing the screen

run-no-terminal = The screen cannot be opened. { $reason }
run-no-terminal-hint = Start it within a terminal (Windows Terminal, for example), without redirecting input or output.
run-read-only = Opened read-only. { $reason }
run-head-kept = The head that listings show could not be renewed. The records are saved. { $reason }
run-journal-kept = The journal of anonymous writing { $file } could not be deleted. Delete it after the meeting. { $reason }
run-settings-not-kept = The settings could not be kept in { $file }; they hold for this time only. ({ $reason })
run-unknown-template = There is no template “{ $name }”.
run-unknown-template-hint = Templates: { $names }
run-not-flushed = Not everything could be saved before the end.
run-not-flushed-hint = The disk or the share does not answer. When it is back, look with yoriai check.
run-failed = A fault of the program ended it. No saved record is lost.
run-failed-hint = Open the session again to go on. Please tell the developers, with the text above.
run-thread-failed = A part of the program has stopped. The meeting can go on, but open it again. ({ $reason })

cli-no-terminal = This is not a terminal, so the screen cannot be opened.
cli-no-terminal-hint = Commands without a screen work: list, log, check, keys. All commands: yoriai --help.
