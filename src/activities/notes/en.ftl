notes = Notes
notes-about = Writes down remarks, decisions and homework, a line each.
notes-remark = Remark
notes-decision = Decision
notes-homework = Homework
notes-story-written = { $kind } noted: { $text }
notes-story-written-by = { $kind } noted, by { $who }: { $text }
notes-story-corrected = Corrected: { $before } → { $text }
notes-story-struck = Struck out: { $text }
notes-landmark = { $kind }: { $text }
notes-refuse-empty = Enter some text.
notes-refuse-no-line = That line is gone. Choose from the list.

## Screen

notes-none = Nothing is written yet.
notes-empty = Nothing is written yet. Press Enter to write.
notes-write = Write
notes-correct = Correct
notes-strike = Strike out
notes-hand-in = Hand in
notes-kind = Change kind
notes-speaker = Next speaker
notes-speaker-before = Previous speaker
notes-stop = To the list
notes-correcting = Correcting
notes-ask-paste = Make { $n } notes of the { $n } pasted lines?
context-notes = Notes
context-notes-lines = Notes: when there are lines
context-notes-writing = Notes: writing
notes-minutes = { $text }
notes-minutes-by = { $who }: { $text }
notes-minutes-role = ({ $role }) { $text }
