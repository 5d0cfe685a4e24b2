### ブレインライティング：規則のことば（画面のことばは後半）

## 名前

brainwriting = ブレインライティング
brainwriting-about = 用紙を回して黙って書き足し、全員で見て、まとめ、選び、決める。
item-idea = 案
item-bundle = 表札
item-decision = 決定事項
bw-somebody = どなたか
bw-author = { $name }
bw-author-substitute = { $name }（代理）

## 段階

bw-phase-written = 記入終了
bw-step-browsing = 一巡
bw-step-starring = ハイライト☆
bw-step-grouping = KJ法
bw-step-stickers = シール投票
bw-step-weighing = 加重投票
bw-step-criteria = 観点別評価
bw-step-deciding = 決定

## 選択肢

bw-pass-balanced = 入れ替え
bw-pass-neighbour = 隣回し
bw-input-paper = 紙に書く
bw-input-keyboard = この端末で入力
bw-input-watching = 見学
bw-how-new = 新規
bw-how-extends = 発展
bw-how-combines = 組合せ
bw-how-turns = 転換
bw-criterion-effect = 効果
bw-criterion-feasibility = 実現性
bw-criterion-burden = 負担（軽いほど5）
bw-criterion-reach = 連携の広がり
bw-votes-keep = 票を残す
bw-votes-drop = 票を取り消す

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
bw-refuse-row-open = その行にはまだ書けます。
bw-refuse-empty = 文字を入れてください。
bw-refuse-revealed = もう読み上げが始まっています。
bw-refuse-not-revealed = 用紙を公開してからできます。
bw-refuse-done = このワークは終わっています。戻るときは段階を選んでください。
bw-refuse-first-step = これより前の段階はありません。
bw-refuse-no-idea = その案はありません。
bw-refuse-no-bundle = その表札はありません。
bw-refuse-same-bundle = 同じ表札どうしはまとめられません。
bw-refuse-no-option = その選択肢はありません。
bw-refuse-no-vote = いまは投票の時間ではありません。
bw-refuse-no-voter = その席はいま投票できません。
bw-refuse-no-ballot = まだ1票もありません。
bw-refuse-not-counted = まだ集計していません。
bw-refuse-room-rates = 全員の点は、Enterで人数か中央値を入れてください。
bw-refuse-value = { $least }から{ $most }までで入れてください。
bw-refuse-budget = 1人{ $budget }までです。ほかから戻してから入れてください。
bw-refuse-hands = 挙手は{ $most }人までです（この端末で投票した方を除く）。
bw-refuse-favourites = 「一番」は全部で{ $most }までです（1人1つ、この端末で投票した方を除く）。
bw-refuse-together = 合わせて{ $most }までです（{ $people }人×{ $each }）。
bw-refuse-voting = 投票が始まっているので変えられません。
bw-refuse-votes-fate = 票の入った選択肢が変わります（{ $n }件）。票をどうするか選んでください。
bw-refuse-votes-lost = その票は残せません。選択肢がなくなるか、足し合わせられない票です。
bw-refuse-two-levels = 表札は2段までです。
bw-refuse-in-room = 挙手・紙の数（{ $n }人）に、この席の票も入っています。先に「全員」の数を直してください。
bw-refuse-median-and-seats = 中央値と席ごとの点は、同じ欄に入れられません。どちらかにしてください。
bw-refuse-no-hands = 挙手・紙の票がまだありません。
bw-refuse-hands-count = { $least }から{ $most }人までで入れてください（この端末で投票した方を除く）。
bw-refuse-ballots-missing = { $all }票のうち{ $n }票だけです。
bw-refuse-no-short-list = シール投票を集計してから絞れます。
bw-refuse-no-decision = その決定はありません。

## 記録の文

bw-story-prepared = 準備：{ $question }（{ $rounds }ラウンド）
bw-story-question = 問い：{ $question }
bw-story-chosen = { $field }：{ $value }
bw-story-follows-room = { $field }：自動に戻した
bw-story-input = { $who }：{ $input }
bw-story-input-released = { $who }：書き方を自動に戻した
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
bw-story-amended = 案を直した：{ $before } → { $text }
bw-story-erased = 案を消した：{ $text }
bw-story-row-skipped = 用紙{ $sheet }・{ $round }行目をスキップ（{ $reason }）
bw-story-row-reopened = 用紙{ $sheet }・{ $round }行目を、転記するために開き直した
bw-story-dealt = 第{ $round }ラウンドの用紙{ $n }枚を配った
bw-story-drafted = 用紙{ $sheet }に下書き
bw-story-turn-opened = { $who }の入力の番
bw-story-row-finished = { $who }が書き終えた
bw-story-row-resumed = { $who }が書き足しに戻った
bw-story-seat-skipped = { $who } は今回は休み（{ $reason }）
bw-story-cast-room = { $step }：挙手・紙で、1案に{ $given }
bw-story-cast-seat = { $step }：1席から、1案に{ $given }
bw-story-uncast-room = { $step }：挙手・紙の数を1案から消した
bw-story-uncast-seat = { $step }：1席が、1案への票を取り下げた
bw-story-given-refusal = 0点（不可）
bw-story-given-rating = 「{ $criterion }」{ $n }点
bw-story-secret-writing = 無記名の記入
bw-story-secret-vote = 無記名の投票
bw-story-secret-sheets = 無記名の用紙の配付
bw-address = { $titled ->
    [yes] { $who }
   *[no] { $who } さん
}
bw-story-revealed = すべての用紙を公開した（{ $n }案）
bw-story-step-entered = { $step }に進んだ
bw-story-step-skipped = { $step }を省いた
bw-story-shown = { $n }案を映した
bw-story-bundle-made = 表札「{ $label }」に{ $n }案をまとめた
bw-story-gathered = 表札「{ $label }」に{ $n }案を加えた
bw-story-ungathered = 表札から外した：{ $text }
bw-story-bundle-renamed = 表札を改めた：{ $before } → { $label }
bw-story-bundles-merged = 表札「{ $other }」を「{ $label }」に合わせた
bw-story-bundle-dissolved = 表札「{ $label }」を解いた
bw-story-bundles-gathered = 二段目の表札「{ $label }」に表札{ $n }枚をまとめた
bw-story-bundles-placed = 表札{ $n }枚を「{ $label }」の下に置いた
bw-story-bundles-free = 表札{ $n }枚を二段目の表札から出した
bw-story-votes-kept = 票を残した：{ $options }{ $more ->
    [0] {""}
   *[other] ほか{ $more }件
}
bw-story-votes-moved = 「{ $from }」の票を「{ $into }」に合わせた
bw-story-votes-dropped = 票を取り消した：{ $options }{ $more ->
    [0] {""}
   *[other] ほか{ $more }件
}
bw-story-lone = 一匹狼：{ $text }
bw-story-not-lone = 一匹狼から戻した：{ $text }
bw-story-stickers = シールは1人{ $each }枚、1案に{ $cap }枚まで
bw-story-stickers-each = シールは1人{ $each }枚
bw-story-stickers-follow = シールの枚数を自動に戻した
bw-story-sticker-cap = シールは1案に{ $cap }枚まで
bw-story-sticker-cap-follows = 1案に貼るシールの上限をなくした
bw-story-hands = { $step }：挙手・紙で{ $n }人
bw-story-hands-unknown = { $step }：挙手・紙の人数は、票を取り消したので不明
bw-story-short-list = 上位{ $first }件に絞った
bw-story-short-list-tied = 上位{ $first }件に絞った（同数を含め{ $n }件）
bw-story-short-list-lifted = 絞り込みをやめ、すべての選択肢に戻した
bw-story-room-hands = { $step }：1案の「{ $criterion }」に、挙手・紙で{ $n }人
bw-story-room-median = { $step }：1案の「{ $criterion }」は、全員の中央値{ $median }
bw-story-room-unrated = { $step }：1案の「{ $criterion }」から、全員の評価を消した
bw-story-tally-closed = { $step }を集計した（{ $n }人）
bw-story-tally-closed-at-least = { $step }を集計した（少なくとも{ $n }人）
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

bw-unfinished-rows = 転記していない紙の行：{ $n }
bw-unfinished-vote = 集計していない投票：{ $step }
bw-unfinished-round = 第{ $round }ラウンドの途中です
bw-unfinished-decision = ブレインライティングの案から、まだ何も決めていません

### ブレインライティング：画面のことば

## キーの説明

bw-do-begin = 始める
bw-do-beforehand = 事前提出
bw-do-author = 提出者を探す
bw-do-next-round = 次へ進む
bw-do-add-minute = 1分のばす
bw-do-pause = 時計を止める・動かす
bw-do-end-now = 時間を切り上げる
bw-do-open-turn = 幕を開く
bw-do-waiting = まだの席
bw-do-transcribe = 用紙・転記
bw-do-card = 途中参加の方へ
bw-do-hand-over = 用紙の渡し方
bw-do-reveal-now = いま公開する
bw-do-add-round = 1ラウンド増やす
bw-do-next-cell = 次の欄へ
bw-do-finish = 書き終える
bw-do-how = 元の案とのつながり
bw-do-cover = 用紙を隠す
bw-do-source-up = 元の案を選ぶ（上）
bw-do-source-down = 元の案を選ぶ（下）
bw-do-source = 元に加える・外す
bw-do-typist = 代筆者
bw-do-raised-hand = 書き終わった
bw-do-skip = 今回は休み
bw-do-input = 書き方を変える
bw-do-type = 転記する
bw-do-next-incomplete = 次の未転記
bw-do-previous-incomplete = 前の未転記
bw-do-open-sheet = この用紙を開く
bw-do-illegible = 判読不能
bw-do-blank-row = 白紙の行
bw-do-choose-sheet = 用紙を選ぶ
bw-do-reveal = 公開する
bw-do-next-step = 次へ進む
bw-do-step-back = 前の段階へ
bw-do-skip-step = この段階を省く
bw-do-sheets = 用紙を見る
bw-do-open-vote = 幕を開いて投票
bw-do-next-voter = 次の投票者
bw-do-previous-voter = 前の投票者
bw-do-give = 付ける・1つ足す
bw-do-take-back = 票を戻す
bw-do-favour = 一番
bw-do-more-stickers = シールを増やす
bw-do-fewer-stickers = シールを減らす
bw-do-cap = 1案の上限
bw-do-room-rating = 人数・中央値を入れる
bw-do-short-list = ここまでに絞る
bw-do-reopen = 投票をやり直す
bw-do-mark = 印を付ける
bw-do-bundle = 表札を作る
bw-do-gather = 表札に入れる
bw-do-take-out = 外す・解く
bw-do-lone = 一匹狼
bw-do-rename = 表札を直す
bw-do-other-side = 反対側へ
bw-do-other-side-back = 反対側へ戻る
bw-do-decide = 決定を書く
bw-do-retract = 取り下げる

## キーの場所

bw-context-form = ブレインライティング：準備
bw-context-beforehand = ブレインライティング：事前提出
bw-context-clock = ブレインライティング：時計
bw-context-curtain = ブレインライティング：幕
bw-context-room = ブレインライティング：記入中
bw-context-offer = ブレインライティング：ラウンドの追加
bw-context-show-card = ブレインライティング：記入中の説明
bw-context-offer-card = ブレインライティング：途中参加があったとき
bw-context-passing = ブレインライティング：紙の受け渡し
bw-context-leave-passing = ブレインライティング：渡し方を閉じる
bw-context-turn = ブレインライティング：この端末で入力
bw-context-lineage = ブレインライティング：元の案がある用紙
bw-context-pointing = ブレインライティング：元の案が複数ある用紙
bw-context-waiting = ブレインライティング：まだの席
bw-context-card = ブレインライティング：途中参加の方へ
bw-context-sheets = ブレインライティング：用紙の一覧
bw-context-transcribing = ブレインライティング：転記する用紙
bw-context-opening = ブレインライティング：記入中の用紙
bw-context-typing = ブレインライティング：転記
bw-context-written = ブレインライティング：記入終了
bw-context-step = ブレインライティング：まとめの段階
bw-context-reading = ブレインライティング：用紙を見る
bw-context-browsing = ブレインライティング：一巡
bw-context-vote-curtain = ブレインライティング：投票の幕
bw-context-voting = ブレインライティング：投票
bw-context-voters = ブレインライティング：投票者
bw-context-covering = ブレインライティング：開いた投票
bw-context-leave-waiting = ブレインライティング：まだの席を閉じる
bw-context-leave-sheets = ブレインライティング：用紙の一覧を閉じる
bw-context-columns = ブレインライティング：投票の列
bw-context-starring = ブレインライティング：ハイライト☆
bw-context-stickers = ブレインライティング：シール投票
bw-context-room-rating = ブレインライティング：全員の観点別評価
bw-context-short-list = ブレインライティング：上位に絞る
bw-context-counted = ブレインライティング：集計
bw-context-grouping = ブレインライティング：KJ法
bw-context-deciding = ブレインライティング：決定
bw-context-done = ブレインライティング：まとめ

## 準備の画面

bw-show-question = 問い
bw-show-question-hint = どうすれば〜できるか、の形で書いてください
bw-show-rounds = ラウンド
bw-show-cells = 1行の案の数
bw-show-base-time = 1ラウンドの時間
bw-show-turn-time = 1人の入力時間
bw-show-pass = 回し方
bw-show-goal = 目標の案数
bw-show-second-lap = 2周目
bw-show-yes = する
bw-show-no = しない
bw-show-follows-room = 自動
bw-show-rounds-wished = { $wished }ラウンドを選びましたが、{ $n }人なら{ $rounds }までです。
bw-show-no-value = ―
bw-value-time = { $minutes ->
    [0] {""}
   *[other] { $minutes }分
}{ $seconds ->
    [0] {""}
   *[other] { $seconds }秒
}
bw-show-seats-title = 席（{ $n }人が書く）
bw-show-nobody-here = 出席の方がいません。F2で出席を付けてください。
bw-show-expected = 全部書くと{ $ideas }案、約{ $minutes }分
bw-show-much = 120案を超えます。読むだけで時間がかかります。ラウンドか案の数を減らしてください。
bw-show-keyboard-cost = { $n }人が順にこの端末で入力すると約{ $minutes }分。紙なら約{ $paper }分です。
bw-show-too-few = 書く方が2人以上必要です。
bw-show-counts-expected = まだ出席がないので、名簿の{ $n }人で見積もっています。
bw-show-anonymity = 記名の扱い：{ $level }
bw-show-anonymous-means = 誰がどこに書いたかは保存されません。
bw-show-beforehand-count = 事前提出：{ $n }案
bw-show-beforehand = 事前提出（0行目に入ります）
bw-show-beforehand-hint = 1案ずつ入れるか、複数行をまとめて貼り付けてください。
bw-show-next-idea = 次の案
bw-show-pick-person = だれですか
bw-form-author = 提出者
bw-form-idea = 案
bw-form-reason = 理由
bw-form-label = 表札
bw-form-kind = 種類
bw-form-wording = 文
bw-form-votes = 票
bw-form-hands = 人数
bw-form-mark-5 = 5の人数
bw-form-mark-4 = 4の人数
bw-form-mark-3 = 3の人数
bw-form-mark-2 = 2の人数
bw-form-mark-1 = 1の人数
bw-form-median = または中央値
bw-short-balanced = 入れ替え
bw-short-neighbour = 隣回し
bw-short-paper = 紙
bw-short-keyboard = 端末
bw-short-watching = 見学
bw-show-author-none = 書かない

## 記入の画面

bw-show-round = 第{ $round }ラウンド（全{ $rounds }）
bw-show-ideas = みんなの案
bw-show-all-on-paper = 紙に記入中（案の数は転記すると出ます）
bw-show-silence = 黙って書く · 話すのは後で · 空欄でもよい
bw-show-done-caption = 書き終えた席{ $skipped ->
        [0] {""}
       *[other] （ほかに飛ばした席 { $skipped }）
    }
bw-show-pass-now = 用紙を渡す
bw-show-hands-over = わたす方
bw-show-takes = うけとる方
bw-show-sheet-no = 用紙
bw-show-to-decide = 決めること
bw-show-left = 残り
bw-show-bank = 短縮 { $time }
bw-show-overdrawn = 予定より { $time } 長い
bw-show-paused = 時計を止めています
bw-show-passing = 用紙を渡してください。{ $seconds }秒後に始まります
bw-show-last-minute = 残り1分です
bw-show-grace = 時間です。書きかけの文を書き終えてください（あと{ $seconds }秒）
bw-show-over = 時間になりました
bw-show-has-left = { $who }（早退）
bw-show-fresh-sheet = 新しい用紙
bw-show-rests = 休み（机の上）
bw-show-read-aloud = 読み上げる
bw-show-type-before = 転記してから
bw-show-newcomer = 途中参加：{ $who } に用紙{ $sheet }{ $more ->
    [0] {""}
   *[other] （ほか{ $more }人）
}。cで30秒の説明を映せます。
bw-show-newcomer-fresh = 途中参加：{ $who } に新しい用紙{ $sheet }{ $more ->
    [0] {""}
   *[other] （ほか{ $more }人）
}。cで30秒の説明を映せます。
bw-show-newcomer-next = 途中参加：{ $who } は次のラウンドから{ $more ->
    [0] {""}
   *[other] （ほか{ $more }人）
}。cで30秒の説明を映せます。
bw-show-all-done = 全員が書き終えました。F8で用紙を次の人へ渡します。
bw-show-all-done-replay = 全員が書き終えました。
bw-show-all-done-last = 全員が書き終えました。F8で記入を終えます。
bw-show-hand-over = 時間です。F8で用紙を次の人へ渡します。書いた分はすべて残ります。
bw-show-hand-over-last = 時間です。F8で記入を終えます。書いた分はすべて残ります。
bw-show-curtain-replay = 次は { $who }。
bw-show-curtain = 次は { $who }。画面を見るのは本人だけ。Enterで開きます。
bw-show-offer-round = 途中から来た方がいます。aで1ラウンド増やせます。
bw-show-turn = 用紙{ $sheet }　{ $who } の番
bw-show-own-time = この番 { $time }
bw-show-waiting = まだ書いている席（{ $n }）
bw-show-nobody-waits = 全員が書き終えました。F8で次へ進みます。
bw-show-reason = { $who } は今回は休み（理由。なくても可）
bw-show-card = 途中参加の方へ（30秒）
bw-show-rule-silent = 黙って書きます。話し合いは後でします。
bw-show-rule-build = 前の人の案を読み、のばす・組み合わせる・変える。新しい案も歓迎です。
bw-show-rule-blank = 批判はしません。空欄があってもかまいません。
bw-show-rule-names = 書いている間、誰が書いたかは出ません。
bw-show-typed = 転記した行
bw-show-no-paper = 紙に書いた行はありません
bw-show-type-later = 第{ $round }ラウンドが終わると転記できます
bw-show-type-first = 転記していない紙があります。tで転記できます。
bw-show-reveal = F8で、すべての用紙を全員に公開します。

## 用紙の画面

bw-show-sheets = 用紙
bw-show-sheet = 用紙{ $sheet }
bw-show-opened = （開いています）
bw-show-covered = （伏せています）
bw-show-typing-sheet = 用紙{ $sheet }　{ $row }行目
bw-show-cell-by-name = 欄の番号（例 3-2-b）を入れてEnterで、その欄へ移ります
bw-show-row-beforehand = 事前
bw-show-row-resting = （この回は休み）
bw-show-row-blank = （空欄）
bw-show-row-skipped = スキップ：{ $reason }
bw-show-row-waiting = （まだ）
bw-show-typist = 代筆：{ $who }

## まとめの画面

bw-bar-browsing = 一巡
bw-bar-starring = ☆
bw-bar-grouping = KJ法
bw-bar-stickers = シール
bw-bar-weighing = 加重
bw-bar-criteria = 観点
bw-bar-deciding = 決定
bw-show-page = 一巡　{ $page } / { $pages } ページ
bw-show-seen = 全員で見た案
bw-show-in-full = 全文
bw-show-how-starring = よいと思うものに☆（いくつでも）。一番は1つ。
bw-show-how-stickers = シールを貼る。全員が終わるまで結果は伏せます。
bw-show-how-weighing = 点を配る。0は「受け入れられない」。
bw-show-how-criteria = 観点ごとに1（低い）〜5（高い）。
bw-show-vote-hidden = 投票中です。集計するまで結果は出ません。
bw-show-vote-curtain = 次は { $who }。画面を見るのは本人だけ。Enterで開きます。
bw-show-voter = 投票：{ $who }
bw-show-voter-room = 全員（挙手・紙のシール）
bw-show-budget = 残り { $left } / { $budget }
bw-show-room-digits = 数字で数を入れます
bw-show-voted = 席ごとの投票：{ $n } / { $all }
bw-show-by-hand = 挙手・紙：{ $n }人
bw-show-by-hand-untold = 挙手・紙の人数はF8で入れます
bw-show-all-in = 全員入りました　F8 で集計
bw-show-hands = { $n }人
bw-show-stickers = シール1人{ $each }枚・1案に{ $cap }枚まで
bw-show-zero = 0 不可
bw-column-star = ☆
bw-column-favourite = 一番
bw-column-sticker = シール
bw-column-weight = 点
bw-column-effect = 効果
bw-column-feasibility = 実現性
bw-column-burden = 負担の軽さ
bw-column-reach = 連携
bw-show-counted = { $step }：集計（{ $n }席）
bw-show-counted-by-hand = { $step }：集計（{ $n }票、うち挙手・紙{ $hands }）
bw-show-counted-at-least = { $step }：集計（少なくとも{ $n }票）
bw-show-short-list = 全文　s：上位{ $first }件に絞る（同数を含め{ $n }件）
bw-show-short-listed = 全文　上位{ $first }件に絞っています（{ $n }件）　s：戻す
bw-show-weights-start-talk = 合計は話し合いの始まりで、決定ではありません
bw-show-no-answer = ―
bw-show-points = { $n }点
bw-show-stars = ☆{ $n }
bw-show-stuck = シール{ $n }枚
bw-show-refusals = 不可{ $n }人
bw-show-favourites = 一番{ $n }
bw-show-spread = 中央値 { $median }（{ $lower }〜{ $upper }、{ $n }人）
bw-show-room-median = 中央値 { $median }（全員）
bw-show-loose = まだ集めていない案（{ $n }）
bw-show-all-gathered-replay = すべて集めました。
bw-show-all-gathered = すべて集めました。F8で次へ進みます。
bw-show-bundles-of = 表札 { $n }（{ $most }以下、できれば7）
bw-show-no-bundles = 似ているものに印を付け、bで表札を書きます。分類名ではなく、言いたいことを一文で。
bw-show-lone-tag = 一匹狼
bw-show-naming = 表札（{ $n }案をまとめる文）
bw-show-naming-bundles = 二段目の表札（表札{ $n }枚をまとめる文）
bw-show-renaming = 表札を直す
bw-show-options = 選択肢（{ $n }）
bw-show-decisions = 決まったこと（{ $n }）
bw-show-no-decisions = まだありません
bw-show-wording = 決定（{ $n }案について）
bw-show-votes-fate = この変更で、票の入った選択肢が変わります。票をどうしますか
bw-show-ask-hands = 挙手・紙で何人が投票しましたか（少なくとも{ $least }人）
bw-show-ask-rating = { $criterion }：{ $option }
bw-show-summary = まとめ
bw-show-bundles = 表札（{ $n }）
bw-show-lone = 一匹狼
bw-show-kept = 残った案

## 確かめと知らせ

bw-ask-paste = 貼り付けた{ $n }行を、{ $at } から順に空いた欄へ入れますか。
bw-ask-paste-some = 貼り付けた{ $n }行のうち、空いた欄に{ $fit }行が入ります（{ $at } から）。残りの{ $left }行は入りません。入れますか。
bw-ask-paste-beforehand = 貼り付けた{ $n }行を、{ $n }案として入れますか。
bw-ask-reveal-now = 記入を終えて、いますべての用紙を公開しますか。
bw-ask-reopen-row = 用紙{ $sheet }・{ $round }行目は済んでいます。紙に書いてあるものを、この行に転記ますか。
bw-ask-dissolve = 表札「{ $label }」を解きますか。案は残ります。
bw-ask-gather = 印を付けた{ $n }案を、表札「{ $label }」に入れますか。
bw-ask-place = 印を付けた表札{ $n }枚を、「{ $label }」の下に置きますか。
bw-ask-merge = 印を付けた表札{ $n }枚を「{ $label }」に合わせますか。合わせた表札の文はなくなります。
bw-ask-count = { $all }票のうち{ $n }票です。このまま集計しますか。
bw-ask-next-round = まだ書いている席が{ $n }席あります。次の巡へ進みますか。
bw-ask-end-writing = まだ書いている席が{ $n }席あります。記入を終えますか。
bw-ask-reveal-untyped = 書き写していない行が{ $n }行あります。このまま全員の案を見ますか。
bw-ask-ungathered = 集めていない案が{ $n }案あります。一匹狼として残し、先へ進みますか。
bw-ask-unseen = 全員で見ていない案が{ $n }案あります。先へ進みますか。
bw-ask-no-ballots = まだ1票もありません。先へ進みますか（F4なら、この段階を省きます）。
bw-under-way = 第{ $round }巡 記入中
bw-story-handed-over = 用紙を渡し終えた
bw-ask-retract = 「{ $text }」を取り下げますか。
bw-tell-question-first = まず問いを入力してください。
bw-tell-second-lap = 2周目は3人以下のときだけです。
bw-tell-draft = 書きかけは下書きに残しました。戻ると続きから書けます。
bw-tell-idea-draft = 書きかけの案は下書きに残しました。F7で続きを書けます。
bw-ask-begin-with-idea = 書きかけの事前提出「{ $text }」があります。これも出して始めますか。
bw-tell-paste-full = この先に空いた欄がありません。何も入れていません。
bw-tell-no-names = 無記名なので、名前は残しません。
bw-tell-all-typed = ほかに転記していない行はありません。
bw-tell-no-row = まだ転記できる行がありません。
bw-tell-no-such-cell = 転記できる欄に { $cell } はありません。
bw-tell-mark-first = 先にSpaceで印を付けてください。
bw-tell-one-kind = 案と表札は、別々に印を付けてまとめてください。
bw-tell-mark-ideas = 一匹狼にする案に印を付けてください。
bw-tell-choose-first = 先に選ぶか、入力してください。
bw-tell-nothing-given = ここには、戻せる票がありません。
bw-tell-choose-bundle = 入れる表札を選んでください。
bw-tell-is-loose = まだどの表札にも入っていません。外すのは、右側の案・一匹狼・表札です。
bw-tell-nothing-here = 外せるものがまだありません。
bw-tell-rename-bundle = 直せるのは表札です。Tabで右側へ移り、表札を選んでください。
bw-tell-not-here = ここではできません。

## 会議録

bw-minutes-asked = 問い「{ $question }」を立てたが、案は書かなかった。
bw-minutes-written = 問い「{ $question }」について、{ $wrote }、{ $n }件の案が出た（ブレインライティング）。
bw-minutes-beforehand = { $wrote }、事前に提出された{ $n }件とあわせて
bw-minutes-alike = { $people }人が{ $rounds }巡書き
bw-minutes-each = { $rounds }が書き
bw-minutes-round = { $round }巡目は{ $people }人
bw-minutes-round-and = { $first }、{ $second }
bw-minutes-nobody = 書いた人はなく
bw-minutes-below = { $above } ＞ { $label }
bw-minutes-at-least = 少なくとも{ $n }
bw-minutes-gathered = 案を見比べ、{ $n }件の表札にまとめた。{ $lone ->
    [0] {""}
   *[other] どれにも属さない案{ $lone }件は、単独の案として残した。
}
bw-minutes-quoted = 「{ $text }」
bw-minutes-and = { $first }{ $second }
bw-minutes-starred = 関心の印（☆）は{ $first }{ $more ->
    [0] {""}
   *[other] ほか{ $more }件
}が最も多く、{ $value }個だった（{ $asked }人中{ $voters }人が回答）。
bw-minutes-stickered = シール投票では{ $first }{ $more ->
    [0] {""}
   *[other] ほか{ $more }件
}が最も多く、シール{ $value }枚だった（{ $asked }人中{ $voters }人が投票）。
bw-minutes-weighed = 加重投票では{ $first }{ $more ->
    [0] {""}
   *[other] ほか{ $more }件
}が最も多く、{ $value }点だった（{ $asked }人中{ $voters }人が投票）。
bw-minutes-rated = 観点別の評価では、効果が最も高いのは{ $first }{ $more ->
    [0] {""}
   *[other] ほか{ $more }件
}で、中央値{ $value }だった（5点満点、{ $asked }人中{ $voters }人が回答）。
bw-gap-rows = 用紙に書かれたまま転記していない行が{ $n }行ある。
bw-gap-uncounted = { $step }は、投じられた票を集計していない。
bw-minutes-labels = まとめの表札
bw-minutes-label = 表札
bw-minutes-count = 案の数
bw-minutes-alone = { $text }（単独の案）
bw-minutes-vote = { $step }の結果
bw-minutes-option = 案・表札
bw-minutes-stars = ☆
bw-minutes-favourites = 一番の推し
bw-minutes-stickers = シール（枚）
bw-minutes-points = 点
bw-minutes-refused = { $sum }（0点 { $n }人）
bw-minutes-ideas = 出された案（{ $n }件）
bw-minutes-ideas-of = 「{ $label }」の案（{ $n }件）
bw-minutes-other-ideas = そのほかの案（{ $n }件）
bw-minutes-idea = 案
bw-minutes-writer = 書いた人・立場
