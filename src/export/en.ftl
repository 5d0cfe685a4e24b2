### Words of the documents.

## Title and notes

minutes-summary = Meeting summary
minutes-full = Minutes
minutes-draft = { $paper } (draft)
minutes-checked = { $day }: { $how }
minutes-internal-note = For the secretariat: holds names and roles of those present. Publish the public version instead.
minutes-unclosed-note = Draft before closing: the meeting is not closed yet; this may still change.
minutes-damaged-note = To be checked: the session file is damaged, or was changed from outside: { $damage }
minutes-unsealed-note = Draft before sealing: the meeting is closed, but its records are not sealed yet.

## Fields

minutes-colon = {": "}
minutes-comma = {", "}
minutes-to = –
minutes-record = [record { $numbers }]
minutes-field-title = Meeting
minutes-field-agenda = Agenda
minutes-field-when = Date and time
minutes-field-place = Place
minutes-field-open = Open to the public
minutes-field-checked = Confirmation
minutes-field-observers = Visitors
minutes-field-guests = Observers
minutes-field-quorum = Quorum
minutes-field-facilitator = Facilitator
minutes-field-present = Present
minutes-field-absent = Absent
minutes-field-unknown = Attendance not noted
minutes-field-secretariat = Secretariat
minutes-field-material = Materials
minutes-field-seal = Seal
minutes-field-session = Session id
minutes-fill-in = (to be filled in by the secretariat)
minutes-nobody = nobody
minutes-observers = { $n ->
    [0] none
   *[other] { $n }
}

minutes-day = { $date }
minutes-clock = { $hour }:{ $minute }
minutes-times = { $begin }–{ $end }
minutes-when = { $day }, { $times }
minutes-when-recorded = { $day }, { $times } (times from the record, to five minutes)
minutes-when-differs = { $day } (recorded { $told }, { $times })
minutes-people = { $n } ({ $organisations }){ $substitutes ->
    [0] {""}
   *[other] , { $substitutes } of them as substitutes
}
minutes-in-role = { $role }: { $who }
minutes-attendee = no organisation given
minutes-quorum = { $present } of { $members } members present. The quorum ({ $rule }) { $verdict ->
    [reached] was reached
    [missed] was not reached
   *[open] depends on members whose attendance was not noted
}
minutes-quorum-roles = Whether the quorum ({ $rule }) was reached is not computed: the role of { $n } people is not on record
minutes-several = { $name } × { $n }
minutes-member = Member
minutes-substitute = substitute { $name }
minutes-came = from { $time }
minutes-left = until { $time }
minutes-noted = { $who } ({ $notes })
minutes-data = { $file } (data used in the meeting)
minutes-file = { $file } (data used in the meeting, SHA-256 { $hash }…)
minutes-more = and { $n } more → minutes

## What happened

minutes-head = Head
minutes-points = Proceedings
minutes-time = Took { $spent } min ({ $planned } min planned)
minutes-time-spent = Took { $spent } min
minutes-not-called = This item was not taken up.
minutes-item-empty = No remark and no decision is on record.
minutes-result = Result: { $text }
minutes-result-continued = Result (to be continued): { $text }
minutes-result-action = Result (action): { $text }
minutes-result-homework = Result (homework): { $text }
minutes-result-left = Result (left to the secretariat): { $text }
minutes-result-answered = Result (carried matter answered): { $what } → { $answer }
minutes-outside = Outside of the agenda
minutes-nothing = Nothing to report.

## Decisions and actions

minutes-decisions = Decisions
minutes-no-decisions = Nothing was decided.
minutes-continued = To be continued
minutes-to-secretariat = Left to the secretariat
minutes-carried = Matters carried over
minutes-column-kind = Kind
minutes-column-matter = Matter
minutes-column-origin = Came up
minutes-column-now = In this meeting
minutes-carried-from = { $session } ({ $year })
minutes-carried-answer = Answered: { $answer }
minutes-carried-unanswered = not answered
minutes-carried-open = not answered, goes on to the next meeting
minutes-carried-goes-on = { $state }, goes on to the next meeting
minutes-carried-line = [{ $kind }] { $what } … { $now }
minutes-carried-kind = { $kind }: { $n }
minutes-carried-left = { $n ->
    [one] 1 matter goes on to the next meeting ({ $kinds }).
   *[other] { $n } matters go on to the next meeting ({ $kinds }).
}
minutes-carried-none = No matter goes on to the next meeting.
minutes-actions = Actions for the coming year
minutes-no-actions = No actions were agreed on for the coming year.
minutes-requests = To be raised with the council
minutes-homework = Homework before the coming year
minutes-column-for-whom = For whom
minutes-column-resources = Resources
minutes-column-level = Level
minutes-column-what = What
minutes-column-who = Responsible
minutes-column-partners = Partners
minutes-column-due = Due
minutes-column-target = Indicator and target
minutes-column-step = First step
minutes-column-consent = Consent
minutes-column-state = Standing
minutes-column-carries = Carried over
minutes-column-record = Record
minutes-target = { $indicator }: { $target }
minutes-carries = { $n }×
minutes-detail = { $what } ({ $detail })
minutes-ended = Actions that came to an end
minutes-ended-line = { $what }: { $state }
minutes-ended-reached = { $what }: { $state } (reached: { $actual })
minutes-schedule = What comes next
minutes-no-schedule = Nothing has a due date.
minutes-due-quarter = { $year }, { $quarter ->
    [1] April to June
    [2] July to September
    [3] October to December
   *[4] January to March
}
minutes-due-year = within { $year }
minutes-due-meeting = { $year }, meeting { $number }
minutes-due-line = { $due }: { $what }
minutes-undated = { $n } { $n ->
    [one] action has
   *[other] actions have
} no due date.

## Records

minutes-gaps = What the record does not hold
minutes-gap-not-reached = { $n } agenda { $n ->
    [one] item was
   *[other] items were
} not taken up: { $items }
minutes-gap-empty = { $n } agenda { $n ->
    [one] item was
   *[other] items were
} taken up without a remark or decision on record: { $items }
minutes-gap-reopened = On { $day } the closed meeting was opened again. Its seal before was { $seal } (first 16 digits of SHA-256).
minutes-gap-unknown = { $n } { $n ->
    [one] record of a newer version is
   *[other] records of a newer version are
} not in this document.
minutes-responsible = Written by, and contact
minutes-records = Appendix: records and seal
minutes-seal = SHA-256 { $seal } ({ $records } records)
minutes-seal-short = Seal { $seal } (first 16 digits of SHA-256)
minutes-no-seal = none (as of { $records } records)
minutes-records-note = Record numbers are those of the session file; “yoriai log” shows each record.
