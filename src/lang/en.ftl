### What all screens share. The words of each exercise are in its own folder's en.ftl.

## Dates

date = { $weekday ->
        [0] Sun
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
       *[6] Sat
    } { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } { $year }
fiscal-year = FY{ $year }
fiscal-year-short = FY{ $year }

## Sectors

role-president = President
role-vice-president = Vice-president
role-chair = Chair
role-vice-chair = Vice-chair
role-member = Member
role-observer = Observer
role-secretariat = Secretariat

openness-public = open
openness-partly = partly open
openness-closed = closed
quorum-majority = more than half of the members
quorum-half = half of the members or more
quorum-two-thirds = two thirds of the members or more

particular-begins = Beginning
particular-ends = End
particular-openness = Open to the public
particular-reason = Reason
particular-observers = Visitors
particular-quorum = Quorum
particular-materials = Materials
particular-material = Name (one a line)
particular-data = Data used
particular-next = Next meeting
particular-author = Written by
particular-contact = Contact
particular-attendance = Attendance
particular-came = { $who }: { $attendance }
particular-unsaid = (not said)
particular-no-quorum = (none, or not said)

sector-community = Community
sector-occupational = Workplace
sector-medical = Medical
sector-residents = Residents
sector-academic = Academic
sector-secretariat = Secretariat

## Attendance

attendance-expected = Expected
attendance-present = Present
attendance-late = Late
attendance-left-early = Left early
attendance-absent = Absent

## Names

anonymity-named = Named
anonymity-sector = Sector only
anonymity-anonymous = Anonymous

## Refusals

refuse-too-long = A field takes { $most } letters; these are { $now }. Please split or shorten them.
field-full = More than { $most } letters cannot be typed here. What was pasted was not taken.
refuse-closed = The meeting is closed. Reopen it to go on.
refuse-not-closed = The meeting is not closed yet.
refuse-sealing = The seal is still being written. Please press again in a moment.
refuse-anonymity-lower = Anonymity can only be raised.
refuse-anonymity-late = There are records already, so this meeting cannot become anonymous. Choose it for a new one.
refuse-nobody = That person is not on the list. Choose from the list.
refuse-no-substitute = Nobody stands in for this person. Press s to name a substitute.
refuse-name-empty = Enter a name or an organisation.
refuse-remove-running = Nobody leaves the list during the meeting. Mark them absent or left early.
refuse-too-many-people = The list holds { $most } people at most.
refuse-title-empty = Enter a title.
refuse-agenda-called = Agenda items that were called keep their places. Their titles and minutes can be changed.
refuse-no-agenda-item = There is no such agenda item. Choose from the agenda.
refuse-no-matter = That open matter is not here. Choose from the list.
refuse-matter-action = Homework, questions taken back and raised matters are answered as actions of the evaluation board. Open one with F6.
refuse-matter-agenda = This is an item of today's agenda that was not called yet. F3 calls it. If it is not reached, it goes on to the next meeting.
refuse-organisation-unknown = No organisation of this session is called “{ $name }”.
refuse-organisation-same = This is the same spelling. Say the one that stays.
refuse-answer-empty = Enter an answer.
refuse-too-many-items = The agenda holds { $most } items at most.
refuse-no-chapter = Open an exercise first.
refuse-other-chapter = The open exercise cannot do that. Switch to another one.
refuse-unknown-kind = This version has no exercise called “{ $kind }”.
refuse-too-many-chapters = A meeting holds { $most } exercises at most.
refuse-nothing-to-undo = There is nothing to undo.
refuse-nothing-to-redo = There is nothing to redo.

## Screen

theme-dark = Dark
theme-light = Light
theme-projector = Projector
theme-mono = Black and white

## Actions and evaluation

decision-decided = Decided
decision-continued = To be continued
decision-left = Left to the secretariat
matter-homework = Homework
matter-taken-back = Taken back to answer
matter-raised = Raised to the council
matter-not-reached = Agenda item not reached
action-proposed = proposed
action-awaiting = awaiting consent
action-accepted = accepted
action-started = started
action-done = done
action-changed = changed
action-stopped = stopped
action-transferred = handed over
action-carried-over = carried over
level-own = own organisation
level-working = working group
level-council = council or prefecture
consent-given = agreed in the room
consent-taken-back = taken back
consent-to-be-asked = to be asked
consent-given-earlier = earlier record: agreed
consent-taken-back-earlier = earlier record: taken back
consent-to-be-asked-earlier = earlier record: to be asked
class-structure = structure
class-process = process
class-output = output
class-outcome = outcome

## How figures are read out

reading-figure = { $of } { $value }
reading-share = { $figure } ({ $share })
reading-and = { $before }, { $next }
reading-beside = { $before } · { $next }
reading-then = { $before }; { $next }
reading-count = Count
reading-distinct = Kinds of { $of }
reading-sum = Sum of { $of }
reading-mean = Mean of { $of }
reading-median = Median of { $of }
reading-min = Lowest { $of }
reading-max = Highest { $of }
reading-rate = Share with { $of }
reading-of-row = % of row
reading-of-column = % of column
reading-of-total = % of total

## Fields and lists (the same on every screen)

form-next = Next (last: hand in)
form-hand-in = Hand in
form-line-down = Next field
form-line-up = Field before
form-more = Next choice, more
form-less = Choice before, less
form-much-more = Much more
form-much-less = Much less
form-suggestion = ({ $text })
form-accept = Take the suggestion
form-follow = Automatic again
form-tick = Tick or untick
form-known = Known names
form-like-known = Is this “{ $names }” of the list? Ctrl-L takes it from there. If it is another one, hand in once more.
form-close = Close
draft-resumed = Half-typed last time (not recorded yet)
form-discard = Discard
form-stay = Stay here
form-ask-discard = This is not handed in yet. Discard it and close?
form-missing = Please fill in: { $field }.
form-not-chosen = not chosen
form-choose = Choose: { $field }.
form-not-a-number = { $field }: type a whole number from { $least } to { $most }.
form-comma = { $field }: a comma separates thousands (1,550). Type a point for decimals (55.0).
form-not-a-decimal = { $field }: type a number, such as 39.5.
form-not-a-year = “{ $text }” is not a fiscal year. Type it like 2026 or R8.
form-not-a-time = “{ $text }” is not a time. Type it like 14:30.
form-not-a-date = “{ $text }” is not a date. Type it like 2026-11-22 or 11/22.
form-follows = automatic
form-level-open = not judged
picker-search = Search
picker-nothing = Nothing fits.
picker-found = { $found } of { $all }
checklist-title = { $title } ({ $n } ticked)
context-form-typed = Forms: typed fields
context-form-one-line = Forms: one field
context-form-choice = Forms: choices
context-form-stepper = Forms: numbers in steps
context-form-suggested = Forms: an empty line with a suggestion
context-form-following = Forms: what follows the room
context-form-page-text = Text on a page of choices
context-form-page-choice = Choices on a page
context-form-tick = Forms: several choices
context-form-known = Form: name of an organisation
context-form-discard = Before something typed is discarded
context-picker = Lists narrowed by typing
context-checklist = Lists to tick
context-grid-moves = Tables: across
context-list-moves = In every list
## What lasts (actions, programmes, indicators and more), and its fields

entry-created = Added the { $kind } “{ $name }”
entry-retired = Took out the { $kind } “{ $name }”
entry-changed = { $field }: { $from } → { $to }
entry-so-many = { $n }
entry-action = action
entry-programme = programme
entry-indicator = indicator
entry-matter = open matter
entry-organisation = organisation
field-what = what
field-for-whom = for whom
field-organisation = organisation
field-post = post
field-partners = partners
field-due = due
field-indicator = indicator
field-target = target
field-actual = actual
field-resources = resources
field-level = how high it has to go
field-first-step = first step
field-from = comes from
field-reason = reason
field-evidence = evidence
field-consent = consent
field-consent-earlier = consent in an earlier record
field-state = state
field-state-words = words on the state
field-carries = times carried
field-matter = matter
field-sort = sort
field-since = since fiscal year
field-answer = answer
field-organisation-name = organisation
field-sector = sector
field-history = history
field-obstacle = why it does not move
field-file = file
field-sha256 = SHA-256
field-filters = filters
field-place = place
field-value = value
field-session = session
field-year = fiscal year
field-record = record
field-programme-name = name of the programme
field-purpose = purpose
field-target-group = target group
field-indicator-name = name of the indicator
field-class = viewpoint
field-unit = unit
field-direction = direction
field-rising = higher is better
field-falling = lower is better
field-baseline = baseline
field-source = data source

# What a column of a pasted list of people holds.
roster-unused = not used
roster-name = name
roster-organisation = organisation
roster-organisation-post = organisation and post
roster-post = post or department
roster-sector = sector
roster-role = role
roster-person = organisation and name
