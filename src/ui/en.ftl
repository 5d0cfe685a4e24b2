### Words of the frame: list, set-up, closing, replay, overlays, keys that work everywhere.

program = yoriai 寄合
too-small = Please enlarge the window (at least { $columns }×{ $rows })
minutes = { $n } min

## Keys that work everywhere

do-help = Help
do-palette = Actions
do-language = 日本語 / English
do-theme = Change the theme
do-notices = Notices so far
do-leave = Back
do-quit = Quit
do-undo = Undo
do-redo = Redo
do-people = Attendance
do-agenda = Agenda
do-next-item = Go on to the next agenda item
do-setup = The set-up page
do-chapters = Open or switch activities
do-closing = Review and close
do-lineage = Follow where things come from
move-up = Up
move-down = Down
move-page-up = Page up
move-page-down = Page down
move-first = To the first
move-last = To the last
move-left = Left
move-right = Right
move-next-page = Next page
move-previous-page = Page before
list-choose = Choose
list-close = Close
list-tick-all = All or none
confirm-yes = Yes
confirm-no = No
confirm-lead-on = Go on
ask-next-item = { $running }. Go on to the next agenda item all the same?

## Where keys work

context-everywhere = Everywhere
context-home = List of sessions
context-meeting = During a meeting
context-setup = Set-up
context-setup-people = Set-up: participants
context-setup-agenda = Set-up: agenda
context-closing = Review and close
context-closed = A closed meeting
context-replay = Replay
context-list = Lists on top
context-people = Attendance
context-confirm = Questions
context-lead-on = Questions before going on

## The top line

page-setup = Set-up
page-closing = Review and close
top-left = Item { $item }/{ $items } { $time } left
top-over = Item { $item }/{ $items } { $time } over
top-bank = { $time } spare
top-behind = { $time } late
save-saved = saved
save-drafting = typing
place-ask-folder = Nothing can be written in its own place. Another folder (Enter takes this one):
draft-back = { $n ->
    [one] What was half-typed last time is back where it was. It is not recorded yet.
   *[other] { $n } half-typed pieces of last time are back where they were. They are not recorded yet.
}
draft-unplaced = What was half-typed last time, "{ $words }", belongs to nothing that is still there.
draft-stays = What is half-typed stays where it is. It is not recorded yet.
draft-line = { $place }: { $words }
draft-asked = the line asked for
draft-nowhere = gone
draft-choices = (choices only)
save-saving = saving { $n }
save-elsewhere = saving elsewhere
save-broken = cannot save
save-read-only = read-only
save-moved = The file can no longer be written ({ $reason }). The meeting goes on in { $path }.
save-failed = Cannot save: { $reason } Keep this window open and free some space.

## List of sessions

home-open = Open
home-open-copy = Open a copy of it
home-replay = Replay
home-new = New meeting
home-continue = Continue it
home-filter = Filter
home-minutes = Write the minutes
home-refresh = Read again
home-how-to-leave = How to leave
home-leave-by = To leave, press Ctrl-Q (or Ctrl-C).
home-list = { $n ->
        [one] 1 session
       *[other] { $n } sessions
    }
home-list-filtered = { $n } of { $all } sessions ({ $words })
home-ask-filter = Show the sessions whose title, council or file name holds these words. Leave it empty to show all.
home-empty = There are no sessions yet. Press n to make one from a template; setting it up takes about two minutes.
home-nothing-found = No session fits. Press / and change the words or leave them empty.
home-continues = Continues “{ $title }”
home-continued-by = Continued by “{ $title }”
home-continued-already = “{ $title }” of the same council or group continues this session already. Unless each group meets by itself, open that one.
home-continued-twice = Two or more sessions of the same council or group continue this one. Check which one goes on.
home-reopened-since = Reopened after “{ $title }” was made to continue it. What was taken over may differ.
home-people = { $here } of { $n } took part ({ $sectors })
home-preparing = Being prepared
home-running = Under way: { $records } records, { $items } items
home-closed = Closed: { $records } records, { $items } items, seal { $seal }
home-decided = Decided
home-promised = Open matters
templates-title = Templates for a new meeting
templates-title-continuing = Templates for the session that continues

## Set-up

setup-about = The meeting
setup-title = Title
setup-council = Council
setup-date = Date
setup-place = Place
setup-facilitator = Facilitator
setup-fiscal-year = Fiscal year
setup-particulars = For the minutes
setup-particulars-said = { $n } filled in
setup-anonymity = Anonymity
setup-not-said = —
setup-people = Participants ({ $n })
setup-people-empty = Paste a list of organisations, names and sectors from Excel or a mail, and everybody is in. Press a to add one by one.
setup-person-label = organisation, name, sector
setup-person = Participant
setup-organisation = Organisation
setup-name = Name or post
setup-side = Sector
setup-role = Role
setup-change-role = Change role
setup-members = Everybody without a role: member
setup-agenda = Agenda ({ $minutes } min)
setup-agenda-empty = There is no agenda yet. Go to the agenda with Tab and press a.
setup-item-label = title and minutes (Sharing issues 20)
setup-item = Agenda item
setup-item-title = Title
setup-minutes = Minutes
setup-item-kind = Activity
setup-kind-none = none (talk)
setup-start = Start the meeting
setup-next-section = Next part
setup-previous-section = Previous part
setup-edit = Edit
setup-add-person = Add
setup-add-item = Add
setup-sector = Change sector
setup-attendance = Attendance
setup-remove = Remove
setup-longer = 5 min more
setup-shorter = 5 min less
setup-kind = Change activity
setup-move-up = Move up
setup-move-down = Move down
setup-people-added = { $n ->
        [one] One person was put on the list; u takes it back.
       *[other] { $n } people were put on the list; u takes them back.
    }
setup-items-added = { $n ->
        [one] One item was put on the agenda; u takes it back.
       *[other] { $n } items were put on the agenda; u takes them back.
    }
setup-nobody-pasted = No name or organisation was found in what was pasted.
setup-too-many-minutes = "{ $line }" has too many minutes: an item takes { $most } at most.
setup-nothing-pasted = No agenda item was found in what was pasted.
setup-no-agenda = The agenda is empty. Press Tab to go there and a to add an item, or F6 to open just an activity.
setup-ask-present = Start the meeting with the { $n } still unconfirmed marked present?
setup-ask-anonymity = Raise anonymity to “{ $level }”? It cannot be lowered again.
person-in-role = { $role }: { $who }
person-substituted = { $who } (for { $for })

## Attendance

people-title = Attendance: { $here } here of { $n }
people-empty = The list is empty. Press a to add somebody.
people-present = Present
people-late = Late (here now)
people-left = Left early
people-absent = Absent
people-substitute = Substitute
people-give-back = End substitution
people-add = Add
people-ask-substitute = Name or role of the substitute:
people-ask-newcomer = Organisation, name and sector of the newcomer. In a running meeting they count as here now.

## Agenda and activities

agenda-title = Agenda: Enter goes to the item
agenda-times = { $spent } of { $minutes } min
talk-item = Item { $n } of { $of }
talk-next = Next: { $title }
chapters-title = Activities
chapters-new = Open a new “{ $kind }”
chapter-ask-title = Title of this activity (may stay empty):
chapter-unknown = This activity was made by a newer version of yoriai. Its content stays in the file as it is.

## Review and close

closing-close = Close the meeting
closing-reopen = Reopen
closing-fill-in = Fill in for the minutes
closing-unsaid = Not said for the minutes: { $names }
closing-back = Back to the activity
closing-closed = The meeting is closed. Its records are sealed, and can be viewed and replayed.
closing-seal = Seal { $seal } (first 16 digits of SHA-256)
closing-decisions = Decisions ({ $n })
closing-no-decisions = Nothing is decided yet.
closing-promises = Open matters ({ $n })
closing-unfinished = Still open ({ $n })
closing-time = How the time went
closing-item = { $title }: { $planned } min planned, { $spent } used
closing-ask = Close the meeting and seal its records?
closing-ask-unfinished = { $n ->
        [one] One thing is still open.
       *[other] { $n } things are still open.
    } Close the meeting all the same and seal its records?
closing-typed = Typed and not recorded yet ({ $n })
closing-ask-typed = { $n ->
    [one] Something is typed and not recorded: closing throws it away.
   *[other] { $n } things are typed and not recorded: closing throws them away.
} { $open ->
    [0] {""}
   *[other] Still open: { $open }.{" "}
}Close the meeting and seal its records?
closing-ask-reopen = Reopen the closed meeting? It will be sealed anew at the next closing. The reopening stays on record.
closing-ask-reopen-continued = “{ $title }” continues this meeting. Reopened, it may come to differ from what was taken over. Reopen it? That is recorded, and shown at home and by yoriai check.
closing-documents = documents
closing-document = { $document }: { $stage } ({ $since })
closing-document-draft = { $document }: { $stage }
closing-document-asked = asked { $whom }
closing-document-asked-until = asked { $whom }, until { $until }

## The states of the documents

documents-title = States of the documents
documents-which = Document
documents-stage = State
documents-whom = Review asked of
documents-until = Review until
documents-what = What was corrected
documents-by = Confirmed by
documents-choose = Choose with ← →.
documents-not-here = This line belongs to “{ $stage }”. Choose that state, or empty the line.

## Replay

replay-banner = Replay: read-only
replay-play = Play, pause
replay-forward = Step
replay-back = Step back
replay-next-mark = Next mark
replay-previous-mark = Previous mark
replay-first = To the beginning
replay-last = To the end
replay-faster = Faster
replay-slower = Slower
replay-silences = Change the cap on silences
replay-search = Search
replay-next-find = Next record found
replay-previous-find = Previous record found
replay-jump = Jump
replay-place = Record { $n } of { $of }, { $time }
replay-speed = { $speed }× { $cap }
replay-cap = silences up to { $seconds } s
replay-no-cap = silences in full
replay-ask-search = Words to search for (text, names, organisations, kinds of activity):
replay-ask-jump = A record number (214), a time (14:07), or the time since the beginning (+12:30):
replay-no-such-place = There is no record at “{ $text }”. Use a number (214), a time (14:07), or the time since the beginning (+12:30).
replay-not-found = No record holds “{ $words }”.
finder-title = “{ $words }”: { $n } found

## Overlays

help-title = Keys that work here
help-more = Press : or Ctrl-P to search every action by words.
help-typing = While you type, letters are text. Leave the field to use the other keys.
palette-title = Actions: search by words (Japanese or English)
confirm-title = Question
notices-title = Notices so far
notices-none = There are no notices.
lineage-title = Where things come from, and what became of them
lineage-none = There are no ideas or decisions yet.
lineage-from = Came from
lineage-to = Led to
lineage-nothing = nothing
undone = Undone: { $what } (Ctrl-R brings it back)
redone = Brought back.
theme-is = Theme: { $theme }
refuse-read-only = This is read-only. Nothing was changed.
setup-inherited = Open matters from last time ({ $n })
setup-inherited-more = and { $n } more
setup-join = Join two spellings of an organisation
setup-join-from = Spelling that goes
setup-join-into = Spelling that stays
lineage-evidence = Rests on { $value } ({ $place }, { $file })
lineage-past = Before: “{ $session }”, record { $record } — { $state }
people-find = Find somebody
people-all-present = All present
people-all-marked = Nobody is only expected: everybody is marked.
context-reading = Reading a list

## Open matters

do-matters = Open matters (homework, to be continued …)
matters-title = Open matters ({ $n })
matters-none = No matter is open.
matter-line = [{ $kind }] { $text }
matter-since = since { $session } ({ $year }), carried { $carries ->
    [one] once
   *[other] { $carries } times
}
matter-new = from this meeting
matter-since-year = since { $year }
matter-carried = carried { $carries ->
    [one] once
   *[other] { $carries } times
}
matter-how = Enter writes an answer.
matter-how-action = Enter leads to the evaluation board, where it is answered as an action.
matters-one-by-one = one by one
context-matters = The open list
context-ritual = What came over, one by one
page-ritual = What came over
ritual-title = What came over: { $at } of { $left } unanswered
ritual-answer = answer
ritual-next = later (next)
ritual-before = the one before
ritual-leave = leave the rest open
ritual-nothing = One by one works in a running meeting that has unanswered matters from last time.

# The preview of a pasted list of people.
roster-title = { $n ->
    [one] 1 person for the list
   *[other] { $n } people for the list
}
roster-columns = How to read the columns
roster-header = Headings
roster-header-yes = there is a row of headings
roster-header-no = there is no row of headings
roster-column = column
roster-column-a = column A
roster-column-b = column B
roster-column-c = column C
roster-column-d = column D
roster-column-e = column E
roster-column-f = column F
roster-column-g = column G
roster-column-h = column H
roster-column-as = { $role } ({ $sample })
roster-doubt = similar name
roster-ask-known = Is “{ $pasted }” the “{ $names }” of the list? Choose with → and hand in.
roster-name-unsaid = { $pasted } (choose whether it is the same)
roster-name-known = “{ $name }” of the list
roster-name-another = another one: “{ $pasted }”
roster-twice = { $n ->
    [one] 1 line told of somebody twice.
   *[other] { $n } lines told of somebody twice.
}
roster-known = { $n ->
    [one] 1 is on the list already.
   *[other] { $n } are on the list already.
}
roster-nobody-new = Nobody is left to be added. Read the columns otherwise, or close with Esc.
