### 書き出す文書のことば。

## 題と前書き

minutes-summary = 会議結果概要
minutes-full = 会議録（案）
minutes-full-public = 会議録
minutes-internal-note = 【事務局用】出席者の役職・氏名を含みます。公表には公開用の文書を使ってください。
minutes-unclosed-note = 【閉会前の案】会議はまだ閉会していません。内容は変わることがあります。
minutes-damaged-note = 【要確認】記録ファイルに壊れた箇所か、外部で変更された箇所があります。「yoriai check」で確かめてください。
minutes-unsealed-note = 【封印前の案】閉会しましたが、記録の封印がまだありません。

## 項目

minutes-colon = ：
minutes-comma = 、
minutes-to = ～
minutes-record = ［記録 { $numbers }］
minutes-field-title = 名称
minutes-field-agenda = 議題
minutes-field-when = 日時
minutes-field-place = 場所
minutes-field-open = 公開の別
minutes-field-present = 出席者
minutes-field-absent = 欠席者
minutes-field-unknown = 出欠未確認
minutes-field-secretariat = 事務局
minutes-field-material = 資料名
minutes-field-seal = 封印
minutes-field-session = 会議の番号
minutes-fill-in = （事務局で記入）
minutes-none = ―
minutes-nobody = なし
minutes-open = 公開
minutes-open-or-not = 公開・非公開（事務局で選択）

minutes-day = { $era ->
    [reiwa] 令和{ $year-of-era ->
        [1] 元
       *[other] { $year-of-era }
    }
    [heisei] 平成{ $year-of-era ->
        [1] 元
       *[other] { $year-of-era }
    }
   *[none] { $year }
}年{ $month }月{ $day }日（{ $weekday ->
    [0] 日
    [1] 月
    [2] 火
    [3] 水
    [4] 木
    [5] 金
   *[6] 土
}）
minutes-clock = { $hour }時{ $minute }分
minutes-times = { $begin }～{ $end }
minutes-when-differs = { $day }（記録は{ $told } { $times }）
minutes-people = { $n }人（{ $organisations }）
minutes-several = { $name } { $n }人
minutes-member = 委員
minutes-substitute = 代理出席 { $name }
minutes-came = { $time }から出席
minutes-left = { $time }退席
minutes-noted = { $who }（{ $notes }）
minutes-facilitator = 進行 { $who }
minutes-file = { $file }（SHA-256 { $hash }…）
minutes-more = ほか{ $n }件

## 要点

minutes-points = 要点
minutes-time = 所要{ $spent }分（予定{ $planned }分）
minutes-time-spent = 所要{ $spent }分
minutes-not-called = この議題は扱わなかった。
minutes-told-under = 内容は「{ $n } { $title }」にまとめて記載
minutes-outside = 議題のほか
minutes-nothing = 記載する事項はない。

## 決定と取組

minutes-decisions = 決定事項
minutes-no-decisions = 決定事項はない。
minutes-actions = 次年度の取組
minutes-no-actions = 取り決めた取組はない。
minutes-column-what = 何を
minutes-column-who = 責任機関
minutes-column-partners = 連携機関
minutes-column-due = 期限
minutes-column-target = 指標と目標
minutes-column-step = 最初の一歩
minutes-column-consent = 同意
minutes-column-state = 状態
minutes-column-carries = 繰越
minutes-column-record = 記録
minutes-target = { $indicator }：{ $target }
minutes-carries = { $n }回
minutes-detail = { $what }（{ $detail }）
minutes-ended = 終了した取組
minutes-ended-line = { $what }：{ $state }
minutes-ended-reached = { $what }：{ $state }（実績 { $actual }）
minutes-schedule = 今後の予定
minutes-no-schedule = 期限を定めた予定はない。
minutes-next-meeting = 期限を定めた予定はない。次回の日程（事務局で記入）
minutes-due-quarter = { $year }{ $quarter ->
    [1] 第1四半期（4～6月）
    [2] 第2四半期（7～9月）
    [3] 第3四半期（10～12月）
   *[4] 第4四半期（1～3月）
}
minutes-due-year = { $year }中
minutes-due-meeting = { $year }第{ $number }回会議
minutes-due-line = { $due }：{ $what }
minutes-undated = 期限を定めていない取組が{ $n }件ある。

## 記録

minutes-records = 記録と封印
minutes-seal = SHA-256 { $seal }（記録{ $records }件）
minutes-seal-short = 封印 { $seal }（SHA-256 の先頭16桁）
minutes-no-seal = なし（記録{ $records }件までの内容）
minutes-records-note = ［記録］の番号は会議の記録ファイルの通し番号で、「yoriai log」で元の記録を確かめられます。
