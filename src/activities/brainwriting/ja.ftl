### ブレインライティング：規則のことば（画面のことばは後半）

## 名前

brainwriting = ブレインライティング
brainwriting-about = 用紙を回して黙って書き足し、全員で見て、まとめ、選び、決める。
item-idea = アイデア
item-bundle = 表札
item-decision = 決定事項
bw-somebody = どなたか
bw-author = { $name }

## 段階

bw-phase-preparing = 準備
bw-phase-writing = 記入中
bw-phase-written = 記入終了
bw-phase-done = 終了
bw-step-browsing = 一巡
bw-step-starring = ハイライト☆
bw-step-grouping = KJ法
bw-step-stickers = シール投票
bw-step-weighing = 加重投票
bw-step-criteria = 観点別評価
bw-step-deciding = 決定

## 選択肢

bw-pass-balanced = 均等回し
bw-pass-neighbour = 隣回し
bw-input-paper = 紙に書く
bw-input-keyboard = 交代で入力
bw-input-watching = 見学
bw-how-new = 新規
bw-how-extends = 発展
bw-how-combines = 組合せ
bw-how-turns = 転換
bw-criterion-effect = 効果
bw-criterion-feasibility = 実現性
bw-criterion-burden = 負担（軽いほど5）
bw-criterion-reach = 連携の広がり
bw-decision-decided = 決定
bw-decision-continued = 継続審議
bw-decision-left = 事務局一任

## お断り

bw-refuse-begun = もう始まっています。
bw-refuse-not-begun = まだ始まっていません。
bw-refuse-too-few = 出席が{ $least }人以上になると始められます。出席を付けてください。
bw-refuse-too-many = 席は{ $most }までです。書かない方を「見学」にしてください。
bw-refuse-too-many-rounds = ラウンドは{ $most }までです。
bw-refuse-nobody = その方は名簿にいません。
bw-refuse-not-writing = いまは記入の時間ではありません。
bw-refuse-still-writing = まだ書いている方がいます（{ $n }人）。進めるにはもう一度押してください。
bw-refuse-not-secret = 無記名の会議ではありません。
bw-refuse-one-way = 無記名では、全員が同じ書き方にします。
bw-refuse-no-sheet = その番号の用紙はありません。
bw-refuse-no-sheet-in-hand = その席はいま用紙を持っていません。
bw-refuse-not-on-keyboard = その席は紙に書いています。
bw-refuse-no-row = その行はありません。
bw-refuse-no-cell = その欄はありません。
bw-refuse-row-done = その行はもう済んでいます。
bw-refuse-empty = 文字を入れてください。
bw-refuse-revealed = もう読み上げが始まっています。
bw-refuse-not-revealed = 用紙を公開してからできます。
bw-refuse-done = この演習は終わっています。戻るときは段階を選んでください。
bw-refuse-first-step = これより前の段階はありません。
bw-refuse-no-idea = そのアイデアはありません。
bw-refuse-no-bundle = その表札はありません。
bw-refuse-same-bundle = 同じ表札どうしはまとめられません。
bw-refuse-no-option = その選択肢はありません。
bw-refuse-no-vote = いまは投票の時間ではありません。
bw-refuse-no-voter = その席はいま投票できません。
bw-refuse-no-ballot = まだ1票もありません。
bw-refuse-not-counted = まだ集計していません。
bw-refuse-room-rates = 観点別評価は席ごとに入れてください。
bw-refuse-value = { $least }から{ $most }までで入れてください。
bw-refuse-budget = 1人{ $budget }までです。ほかから戻してから入れてください。
bw-refuse-voting = 投票が始まっているので変えられません。
bw-refuse-no-decision = その決定はありません。

## 記録の文

bw-story-prepared = 準備：{ $question }（{ $rounds }ラウンド）
bw-story-input = { $who }：{ $input }
bw-story-contributed = 事前提出（{ $who }）：{ $text }
bw-story-begun = { $n }席で始めた
bw-story-level = 記名の扱いを「{ $level }」にした
bw-story-sheet-added = 用紙{ $sheet }を加えた
bw-story-round-opened = 第{ $round }ラウンド（{ $minutes }分）
bw-story-round-closed = 第{ $round }ラウンド終了（残り{ $seconds }秒）
bw-story-collected = 第{ $round }ラウンドの用紙を集めた（{ $n }案）
bw-story-writing-ended = 記入を終えた（{ $n }案）
bw-story-seat-added = { $who }が席{ $seat }に着いた
bw-story-seat-left = { $who }が席を立った
bw-story-seat-retaken = { $who }が席に戻った
bw-story-substituted = 代理出席：席{ $seat }に{ $name }
bw-story-seat-given-back = { $who }が代理から席に戻った
bw-story-paused = 時計を止めた
bw-story-resumed = 時計を動かした
bw-story-time-added = 時間を1分のばした
bw-story-time-called = 時間を切り上げた
bw-story-round-added = 1ラウンド増やした
bw-story-sheet-opened = 記入中の用紙{ $sheet }を開いた
bw-story-written = { $who }（用紙{ $sheet }・{ $round }行目）：{ $text }
bw-story-amended = アイデアを直した：{ $text }
bw-story-erased = アイデアを消した：{ $text }
bw-story-row-skipped = 用紙{ $sheet }・{ $round }行目をスキップ（{ $reason }）
bw-story-dealt = 第{ $round }ラウンドの用紙{ $n }枚を配った
bw-story-drafted = 用紙{ $sheet }に下書き
bw-story-turn-opened = { $who }の入力の番
bw-story-row-finished = { $who }が書き終えた
bw-story-row-resumed = { $who }が書き足しに戻った
bw-story-seat-skipped = { $who }をスキップ（{ $reason }）
bw-story-cast = { $step }に1票
bw-story-secret = 無記名の記入または投票
bw-story-revealed = すべての用紙を公開した（{ $n }案）
bw-story-step-entered = { $step }に進んだ
bw-story-step-skipped = { $step }を省いた
bw-story-shown = { $n }案を映して読み上げた
bw-story-bundle-made = 表札「{ $label }」に{ $n }案をまとめた
bw-story-gathered = 表札「{ $label }」に{ $n }案を加えた
bw-story-ungathered = 表札から外した：{ $text }
bw-story-bundle-renamed = 表札を改めた：{ $label }
bw-story-bundles-merged = 表札「{ $other }」を「{ $label }」に合わせた
bw-story-bundle-dissolved = 表札「{ $label }」を解いた
bw-story-lone = 一匹狼：{ $text }
bw-story-not-lone = 一匹狼から戻した：{ $text }
bw-story-stickers = シールは1人{ $each }枚、1案に{ $cap }枚まで
bw-story-tally-closed = { $step }を集計した（{ $n }人）
bw-story-tally-reopened = { $step }をやり直す
bw-story-decided = { $kind }：{ $wording }
bw-story-retracted = 取り下げた：{ $wording }
bw-story-finished = ブレインライティングを終えた

## 目印

bw-landmark-round = 第{ $round }ラウンド
bw-landmark-revealed = 公開
bw-landmark-step = { $step }
bw-landmark-counted = { $step }の集計
bw-landmark-decided = { $kind }：{ $wording }
bw-landmark-finished = 終了

## 残っていること

bw-unfinished-rows = 書き写していない紙の行：{ $n }
bw-unfinished-vote = 集計していない投票：{ $step }
bw-unfinished-round = 第{ $round }ラウンドの途中です
bw-unfinished-decision = まだ何も決めていません
