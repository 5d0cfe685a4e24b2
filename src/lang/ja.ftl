### 全体で使うことば。各ワークのことばは、そのワークのフォルダの ja.ftl にあります。

## 日付

date = { $year }年{ $month }月{ $day }日（{ $weekday ->
        [0] 日
        [1] 月
        [2] 火
        [3] 水
        [4] 木
        [5] 金
       *[6] 土
    }）
fiscal-year = { $era ->
        [reiwa] 令和{ $year-of-era ->
            [1] 元
           *[other] { $year-of-era }
        }年度（{ $year }）
        [heisei] 平成{ $year-of-era ->
            [1] 元
           *[other] { $year-of-era }
        }年度（{ $year }）
        [showa] 昭和{ $year-of-era ->
            [1] 元
           *[other] { $year-of-era }
        }年度（{ $year }）
       *[none] { $year }年度
    }
fiscal-year-short = { $era ->
        [reiwa] 令和{ $year-of-era ->
            [1] 元
           *[other] { $year-of-era }
        }年度
        [heisei] 平成{ $year-of-era ->
            [1] 元
           *[other] { $year-of-era }
        }年度
        [showa] 昭和{ $year-of-era ->
            [1] 元
           *[other] { $year-of-era }
        }年度
       *[none] { $year }年度
    }

## 立場

role-president = 会長
role-vice-president = 副会長
role-chair = 座長
role-vice-chair = 副座長
role-member = 委員
role-observer = オブザーバー
role-secretariat = 事務局

openness-public = 公開
openness-partly = 一部公開
openness-closed = 非公開
quorum-majority = 委員の過半数
quorum-half = 委員の半数以上
quorum-two-thirds = 委員の3分の2以上

particular-begins = 開会の時刻
particular-ends = 閉会の時刻
particular-openness = 公開の別
particular-reason = その理由
particular-observers = 傍聴者数
particular-quorum = 定足数
particular-materials = 資料
particular-material = 資料名（1行に1件）
particular-data = 使用データ
particular-next = 次回
particular-author = 作成者
particular-contact = 問い合わせ先
particular-attendance = 出欠
particular-came = { $who }：{ $attendance }
particular-unsaid = （未記入）
particular-no-quorum = （定めなし・未記入）

sector-community = 地域
sector-occupational = 職域
sector-medical = 医療
sector-residents = 住民
sector-academic = 学識
sector-secretariat = 事務局

## 出欠

attendance-expected = 未確認
attendance-present = 出席
attendance-late = 遅参
attendance-left-early = 早退
attendance-absent = 欠席

## 記名

anonymity-named = 記名
anonymity-sector = 立場のみ
anonymity-anonymous = 無記名

## できないとき

refuse-too-long = 1つの欄に入るのは{ $most }字までです（いま{ $now }字）。分けるか、短くしてください。
field-full = この欄には{ $most }字より多くは打てません。貼り付けた文は入れていません。
refuse-closed = 閉会しています。続けるには会議を再開してください。
refuse-not-closed = 会議はまだ閉会していません。
refuse-sealing = 封印を書いています。少し待ってから、もう一度押してください。
refuse-anonymity-lower = 記名の保護は強める方向にだけ変えられます。
refuse-anonymity-late = 記録がすでにあるため、無記名にはできません。新しい会議で選んでください。
refuse-nobody = その方は名簿にいません。名簿から選び直してください。
refuse-no-substitute = 代理の方は入っていません。s で入れられます。
refuse-name-empty = 氏名か所属を入力してください。
refuse-remove-running = 会議中は名簿から外せません。欠席か早退にしてください。
refuse-too-many-people = 名簿は{ $most }人までです。
refuse-title-empty = 名称を入力してください。
refuse-agenda-called = すでに入った次第は、順番を変えたり消したりできません。題名と時間は直せます。
refuse-no-agenda-item = その次第はありません。次第から選び直してください。
refuse-no-matter = その持ち越し事項はここにありません。一覧から選び直してください。
refuse-matter-action = 宿題・持ち帰り・上申は、評価ボードの取組として答えます。F6 で評価ボードを開いてください。
refuse-matter-agenda = まだ入っていないこの会議の次第です。F3 で入れます。入らずに閉会すると、次回へ持ち越します。
refuse-organisation-unknown = 「{ $name }」という機関は、この会議のどこにもありません。
refuse-organisation-same = 同じ表記です。まとめる相手の表記を入れてください。
refuse-answer-empty = 回答を入力してください。
refuse-too-many-items = 次第は{ $most }項目までです。
refuse-no-chapter = 先にワークを開いてください。
refuse-other-chapter = いま開いているワークではできません。ワークを切り替えてください。
refuse-unknown-kind = 「{ $kind }」というワークはこの版にありません。
refuse-too-many-chapters = ワークは1回の会議に{ $most }個までです。
refuse-nothing-to-undo = 取り消せる操作はありません。
refuse-nothing-to-redo = やり直せる操作はありません。

## 画面

theme-dark = 暗い画面
theme-light = 明るい画面
theme-projector = プロジェクター
theme-mono = 白黒

## 取組と評価

decision-decided = 決定
decision-continued = 継続審議
decision-left = 事務局一任
matter-homework = 宿題
matter-taken-back = 持ち帰り
matter-raised = 上申
matter-not-reached = 未了の議題
action-proposed = 提案
action-awaiting = 承諾待ち
action-accepted = 承諾
action-started = 着手
action-done = 完了
action-changed = 変更
action-stopped = 中止
action-transferred = 移管
action-carried-over = 繰越
level-own = 自機関で可
level-working = ワーキングで可
level-council = 協議会・県へ上申
consent-given = その場で同意
consent-taken-back = 持ち帰り
consent-to-be-asked = 依頼予定
consent-given-earlier = 前回の記録: 同意
consent-taken-back-earlier = 前回の記録: 持ち帰り
consent-to-be-asked-earlier = 前回の記録: 依頼予定
class-structure = 構造
class-process = プロセス
class-output = アウトプット
class-outcome = アウトカム

## 数値の読み方

reading-figure = { $of } { $value }
reading-share = { $figure }（{ $share }）
reading-and = { $before }、{ $next }
reading-beside = { $before } · { $next }
reading-then = { $before }；{ $next }
reading-count = 件数
reading-distinct = { $of } の種類の数
reading-sum = { $of } の合計
reading-mean = { $of } の平均
reading-median = { $of } の中央値
reading-min = { $of } の最小
reading-max = { $of } の最大
reading-rate = { $of } の割合
reading-of-row = 行の%
reading-of-column = 列の%
reading-of-total = 全体の%

## 入力欄と一覧（どの画面でも同じ）

form-next = 次へ（最後で確定）
form-hand-in = 確定
form-line-down = 次の欄
form-line-up = 前の欄
form-more = 次の選択肢・増やす
form-less = 前の選択肢・減らす
form-much-more = 大きく増やす
form-much-less = 大きく減らす
form-suggestion = （{ $text }）
form-accept = 候補を入れる
form-follow = おまかせに戻す
form-tick = 印をつける・はずす
form-known = 名簿の名前
form-like-known = 名簿の「{ $names }」のことですか。同じなら Ctrl-L で選べます。別の機関なら、そのままもう一度確定してください。
form-close = 閉じる
draft-resumed = 前回の書きかけ（まだ記録していません）
form-discard = 捨てて閉じる
form-stay = 入力に戻る
form-ask-discard = 入力はまだ確定していません。捨てて閉じますか。
form-missing = { $field }を入力してください。
form-not-chosen = 未選択
form-choose = { $field }を選んでください。
form-not-a-number = { $field }は { $least }～{ $most } の整数で入力してください。
form-comma = { $field }：「,」は千の位ごとの区切りです（1,550）。小数は「.」で入力してください（55.0）。
form-not-a-decimal = { $field }は数字で入力してください（例 39.5）。
form-not-a-year = 「{ $text }」は年度として読めません。2026、令和8 のように入力してください。
form-not-a-time = 「{ $text }」は時刻として読めません。14:30、午後2時半 のように入力してください。
form-not-a-date = 「{ $text }」は日付として読めません。2026-11-22、11/22、令和8年11月22日 のように入力してください。
form-follows = おまかせ
form-level-open = 未評価
picker-search = さがす
picker-nothing = 当てはまるものがありません。
picker-found = { $found } / { $all } 件
checklist-title = { $title }（{ $n }件を選択）
context-form-typed = 入力欄（文字）
context-form-one-line = 入力欄（ひとつだけ）
context-form-choice = 入力欄（選択）
context-form-stepper = 入力欄（数）
context-form-suggested = 入力欄（候補のある欄）
context-form-following = 入力欄（自動で決まる欄）
context-form-page-text = 準備の画面の文字の欄
context-form-page-choice = 準備の画面の選ぶ欄
context-form-tick = 入力欄（複数選択）
context-form-known = 入力欄：機関の名前
context-form-discard = 入力を捨てる前の確認
context-picker = さがして選ぶ一覧
context-checklist = 選び出すリスト
context-grid-moves = 表：左右
context-list-moves = どの一覧でも
## 続くもの（取組・事業・指標など）とその欄

entry-created = { $kind }「{ $name }」を加えた
entry-retired = { $kind }「{ $name }」を外した
entry-changed = { $field } { $from } → { $to }
entry-so-many = { $n }件
entry-action = 取組
entry-programme = 事業
entry-indicator = 指標
entry-matter = 持ち越し事項
entry-organisation = 機関
field-what = 何を
field-for-whom = 誰のために
field-organisation = 責任機関
field-post = 役職
field-partners = 連携機関
field-due = 期限
field-indicator = 指標
field-target = 目標値
field-actual = 実績値
field-resources = 資源
field-level = どこまで上げるか
field-first-step = 最初の一歩
field-from = もとになったもの
field-reason = 理由
field-evidence = 根拠
field-consent = 承諾
field-consent-earlier = 前回の記録の承諾
field-state = 状態
field-state-words = 状態の説明
field-carries = 繰越の回数
field-matter = 内容
field-sort = 種類
field-since = 始まった年度
field-answer = 回答
field-organisation-name = 機関名
field-sector = 区分
field-history = これまでの経過
field-obstacle = 進まない理由
field-file = ファイル
field-sha256 = SHA-256
field-filters = 絞り込み
field-place = 場所
field-value = 値
field-session = 会議
field-year = 年度
field-record = 記録番号
field-programme-name = 事業名
field-purpose = 目的
field-target-group = 対象
field-indicator-name = 指標名
field-class = 観点
field-unit = 単位
field-direction = 向き
field-rising = 高いほどよい
field-falling = 低いほどよい
field-baseline = 基準値
field-source = データ元

# What a column of a pasted list of people holds.
roster-unused = 使わない
roster-name = 氏名
roster-organisation = 所属
roster-organisation-post = 所属・職名
roster-post = 職名・部署
roster-sector = 区分
roster-role = 役割
roster-person = 所属と氏名
