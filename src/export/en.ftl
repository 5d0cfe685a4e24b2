### Words of the documents.

## Title and notes

minutes-summary = Meeting summary
minutes-full = Minutes (draft)
minutes-full-public = Minutes
minutes-internal-note = For the secretariat: holds names and roles of those present. Publish the public version instead.
minutes-unclosed-note = Draft before closing: the meeting is not closed yet; this may still change.
minutes-damaged-note = To be checked: the session file is damaged, or was changed from outside. See “yoriai check”.
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
minutes-field-present = Present
minutes-field-absent = Absent
minutes-field-unknown = Attendance not noted
minutes-field-secretariat = Secretariat
minutes-field-material = Materials
minutes-field-seal = Seal
minutes-field-session = Session id
minutes-fill-in = (to be filled in by the secretariat)
minutes-none = –
minutes-nobody = nobody
minutes-open = yes
minutes-open-or-not = yes / no (to be chosen by the secretariat)

minutes-day = { $date }
minutes-clock = { $hour }:{ $minute }
minutes-times = { $begin }–{ $end }
minutes-when-differs = { $day } (recorded { $told } { $times })
minutes-people = { $n } ({ $organisations })
minutes-several = { $name } × { $n }
minutes-member = Member
minutes-substitute = substitute { $name }
minutes-came = from { $time }
minutes-left = until { $time }
minutes-noted = { $who } ({ $notes })
minutes-facilitator = Facilitator: { $who }
minutes-file = { $file } (SHA-256 { $hash }…)
minutes-more = and { $n } more

## Points

minutes-points = Main points
minutes-time = Took { $spent } min ({ $planned } min planned)
minutes-time-spent = Took { $spent } min
minutes-not-called = This item was not taken up.
minutes-told-under = Told together under “{ $n } { $title }”
minutes-outside = Outside of the agenda
minutes-nothing = Nothing to report.

## Decisions and actions

minutes-decisions = Decisions
minutes-no-decisions = Nothing was decided.
minutes-actions = Actions for the coming year
minutes-no-actions = No actions were agreed on.
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
minutes-next-meeting = Nothing has a due date. Next meeting: (to be filled in by the secretariat)
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

minutes-records = Records and seal
minutes-seal = SHA-256 { $seal } ({ $records } records)
minutes-seal-short = Seal { $seal } (first 16 digits of SHA-256)
minutes-no-seal = none (as of { $records } records)
minutes-records-note = Record numbers are those of the session file; “yoriai log” shows each record.
