### Brainwriting: the words of the rules (those of the screen follow below)

## Names

brainwriting = Brainwriting
brainwriting-about = Sheets pass around in silence and grow; then everybody looks, gathers, chooses and decides.
item-idea = Idea
item-bundle = Bundle
item-decision = Decision
bw-somebody = somebody
bw-author = { $name }
bw-author-substitute = { $name } (substitute)

## Phases

bw-phase-written = Written
bw-step-browsing = Look around
bw-step-starring = Highlights ☆
bw-step-grouping = Grouping (KJ method)
bw-step-stickers = Sticker vote
bw-step-weighing = Weighted vote
bw-step-criteria = Criteria
bw-step-deciding = Decision

## Choices

bw-pass-balanced = balanced passing
bw-pass-neighbour = to the neighbour
bw-input-paper = on paper
bw-input-keyboard = in turn on the keyboard
bw-input-watching = watching
bw-how-new = new
bw-how-extends = extends
bw-how-combines = combines
bw-how-turns = turns around
bw-criterion-effect = Effect
bw-criterion-feasibility = Feasibility
bw-criterion-burden = Burden (5 is light)
bw-criterion-reach = Reach of the collaboration
bw-votes-keep = Keep the votes
bw-votes-drop = Drop the votes

## Refusals

bw-refuse-begun = It has begun already.
bw-refuse-not-begun = It has not begun yet.
bw-refuse-too-few = It can begin when at least { $least } people are here. Please mark who is present.
bw-refuse-too-many = There are { $most } seats at most. Please mark those who do not write as watching.
bw-refuse-too-many-rounds = There are { $most } rounds at most.
bw-refuse-nobody = That person is not on the list.
bw-refuse-not-writing = This is not the time for writing.
bw-refuse-still-writing = Somebody is still writing ({ $n }). Press again to go on.
bw-refuse-not-secret = This meeting is not anonymous.
bw-refuse-one-way = In an anonymous meeting all write the same way.
bw-refuse-no-sheet = There is no sheet with that number.
bw-refuse-no-sheet-in-hand = That seat holds no sheet now.
bw-refuse-not-on-keyboard = That seat writes on paper.
bw-refuse-no-row = There is no such row.
bw-refuse-no-cell = There is no such cell.
bw-refuse-row-done = That row is done already.
bw-refuse-row-open = That row can still be written in.
bw-refuse-empty = Please enter some text.
bw-refuse-revealed = The sheets are revealed already.
bw-refuse-not-revealed = The sheets must be revealed first.
bw-refuse-done = This exercise is finished. Choose a step to go back to.
bw-refuse-first-step = There is no earlier step.
bw-refuse-no-idea = There is no such idea.
bw-refuse-no-bundle = There is no such bundle.
bw-refuse-same-bundle = A bundle cannot be merged with itself.
bw-refuse-no-option = There is no such option.
bw-refuse-no-vote = This is not the time for that vote.
bw-refuse-no-voter = That seat cannot vote now.
bw-refuse-no-ballot = There is no ballot yet.
bw-refuse-not-counted = This is not counted yet.
bw-refuse-room-rates = Enter the marks of the room by Enter: hands or the median.
bw-refuse-value = Please enter { $least } to { $most }.
bw-refuse-budget = There are { $budget } for each. Take some back first.
bw-refuse-hands = At most { $most } hands, without those who voted at this keyboard.
bw-refuse-favourites = At most { $most } favourites in all: one for each person who did not vote at this keyboard.
bw-refuse-together = At most { $most } in all ({ $people } people × { $each }).
bw-refuse-voting = The vote is going on, so this cannot change.
bw-refuse-votes-fate = Options that have votes would change ({ $n }). Choose what becomes of the votes.
bw-refuse-votes-lost = Those votes cannot be kept: their option goes, or they do not add up.
bw-refuse-two-levels = Labels have two levels at most.
bw-refuse-in-room = The raised hands ({ $n }) already count this seat. Correct the room's numbers first.
bw-refuse-median-and-seats = A median and the marks of seats cannot stand in one place. Choose one of them.
bw-refuse-no-hands = Nothing was given by raised hands yet.
bw-refuse-hands-count = Enter { $least } to { $most } people, without those who voted at this keyboard.
bw-refuse-ballots-missing = Only { $n } of { $all } ballots are in.
bw-refuse-no-short-list = First count the stickers.
bw-refuse-no-decision = There is no such decision.

## Sentences of the log

bw-story-prepared = Prepared: { $question } ({ $rounds } rounds)
bw-story-question = Question: { $question }
bw-story-chosen = { $field }: { $value }
bw-story-follows-room = { $field }: automatic again
bw-story-input = { $who }: { $input }
bw-story-input-released = { $who }: way of writing automatic again
bw-story-contributed = Handed in beforehand ({ $who }): { $text }
bw-story-begun = Began with { $n } seats
bw-story-level = Anonymity is now “{ $level }”
bw-story-sheet-added = Sheet { $sheet } came in
bw-story-round-opened = Round { $round } ({ $minutes } min)
bw-story-round-closed = Round { $round } ended ({ $seconds } s left)
bw-story-collected = The sheets of round { $round } were collected ({ $n } ideas)
bw-story-writing-ended = Writing ended ({ $n } ideas)
bw-story-seat-added = { $who } took seat { $seat }
bw-story-seat-left = { $who } left
bw-story-seat-retaken = { $who } came back
bw-story-substituted = Substitute on seat { $seat }: { $name }
bw-story-seat-given-back = { $who } took the seat back from the substitute
bw-story-paused = The clock was stopped
bw-story-resumed = The clock runs again
bw-story-time-added = One minute more
bw-story-time-called = Time was called
bw-story-round-added = One round more
bw-story-sheet-opened = Sheet { $sheet } was opened while being written
bw-story-written = { $who } (sheet { $sheet }, row { $round }): { $text }
bw-story-amended = Idea corrected: { $before } → { $text }
bw-story-erased = Idea erased: { $text }
bw-story-row-skipped = Sheet { $sheet }, row { $round } skipped ({ $reason })
bw-story-row-reopened = Sheet { $sheet }, row { $round } was opened again for typing
bw-story-dealt = { $n ->
        [one] One sheet of round { $round } was dealt
       *[other] { $n } sheets of round { $round } were dealt
    }
bw-story-drafted = A draft on sheet { $sheet }
bw-story-turn-opened = The turn of { $who }
bw-story-row-finished = { $who } finished writing
bw-story-row-resumed = { $who } goes on writing
bw-story-seat-skipped = { $who } was skipped ({ $reason })
bw-story-cast-room = { $step }: by hand, { $given } for one option
bw-story-cast-seat = { $step }: one seat gave one option { $given }
bw-story-uncast-room = { $step }: the number by hand was taken off one option
bw-story-uncast-seat = { $step }: one seat took back its vote for one option
bw-story-given-refusal = 0 (not acceptable)
bw-story-given-rating = { $criterion } { $n }
bw-story-secret-writing = Anonymous writing
bw-story-secret-vote = Anonymous vote
bw-story-secret-sheets = Anonymous handing out of sheets
bw-address = { $titled ->
    [yes] { $who }
   *[no] { $who }
}
bw-story-revealed = All sheets were revealed ({ $n } ideas)
bw-story-step-entered = On to: { $step }
bw-story-step-skipped = Left out: { $step }
bw-story-shown = { $n } ideas were shown
bw-story-bundle-made = { $n } ideas gathered under “{ $label }”
bw-story-gathered = { $n } ideas added to “{ $label }”
bw-story-ungathered = Taken out of its bundle: { $text }
bw-story-bundle-renamed = Bundle renamed: { $before } → { $label }
bw-story-bundles-merged = “{ $other }” was merged into “{ $label }”
bw-story-bundle-dissolved = “{ $label }” was dissolved
bw-story-bundles-gathered = { $n } labels were gathered under “{ $label }”
bw-story-bundles-placed = { $n } labels were put under “{ $label }”
bw-story-bundles-free = { $n } labels stand by themselves again
bw-story-votes-kept = The votes stay: { $options }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
bw-story-votes-moved = The votes on “{ $from }” count for “{ $into }”
bw-story-votes-dropped = The votes were dropped: { $options }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
bw-story-lone = Stands by itself: { $text }
bw-story-not-lone = No longer by itself: { $text }
bw-story-stickers = { $each } stickers each, at most { $cap } on one option
bw-story-stickers-each = { $each } stickers each
bw-story-stickers-follow = The number of stickers is automatic again
bw-story-sticker-cap = At most { $cap } stickers on one option
bw-story-sticker-cap-follows = No limit for one option any more
bw-story-hands = { $step }: { $n } by raised hands or on paper
bw-story-hands-unknown = { $step }: how many raised their hands is not known any more
bw-story-short-list = Went on with the first { $first }
bw-story-short-list-tied = Went on with the first { $first } ({ $n } with ties)
bw-story-short-list-lifted = Went on with all options again
bw-story-room-hands = { $step }: { $n } by hand for the { $criterion } of one option
bw-story-room-median = { $step }: the room’s median for the { $criterion } of one option is { $median }
bw-story-room-unrated = { $step }: the room’s marks for the { $criterion } of one option were taken off
bw-story-tally-closed = { $step } was counted ({ $n } voters)
bw-story-tally-closed-at-least = { $step } counted (at least { $n })
bw-story-tally-reopened = { $step } is voted on again
bw-story-decided = { $kind }: { $wording }
bw-story-retracted = Taken back: { $wording }
bw-story-finished = The brainwriting was finished

## Landmarks

bw-landmark-round = Round { $round }
bw-landmark-revealed = Reveal
bw-landmark-step = { $step }
bw-landmark-counted = { $step }: counted
bw-landmark-decided = { $kind }: { $wording }
bw-landmark-finished = Finished

## Left open

bw-unfinished-rows = Paper rows not transcribed yet: { $n }
bw-unfinished-vote = A vote not counted yet: { $step }
bw-unfinished-round = Round { $round } is still running
bw-unfinished-decision = Nothing is decided yet from the brainwriting

### Brainwriting: the words of its screens

## What keys do

bw-do-begin = Begin
bw-do-beforehand = Ideas handed in
bw-do-author = Find the author
bw-do-next-round = Lead on
bw-do-add-minute = 1 minute more
bw-do-pause = Pause, resume
bw-do-end-now = End the time now
bw-do-open-turn = Open the curtain
bw-do-waiting = Still writing
bw-do-transcribe = Sheets, transcribe
bw-do-card = Newcomer's card
bw-do-hand-over = Who gets which sheet
bw-do-reveal-now = Reveal now
bw-do-add-round = One round more
bw-do-next-cell = Next cell
bw-do-finish = Done
bw-do-how = How it builds
bw-do-cover = Cover
bw-do-source-up = Source above
bw-do-source-down = Source below
bw-do-source = Add, drop the source
bw-do-typist = Who types
bw-do-raised-hand = Has finished
bw-do-skip = Skip
bw-do-input = Change how they write
bw-do-type = Transcribe
bw-do-next-incomplete = Next incomplete
bw-do-previous-incomplete = Previous incomplete
bw-do-open-sheet = Open this sheet
bw-do-illegible = Illegible
bw-do-blank-row = Blank row
bw-do-choose-sheet = Choose a sheet
bw-do-reveal = Reveal
bw-do-next-step = Lead on
bw-do-step-back = Step back
bw-do-skip-step = Leave out
bw-do-sheets = Sheets
bw-do-open-vote = Open and vote
bw-do-next-voter = Next voter
bw-do-previous-voter = Previous voter
bw-do-give = Give one
bw-do-take-back = Take back
bw-do-favour = Favourite
bw-do-more-stickers = More stickers
bw-do-fewer-stickers = Fewer stickers
bw-do-cap = Limit per option
bw-do-room-rating = Hands or median
bw-do-short-list = Go on with these
bw-do-reopen = Vote again
bw-do-mark = Mark
bw-do-bundle = Make a bundle
bw-do-gather = Put into a bundle
bw-do-take-out = Take out, dissolve
bw-do-lone = Lone idea
bw-do-rename = Rename
bw-do-other-side = Other side
bw-do-other-side-back = Back to the other side
bw-do-decide = Word a decision
bw-do-retract = Retract

## Where keys work

bw-context-form = Brainwriting: preparing
bw-context-beforehand = Brainwriting: ideas handed in
bw-context-clock = Brainwriting: the clock
bw-context-curtain = Brainwriting: the curtain
bw-context-room = Brainwriting: the room writes
bw-context-offer = Brainwriting: one round more
bw-context-show-card = Brainwriting: the card
bw-context-offer-card = Brainwriting: somebody has just come
bw-context-passing = Brainwriting: passing paper
bw-context-leave-passing = Brainwriting: closing who gets which sheet
bw-context-turn = Brainwriting: a turn at the keyboard
bw-context-lineage = Brainwriting: a sheet with an earlier idea
bw-context-pointing = Brainwriting: a sheet with earlier ideas
bw-context-waiting = Brainwriting: still writing
bw-context-card = Brainwriting: the newcomer's card
bw-context-sheets = Brainwriting: the sheets
bw-context-transcribing = Brainwriting: sheets to transcribe
bw-context-opening = Brainwriting: sheets being written
bw-context-typing = Brainwriting: transcribing
bw-context-written = Brainwriting: written
bw-context-step = Brainwriting: the steps
bw-context-reading = Brainwriting: reading the sheets
bw-context-browsing = Brainwriting: look around
bw-context-vote-curtain = Brainwriting: the curtain before a vote
bw-context-voting = Brainwriting: voting
bw-context-voters = Brainwriting: the voters
bw-context-covering = Brainwriting: an open vote
bw-context-leave-waiting = Brainwriting: leaving those still writing
bw-context-leave-sheets = Brainwriting: leaving the sheets
bw-context-columns = Brainwriting: columns of a vote
bw-context-starring = Brainwriting: highlights
bw-context-stickers = Brainwriting: stickers
bw-context-room-rating = Brainwriting: the room judges
bw-context-short-list = Brainwriting: the first options
bw-context-counted = Brainwriting: counted
bw-context-grouping = Brainwriting: grouping
bw-context-deciding = Brainwriting: deciding
bw-context-done = Brainwriting: the summary

## The form

bw-show-question = Question
bw-show-question-hint = Write it as “How might we …?”
bw-show-rounds = Rounds
bw-show-cells = Per row
bw-show-base-time = Round time
bw-show-turn-time = Turn time
bw-show-pass = Passing
bw-show-goal = Goal
bw-show-second-lap = Second lap
bw-show-yes = yes
bw-show-no = no
bw-show-follows-room = auto
bw-show-rounds-wished = { $wished } rounds were chosen; { $n } people can do { $rounds }.
bw-show-no-value = –
bw-value-time = { $minutes ->
    [0] {""}
   *[other] { $minutes } min
}{ $seconds ->
    [0] {""}
   *[other] { $minutes ->
        [0] {""}
       *[other] {" "}
    }{ $seconds } s
}
bw-show-seats-title = Seats ({ $n } write)
bw-show-nobody-here = Nobody is here yet. Press F2 to mark who is present.
bw-show-expected = { $ideas } ideas when all rows are full, about { $minutes } min
bw-show-much = More than 120 ideas: reading takes longer than writing. Fewer rounds or cells help.
bw-show-keyboard-cost = { $n } people typing in turn take about { $minutes } min; on paper about { $paper }.
bw-show-too-few = At least two people must write.
bw-show-counts-expected = Nobody is marked present yet; counted for the { $n } on the list.
bw-show-anonymity = Names: { $level }
bw-show-anonymous-means = Who wrote what is not saved.
bw-show-beforehand-count = Handed in beforehand: { $n }
bw-show-beforehand = Handed in beforehand (goes to row 0)
bw-show-beforehand-hint = Enter one idea at a time, or paste many lines at once.
bw-show-next-idea = The next idea
bw-show-pick-person = Who?
bw-form-author = From
bw-form-idea = Idea
bw-form-reason = Reason
bw-form-label = Bundle
bw-form-kind = Kind
bw-form-wording = Wording
bw-form-votes = Votes
bw-form-hands = People
bw-form-mark-5 = Hands for 5
bw-form-mark-4 = Hands for 4
bw-form-mark-3 = Hands for 3
bw-form-mark-2 = Hands for 2
bw-form-mark-1 = Hands for 1
bw-form-median = Or the median
bw-short-balanced = balanced
bw-short-neighbour = neighbour
bw-short-paper = paper
bw-short-keyboard = in turn
bw-short-watching = watching
bw-show-author-none = not noted

## Writing

bw-show-round = Round { $round } of { $rounds }
bw-show-ideas = Ideas so far
bw-show-all-on-paper = Writing on paper (ideas count once they are typed)
bw-show-silence = write in silence · talk comes later · blanks are fine
bw-show-done-caption = seats done{ $skipped ->
        [0] {""}
       *[other] , { $skipped } skipped
    }
bw-show-pass-now = Pass the sheets
bw-show-hands-over = Hands over
bw-show-takes = Takes
bw-show-sheet-no = Sheet
bw-show-to-decide = To be decided
bw-show-left = left
bw-show-bank = Time saved { $time }
bw-show-overdrawn = { $time } over plan
bw-show-paused = The clock is stopped
bw-show-passing = Please pass the sheets. It starts in { $seconds } s
bw-show-last-minute = The last minute
bw-show-grace = Time. Please finish your sentence ({ $seconds } s)
bw-show-over = Time is over
bw-show-has-left = { $who } (left)
bw-show-fresh-sheet = fresh sheet
bw-show-rests = rests on the table
bw-show-read-aloud = read it aloud
bw-show-type-before = type it first
bw-show-newcomer = New: sheet { $sheet } for { $who }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
}. c shows the 30-second card.
bw-show-newcomer-fresh = New: a fresh sheet { $sheet } for { $who }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
}. c shows the 30-second card.
bw-show-newcomer-next = New: { $who } joins in the next round{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
}. c shows the 30-second card.
bw-show-all-done = Everybody is done. F8 passes the sheets on.
bw-show-all-done-replay = Everybody is done.
bw-show-all-done-last = Everybody is done. F8 ends the writing.
bw-show-hand-over = Time is over. F8 passes the sheets on. Nothing written is lost.
bw-show-hand-over-last = Time is over. F8 ends the writing. Nothing written is lost.
bw-show-curtain-replay = Next: { $who }.
bw-show-curtain = Next: { $who }. Only this person looks at the screen. Enter opens it.
bw-show-offer-round = Somebody came late. Press a for one round more.
bw-show-turn = Sheet { $sheet }: { $who }
bw-show-own-time = this turn { $time }
bw-show-waiting = Still writing ({ $n })
bw-show-nobody-waits = Everybody is done. F8 leads on.
bw-show-reason = Why { $who } is skipped (optional)
bw-show-card = Welcome (30 seconds)
bw-show-rule-silent = Write in silence. Talk comes later.
bw-show-rule-build = Read what stands there: extend it, combine it, turn it around. New ideas are welcome.
bw-show-rule-blank = No criticism. Blank cells are fine.
bw-show-rule-names = No names are shown while writing.
bw-show-typed = Rows typed
bw-show-no-paper = No row was written on paper
bw-show-type-later = Rows can be transcribed when round { $round } is over
bw-show-type-first = Some paper is not typed yet. Press t to transcribe.
bw-show-reveal = F8 reveals all sheets to everybody.

## Sheets

bw-show-sheets = Sheets
bw-show-sheet = Sheet { $sheet }
bw-show-opened = (opened)
bw-show-covered = (covered)
bw-show-typing-sheet = Sheet { $sheet }, row { $row }
bw-show-cell-by-name = Type the name of a cell (3-2-b) and Enter to go there
bw-show-row-beforehand = pre
bw-show-row-resting = (rested)
bw-show-row-blank = (blank)
bw-show-row-skipped = skipped: { $reason }
bw-show-row-waiting = (not yet)
bw-show-typist = typed by { $who }

## Converging

bw-bar-browsing = Look
bw-bar-starring = Stars
bw-bar-grouping = Group
bw-bar-stickers = Stickers
bw-bar-weighing = Weigh
bw-bar-criteria = Criteria
bw-bar-deciding = Decide
bw-show-page = Look around: page { $page } of { $pages }
bw-show-seen = Seen by the room
bw-show-in-full = In full
bw-show-how-starring = ☆ for whatever is good, no limit. One favourite.
bw-show-how-stickers = Put stickers. The result stays hidden until all are done.
bw-show-how-weighing = Share out points. 0 means “not acceptable”.
bw-show-how-criteria = 1 (low) to 5 (high) for each criterion.
bw-show-vote-hidden = A vote is going on. Nothing is shown until it is counted.
bw-show-vote-curtain = Next: { $who }. Only this person looks at the screen. Enter opens it.
bw-show-voter = Voter: { $who }
bw-show-voter-room = the room (hands, paper stickers)
bw-show-budget = left { $left } / { $budget }
bw-show-room-digits = type the number
bw-show-voted = Seats that voted: { $n } / { $all }
bw-show-by-hand = By hand: { $n }
bw-show-by-hand-untold = F8 asks how many by hand
bw-show-all-in = Everybody is in: F8 counts
bw-show-hands = { $n }
bw-show-stickers = { $each } stickers each, { $cap } per option at most
bw-show-zero = 0 no
bw-column-star = ☆
bw-column-favourite = best
bw-column-sticker = stickers
bw-column-weight = pts
bw-column-effect = effect
bw-column-feasibility = feasib.
bw-column-burden = burden
bw-column-reach = reach
bw-show-counted = { $step }: counted ({ $n } seats)
bw-show-counted-by-hand = { $step }: counted ({ $n } ballots, { $hands } by hand)
bw-show-counted-at-least = { $step }: counted (at least { $n } ballots)
bw-show-short-list = In full   s: go on with the first { $first } ({ $n } with ties)
bw-show-short-listed = In full   The first { $first } go on ({ $n })   s: all again
bw-show-weights-start-talk = Totals start the talk; they are not the decision
bw-show-no-answer = -
bw-show-points = { $n } pts
bw-show-stars = ☆{ $n }
bw-show-stuck = { $n } stickers
bw-show-refusals = no { $n }
bw-show-favourites = best { $n }
bw-show-spread = median { $median } ({ $lower } to { $upper }, n = { $n })
bw-show-room-median = Median { $median } (the room)
bw-show-loose = Loose ideas ({ $n })
bw-show-all-gathered-replay = All are gathered.
bw-show-all-gathered = All are gathered. F8 leads on.
bw-show-bundles-of = Bundles { $n } ({ $most } at most, better 7)
bw-show-no-bundles = Mark ideas that are alike, then b names the bundle: a new sentence, not a category.
bw-show-lone-tag = lone
bw-show-naming = Bundle: a sentence for { $n } ideas
bw-show-naming-bundles = Label of the second level (for { $n } labels)
bw-show-renaming = Rename the bundle
bw-show-options = Options ({ $n })
bw-show-decisions = Decisions ({ $n })
bw-show-no-decisions = None yet
bw-show-wording = { $n ->
        [one] A decision about one option
       *[other] A decision about { $n } options
    }
bw-show-votes-fate = This changes options that have votes. What becomes of the votes?
bw-show-ask-hands = How many voted by hand or on paper? (at least { $least })
bw-show-ask-rating = { $criterion }: { $option }
bw-show-summary = Summary
bw-show-bundles = Bundles ({ $n })
bw-show-lone = Lone ideas
bw-show-kept = Ideas kept

## Questions and notices

bw-ask-paste = Put the { $n } pasted lines into the empty cells from { $at } on?
bw-ask-paste-some = { $fit } of the { $n } pasted lines fit into empty cells (from { $at } on); { $left } do not. Put them in?
bw-ask-paste-beforehand = Take the { $n } pasted lines as { $n } ideas?
bw-ask-reveal-now = End the writing and reveal all sheets now?
bw-ask-reopen-row = Row { $round } of sheet { $sheet } is done with. Type what stands on paper into it?
bw-ask-dissolve = Dissolve “{ $label }”? Its ideas stay.
bw-ask-gather = Put the { $n } marked ideas under “{ $label }”?
bw-ask-place = Put the { $n } marked labels under “{ $label }”?
bw-ask-merge = Merge the { $n } marked labels into “{ $label }”? Their own words go.
bw-ask-count = { $n } of { $all } ballots are in. Count them now?
bw-ask-next-round = { $n } still writing. Go on to the next round?
bw-ask-end-writing = { $n } still writing. End the writing?
bw-ask-reveal-untyped = { $n } rows on paper are not typed in. Show all ideas now?
bw-ask-ungathered = { $n } ideas are in no bundle. Keep them as lone ideas and go on?
bw-ask-unseen = { $n } ideas were not seen yet. Go on?
bw-ask-no-ballots = No ballot yet. Go on? (F4 leaves the step out.)
bw-under-way = Round { $round } is running
bw-story-handed-over = The sheets were handed over
bw-ask-retract = Retract “{ $text }”?
bw-tell-question-first = Please enter the question first.
bw-tell-second-lap = A second lap is for three seats at most.
bw-tell-draft = What is half-typed is kept as a draft. Come back to go on.
bw-tell-idea-draft = The half-typed idea is kept as a draft: F7 goes on with it.
bw-ask-begin-with-idea = An idea for beforehand is half-typed: "{ $text }". Hand it in too, and begin?
bw-tell-paste-full = There is no empty cell from here on. Nothing was put in.
bw-tell-no-names = Names are not kept in this meeting.
bw-tell-all-typed = No other row is left to type.
bw-tell-no-row = There is no row to transcribe yet.
bw-tell-no-such-cell = There is no cell { $cell } to type in.
bw-tell-mark-first = Mark something with Space first.
bw-tell-one-kind = Mark ideas or labels, not both.
bw-tell-mark-ideas = Mark the ideas that stand by themselves.
bw-tell-choose-first = First choose or type something.
bw-tell-nothing-given = There is no vote to take back here.
bw-tell-choose-bundle = Choose the bundle to put it into.
bw-tell-is-loose = This idea is in no bundle. What can be taken out is at the right: ideas, lone ideas, bundles.
bw-tell-nothing-here = There is nothing to take out yet.
bw-tell-rename-bundle = Only bundles are renamed. Tab goes to the right; choose one there.
bw-tell-not-here = That does not work here.

## Minutes

bw-minutes-asked = The question “{ $question }” was put; no ideas were written.
bw-minutes-written = On the question “{ $question }”, { $wrote }, and { $n } ideas came of it (brainwriting).
bw-minutes-beforehand = { $wrote }, with { $n } handed in beforehand
bw-minutes-alike = { $people } people wrote for { $rounds } { $rounds ->
    [one] round
   *[other] rounds
}
bw-minutes-each = people wrote: { $rounds }
bw-minutes-round = round { $round }: { $people }
bw-minutes-round-and = { $first }, { $second }
bw-minutes-nobody = nobody wrote
bw-minutes-below = { $above } › { $label }
bw-minutes-at-least = at least { $n }
bw-minutes-gathered = The ideas were compared and gathered under { $n } { $n ->
    [one] label
   *[other] labels
}.{ $lone ->
    [0] {""}
    [one] {" "}One idea that belonged to none was kept by itself.
   *[other] {" "}{ $lone } ideas that belonged to none were kept by themselves.
}
bw-minutes-quoted = “{ $text }”
bw-minutes-and = { $first }, { $second }
bw-minutes-starred = The most stars (☆) went to { $first }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: { $value } ({ $voters } of { $asked } people answered).
bw-minutes-stickered = In the sticker vote the most stickers went to { $first }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: { $value } ({ $voters } of { $asked } people voted).
bw-minutes-weighed = In the weighted vote the most points went to { $first }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: { $value } ({ $voters } of { $asked } people voted).
bw-minutes-rated = Judged by criteria, the greatest effect is expected of { $first }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: median { $value } of 5 ({ $voters } of { $asked } people answered).
bw-gap-rows = { $n } { $n ->
    [one] row is
   *[other] rows are
} on paper and not transcribed.
bw-gap-uncounted = { $step }: ballots were cast and not counted.
bw-minutes-labels = Labels
bw-minutes-label = Label
bw-minutes-count = Ideas
bw-minutes-alone = { $text } (by itself)
bw-minutes-vote = { $step }: result
bw-minutes-option = Idea or label
bw-minutes-stars = ☆
bw-minutes-favourites = Favourites
bw-minutes-stickers = Stickers
bw-minutes-points = Points
bw-minutes-refused = { $sum } (0 points: { $n })
bw-minutes-ideas = Ideas ({ $n })
bw-minutes-ideas-of = Ideas of “{ $label }” ({ $n })
bw-minutes-other-ideas = Other ideas ({ $n })
bw-minutes-idea = Idea
bw-minutes-writer = Writer or sector
