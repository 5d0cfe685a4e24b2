### 画面の枠のことば: 一覧、準備、閉会、再生、重ねて出る窓、どこでも使うキー。

program = 寄合 yoriai
too-small = 画面を広げてください（{ $columns }×{ $rows } 以上）
minutes = { $n }分

## どこでも使うキー

do-help = ヘルプ
do-palette = 操作一覧
do-language = 日本語／English
do-theme = 画面の配色を変える
do-notices = これまでのお知らせ
do-leave = 戻る
do-quit = 終わる
do-undo = 取り消す
do-redo = やり直す
do-people = 出欠
do-agenda = 次第
do-next-item = 次の議題へ
do-setup = 準備の画面
do-chapters = ワークを開く・切り替える
do-closing = 確認・閉会
do-lineage = 由来をたどる
move-up = 上へ
move-down = 下へ
move-page-up = 前のページ
move-page-down = 次のページ
move-first = 先頭へ
move-last = 末尾へ
move-left = 左へ
move-right = 右へ
move-next-page = 次のページ
move-previous-page = 前のページ
list-choose = 選ぶ
list-close = 閉じる
list-tick-all = 全部選ぶ・全部外す
confirm-yes = はい
confirm-no = いいえ
confirm-lead-on = 先へ進む
ask-next-item = { $running }です。そのまま次の次第へ進みますか。

## キーの使える場所

context-everywhere = どこでも
context-home = 会議の一覧
context-meeting = 会議中
context-setup = 準備
context-setup-people = 準備 — 参加者
context-setup-agenda = 準備 — 次第
context-closing = 確認・閉会
context-closed = 閉会した会議
context-replay = 再生
context-list = 重ねて出る一覧
context-people = 出欠
context-confirm = 確認の問い
context-lead-on = 先へ進む前の問い

## 上の行

page-setup = 準備
page-closing = 確認・閉会
top-left = 次第{ $item }/{ $items } 残り{ $time }
top-over = 次第{ $item }/{ $items } 超過{ $time }
top-bank = 前倒し{ $time }
top-behind = 遅れ{ $time }
save-saved = 保存済
save-drafting = 入力中
place-ask-folder = もとの場所には書き込めません。代わりのフォルダを入力してください（このままなら Enter）。
draft-back = 前回の書きかけ{ $n }件を、もとの場所に戻しました。まだ記録していません。
draft-unplaced = 前回の書きかけ「{ $words }」は、戻す先がなくなっています。
draft-stays = 書きかけは、もとの場所に残しました。まだ記録していません。
draft-line = { $place }: { $words }
draft-asked = 入力欄
draft-nowhere = 戻す先なし
draft-choices = （選択だけ）
save-saving = 保存中 { $n }
save-elsewhere = 別の場所に保存中
save-broken = 保存できません
save-read-only = 閲覧のみ
save-moved = 元のファイルに書けなくなりました（{ $reason }）。続きは { $path } に保存しています。
save-failed = 保存できません: { $reason } 画面を閉じずに、空きのある場所を確保してください。

## 会議の一覧

home-open = 開く
home-open-copy = 写しを作って開く
home-replay = 再生
home-new = 新しい会議
home-continue = 続きの会議
home-filter = 絞り込む
home-minutes = 会議録を書き出す
home-refresh = 読み直す
home-how-to-leave = 終え方を見る
home-leave-by = 終えるときは Ctrl-Q を押してください（Ctrl-C でも終わります）。
home-list = 会議 { $n }件
home-list-filtered = 会議 { $n }／{ $all }件（{ $words }）
home-ask-filter = 名称・協議会・ファイル名に含まれることばで絞り込みます。空にするとすべて表示します。
home-empty = まだ会議の記録がありません。n を押すと、ひな形から新しい会議を作ります。準備は2分ほどです。
home-nothing-found = あてはまる会議がありません。/ を押して、ことばを変えるか空にしてください。
home-continues = 「{ $title }」の続き
home-continued-by = 続き:「{ $title }」
home-continued-already = 同じ協議会・部会の続き「{ $title }」が、もうあります。部会ごとの会議でなければ、そちらを開いてください。
home-continued-twice = 同じ協議会・部会の続きが2つ以上あります。どれを続けるか確かめてください。
home-reopened-since = 続き「{ $title }」を作ったあとに再開された会議です。引き継いだ内容と違うかもしれません。
home-people = 参加 { $here }／{ $n }人（{ $sectors }）
home-preparing = 準備中
home-running = 開催中 — 記録 { $records }件、案など { $items }件
home-closed = 閉会 — 記録 { $records }件、案など { $items }件、封印 { $seal }
home-decided = 決まったこと
home-promised = 持ち越し事項
templates-title = 新しい会議のひな形
templates-title-continuing = 続きの会議のひな形

## 準備

setup-about = 会議の概要
setup-title = 名称
setup-council = 協議会・部会
setup-date = 開催日
setup-place = 場所
setup-facilitator = 進行
setup-fiscal-year = 年度
setup-particulars = 会議録の項目
setup-particulars-said = { $n }項目を記入
setup-anonymity = 記名の扱い
setup-not-said = ―
setup-people = 参加者 { $n }人
setup-people-empty = Excel や名簿から「所属・氏名・区分」を貼り付けると、まとめて入ります。1人ずつなら a を押します。
setup-person-label = 所属, 氏名, 区分（例: 商工会, 経営指導員, 職域）
setup-person = 参加者
setup-organisation = 所属
setup-name = 氏名・役職
setup-side = 区分
setup-role = 役割
setup-change-role = 役割を変える
setup-members = 役割のない人を全員委員に
setup-agenda = 次第（計{ $minutes }分）
setup-agenda-empty = 次第はまだありません。Tab で次第に移り、a で加えます。
setup-item-label = 題名と分（例: 課題の共有 20）
setup-item = 次第の項目
setup-item-title = 題名
setup-minutes = 時間（分）
setup-item-kind = ワーク
setup-kind-none = なし（話し合い）
setup-start = 会議を始める
setup-next-section = 次の欄
setup-previous-section = 前の欄
setup-edit = 書き直す
setup-add-person = 加える
setup-add-item = 加える
setup-sector = 区分を変える
setup-attendance = 出欠
setup-remove = 外す
setup-longer = 5分長く
setup-shorter = 5分短く
setup-kind = ワークを変える
setup-move-up = 上へ動かす
setup-move-down = 下へ動かす
setup-people-added = { $n }人を名簿に加えました。u で取り消せます。
setup-items-added = { $n }件を次第に加えました。u で取り消せます。
setup-nobody-pasted = 貼り付けた文に、氏名や所属が見つかりませんでした。
setup-too-many-minutes = 「{ $line }」の分数が長すぎます。1つの次第は{ $most }分までです。
setup-nothing-pasted = 貼り付けた文に、次第の項目が見つかりませんでした。
setup-no-agenda = 次第が空です。Tab で次第に移り、a で加えてください。F6 でワークだけ開くこともできます。
setup-ask-present = 出欠が未確認の{ $n }人を出席として会議を始めますか。
setup-ask-anonymity = 記名の扱いを「{ $level }」に強めますか。あとから弱めることはできません。
person-in-role = { $role } { $who }
person-substituted = { $who }（{ $for } の代理）

## 出欠

people-title = 出欠 — { $here }人在席／名簿{ $n }人
people-empty = 名簿が空です。a で加えてください。
people-present = 出席
people-late = 遅参（いま着席）
people-left = 早退
people-absent = 欠席
people-substitute = 代理
people-give-back = 代理を終える
people-add = 加える
people-ask-substitute = 代理の方の氏名か役職を入力してください。
people-ask-newcomer = 加える方の「所属, 氏名, 区分」を入力してください。会議中なら、いま着席したものとします。

## 次第とワーク

agenda-title = 次第 — Enter でその項目に進みます
agenda-times = { $spent }／{ $minutes }分
talk-item = 次第 { $n }／{ $of }
talk-next = 次は「{ $title }」
chapters-title = ワーク
chapters-new = 「{ $kind }」を新しく開く
chapter-ask-title = このワークの題名を入力してください（空でもかまいません）。
chapter-unknown = このワークは新しい版の yoriai で作られました。中身はファイルにそのまま残っています。

## 確認・閉会

closing-close = 閉会する
closing-reopen = 再開する
closing-fill-in = 会議録の項目を記入
closing-unsaid = 会議録に記入のない項目：{ $names }
closing-back = ワークに戻る
closing-closed = 閉会しました。記録は封印され、閲覧と再生ができます。
closing-seal = 封印 { $seal }（SHA-256 の先頭16桁）
closing-decisions = 決定事項（{ $n }件）
closing-no-decisions = まだ決定はありません。
closing-promises = 持ち越し事項（{ $n }件）
closing-unfinished = 残っていること（{ $n }件）
closing-time = 時間の使い方
closing-item = { $title } — 予定{ $planned }分、実際{ $spent }
closing-ask = 閉会し、記録を封印しますか。
closing-ask-unfinished = 残っていることが{ $n }件あります。このまま閉会し、記録を封印しますか。
closing-typed = 書きかけで、まだ記録していないもの（{ $n }件）
closing-ask-typed = 書きかけが{ $n }件あります。閉会すると、記録されずに消えます。{ $open ->
    [0] {""}
   *[other] 残っていることは{ $open }件です。
}閉会し、記録を封印しますか。
closing-ask-reopen = 閉会した会議を再開しますか。封印は次の閉会でやり直します。再開したことも記録に残ります。
closing-ask-reopen-continued = この会議には続きの会議「{ $title }」があります。再開すると、引き継いだ内容と違ってくることがあります。再開しますか。再開したことは記録に残り、会議の一覧と yoriai check に出ます。
closing-documents = 文書の状態
closing-document = { $document }: { $stage }（{ $since }）
closing-document-draft = { $document }: { $stage }
closing-document-asked = { $whom }に依頼
closing-document-asked-until = { $whom }に依頼、{ $until }まで

## 文書の状態

documents-title = 文書の状態
documents-which = 文書
documents-stage = 状態
documents-whom = 確認の依頼先
documents-until = 確認の期限
documents-what = 修正した内容
documents-by = 確定した人
documents-choose = ← → で選んでください。
documents-not-here = この欄は「{ $stage }」のときに書きます。状態を選び直すか、欄を空にしてください。

## 再生

replay-banner = 再生 — 閲覧のみ
replay-play = 再生・停止
replay-forward = 1件進む
replay-back = 1件戻る
replay-next-mark = 次の節目
replay-previous-mark = 前の節目
replay-first = 最初へ
replay-last = 最後へ
replay-faster = 速く
replay-slower = ゆっくり
replay-silences = 沈黙の上限を変える
replay-search = 探す
replay-next-find = 次に見つかった記録
replay-previous-find = 前に見つかった記録
replay-jump = 番号・時刻へ
replay-place = 記録 { $n }／{ $of }　{ $time }
replay-speed = { $speed }倍　{ $cap }
replay-cap = 沈黙は{ $seconds }秒まで
replay-no-cap = 沈黙もそのまま
replay-ask-search = 探すことば（本文・氏名・所属・ワークの種類）を入力してください。
replay-ask-jump = 記録の番号（214）、時刻（14:07）、開始からの時間（+12:30）のどれかを入力してください。
replay-no-such-place = 「{ $text }」にあたる記録はありません。番号（214）、時刻（14:07）、開始から（+12:30）で指定してください。
replay-not-found = 「{ $words }」を含む記録はありません。
finder-title = 「{ $words }」— { $n }件

## 重ねて出る窓

help-title = ここで使えるキー
help-more = すべての操作は : か Ctrl-P で、ことばから探せます。
help-typing = 入力中は文字のキーは本文になります。入力欄の外に出ると、ほかのキーも使えます。
palette-title = 操作一覧 — ことばで探す（日本語・英語）
confirm-title = 確認
notices-title = これまでのお知らせ
notices-none = お知らせはありません。
lineage-title = 由来をたどる — どこから来て、何になったか
lineage-none = まだ案も決定もありません。
lineage-from = もとになったもの
lineage-to = ここから生まれたもの
lineage-nothing = なし
undone = 取り消しました: { $what }（Ctrl-R でやり直し）
redone = やり直しました。
theme-is = 配色: { $theme }
refuse-read-only = 閲覧のみの画面です。記録は変わりません。
setup-inherited = 前回からの持ち越し { $n }件
setup-inherited-more = ほか{ $n }件
setup-join = 機関の表記をまとめる
setup-join-from = やめる表記
setup-join-into = 残す表記
lineage-evidence = 根拠: { $value }（{ $place }、{ $file }）
lineage-past = 前: 「{ $session }」記録 { $record } — { $state }
people-find = さがす
people-all-present = 全員出席
people-all-marked = 「予定」の人はいません。全員の出欠が付いています。
context-reading = 一覧を読む

## 持ち越し事項

do-matters = 持ち越し事項（宿題・継続審議など）
matters-title = 持ち越し事項（{ $n }件）
matters-none = 持ち越している事項はありません。
matter-line = 【{ $kind }】{ $text }
matter-since = { $session }（{ $year }）から・繰越{ $carries }回
matter-new = この会議から
matter-since-year = { $year }から
matter-carried = 繰越{ $carries }回
matter-how = Enter で回答を書きます。
matter-how-action = Enter で評価ボードへ移り、取組として答えます。
matters-one-by-one = 1件ずつ見る
context-matters = 持ち越し事項の一覧
context-ritual = 前回からの持ち越し（1件ずつ）
page-ritual = 前回からの持ち越し
ritual-title = 前回からの持ち越し　{ $at } / 未回答{ $left }件
ritual-answer = 回答する
ritual-next = あとで（次へ）
ritual-before = 前の事項
ritual-leave = 残りは未回答のまま進む
ritual-nothing = 1件ずつ見るのは、会議中に、前回からの未回答の事項があるときです。

# The preview of a pasted list of people.
roster-title = 名簿に加える人 { $n }人
roster-columns = 列の読み方
roster-header = 見出し
roster-header-yes = 見出しの行がある
roster-header-no = 見出しの行はない
roster-column = 列
roster-column-a = A列
roster-column-b = B列
roster-column-c = C列
roster-column-d = D列
roster-column-e = E列
roster-column-f = F列
roster-column-g = G列
roster-column-h = H列
roster-column-as = { $role }（{ $sample }）
roster-doubt = 似た機関
roster-ask-known = 「{ $pasted }」は名簿の「{ $names }」のことですか。→ で選んでから確定してください。
roster-name-unsaid = { $pasted }（同じ機関か選ぶ）
roster-name-known = 名簿の「{ $name }」
roster-name-another = 別の機関「{ $pasted }」
roster-twice = 重複 { $n }行は1人にまとめました。
roster-known = 名簿にある { $n }人は除きました。
roster-nobody-new = 加える人がいません。列の読み方を直すか、Esc で閉じてください。
