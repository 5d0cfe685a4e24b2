### Words of the session itself: templates, agenda, the sentences of the log.

## Templates

template-issues = Meeting 1: sharing issues
template-issues-about = Share what each side knows, write down the area's health issues and narrow them down.
template-programmes = Meeting 2: planning programmes
template-programmes-about = Write down joint programmes that answer the issues, and settle who does what.
template-evaluation = Meeting 3: evaluation and next year
template-evaluation-about = Look back at this year's results and decide what changes next year.
template-blank = Blank meeting
template-blank-about = A meeting without an agenda. F6 opens activities at any time.

agenda-opening = Opening and introductions
agenda-reports = Reports from the organisations
agenda-data = Looking at the data
agenda-issues-brainwriting = Writing down issues (brainwriting)
agenda-next-steps = Next steps and homework
agenda-recap = Recap of the last meeting
agenda-programmes-brainwriting = Ideas for joint programmes (brainwriting)
agenda-roles = Who does what
agenda-homework = Homework of the last meeting
agenda-results = This year's results
agenda-improvements-brainwriting = Ideas for improvement (brainwriting)
agenda-next-year = Next year's actions

## The sentences of the log

story-opened = The session was created ({ $by })
story-opened-continuing = The session was created to continue “{ $title }” ({ $by })
story-resumed = The file was opened again ({ $by })
story-described = { $field } set to “{ $value }”
story-described-anew = { $field } changed: { $before } → { $value }
story-none = (none)
story-anonymity = Anonymity raised to “{ $level }”
story-participant = { $who } ({ $sector }) was put on the list
story-participants = { $n ->
        [one] One person was put on the list
       *[other] { $n } people were put on the list
    }
story-participant-changed = { $who } on the list was corrected to { $to }
story-role = { $who }: role set to “{ $role }”
story-roles = Role of { $n } people set to “{ $role }”
story-participant-removed = { $who } was taken off the list
story-attendance = { $who }: { $attendance }
story-substituted = { $name } sits in for { $who }
story-substitute-ended = { $who } has the seat back
story-agenda = The agenda was set ({ $n ->
        [one] one item
       *[other] { $n } items
    })
story-agenda-anew = The agenda was set anew: { $changes }
story-agenda-came = “{ $title }” ({ $minutes } min) added
story-agenda-gone = “{ $title }” ({ $minutes } min) taken off
story-agenda-item = “{ $title }” ({ $minutes } min)
story-agenda-changed = { $before } → { $after }
story-agenda-tool = tool of “{ $title }” { $before } → { $after }
story-agenda-order = order { $order }
story-agenda-called = Agenda item { $n }, “{ $title }”, was called
story-chapter = “{ $title }” was opened
story-chapter-entered = The room went back to “{ $title }”
story-undone = Record { $n } was undone
story-matter-answered = Answered the open matter “{ $text }”: { $answer }
story-organisations-joined = Two spellings of one organisation: { $from } → { $into }
story-closed = The meeting was closed
story-sealed = { $records } records were sealed ({ $seal })
story-reopened = The closed meeting was reopened
story-unknown = Record of a newer version
story-nothing = Nothing changed
story-and = { $first } / { $second }

story-inherited = Took over { $actions } open actions and { $programmes } programmes from last time
story-inherited-more = Took over { $actions } open actions, { $programmes } programmes and { $entries } other entries from last time
refuse-inherited = What was left from last time has been taken over already.

## The states of the documents

story-after-meeting = [after the meeting]{" "}
document-both = summary and minutes
document-summary = summary
document-minutes = minutes
document-draft = draft
document-under-review = under review
document-corrected = corrected
document-confirmed = confirmed
story-document-review = { $whom } was asked to review: { $document }
story-document-review-until = { $whom } was asked to review by { $until }: { $document }
story-document-corrected = Corrected ({ $what }): { $document }
story-document-confirmed = Confirmed: { $document }
story-document-confirmed-by = Confirmed by { $by }: { $document }
refuse-document-open = The meeting is not closed, so its documents are drafts. Close it first.
refuse-document-confirmed = Already confirmed: { $document }. If something has to change, record a correction first.
refuse-document-whom = Say who was asked to review.
refuse-document-what = Say what was corrected.
refuse-document-until = { $until } is past. Give a day from today on.
