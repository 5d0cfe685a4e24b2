### Brainwriting: the words of the rules (those of the screen follow below)

## Names

brainwriting = Brainwriting
brainwriting-about = Sheets pass around in silence and grow; then everybody looks, gathers, chooses and decides.
item-idea = Idea
item-bundle = Bundle
item-decision = Decision
bw-somebody = somebody
bw-author = { $name }

## Phases

bw-phase-preparing = Preparing
bw-phase-writing = Writing
bw-phase-written = Written
bw-phase-done = Finished
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
bw-decision-decided = Decided
bw-decision-continued = To be continued
bw-decision-left = Left to the secretariat

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
bw-refuse-room-rates = Criteria are judged seat by seat.
bw-refuse-value = Please enter { $least } to { $most }.
bw-refuse-budget = There are { $budget } for each. Take some back first.
bw-refuse-voting = The vote is going on, so this cannot change.
bw-refuse-no-decision = There is no such decision.

## Sentences of the log

bw-story-prepared = Prepared: { $question } ({ $rounds } rounds)
bw-story-input = { $who }: { $input }
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
bw-story-amended = Idea corrected: { $text }
bw-story-erased = Idea erased: { $text }
bw-story-row-skipped = Sheet { $sheet }, row { $round } skipped ({ $reason })
bw-story-dealt = { $n } sheets of round { $round } were dealt
bw-story-drafted = A draft on sheet { $sheet }
bw-story-turn-opened = The turn of { $who }
bw-story-row-finished = { $who } finished writing
bw-story-row-resumed = { $who } goes on writing
bw-story-seat-skipped = { $who } was skipped ({ $reason })
bw-story-cast = A ballot: { $step }
bw-story-secret = Something written or voted anonymously
bw-story-revealed = All sheets were revealed ({ $n } ideas)
bw-story-step-entered = On to: { $step }
bw-story-step-skipped = Left out: { $step }
bw-story-shown = { $n } ideas were shown and read aloud
bw-story-bundle-made = { $n } ideas gathered under “{ $label }”
bw-story-gathered = { $n } ideas added to “{ $label }”
bw-story-ungathered = Taken out of its bundle: { $text }
bw-story-bundle-renamed = The bundle is now called “{ $label }”
bw-story-bundles-merged = “{ $other }” was merged into “{ $label }”
bw-story-bundle-dissolved = “{ $label }” was dissolved
bw-story-lone = Stands by itself: { $text }
bw-story-not-lone = No longer by itself: { $text }
bw-story-stickers = { $each } stickers each, at most { $cap } on one option
bw-story-tally-closed = { $step } was counted ({ $n } voters)
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
bw-unfinished-decision = Nothing is decided yet
