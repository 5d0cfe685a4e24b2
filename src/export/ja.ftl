### 書き出す文書のことば。

## 題と前書き

minutes-summary = 会議結果概要
minutes-full = 会議録
minutes-draft = { $paper }（案）
minutes-checked = { $day } { $how }
minutes-internal-note = 【事務局用】出席者の役職・氏名を含みます。公表には公開用の文書を使ってください。
minutes-unclosed-note = 【閉会前の案】会議はまだ閉会していません。内容は変わることがあります。
minutes-damaged-note = 【要確認】記録ファイルに壊れた箇所か、外部で変更された箇所があります：{ $damage }
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
minutes-field-checked = 確認
minutes-field-observers = 傍聴者
minutes-field-guests = オブザーバー
minutes-field-quorum = 会議の成立
minutes-field-facilitator = 進行
minutes-field-present = 出席者
minutes-field-absent = 欠席者
minutes-field-unknown = 出欠未確認
minutes-field-secretariat = 事務局
minutes-field-material = 資料
minutes-field-seal = 封印
minutes-field-session = 会議の番号
minutes-fill-in = （事務局で記入）
minutes-nobody = なし
minutes-observers = { $n ->
    [0] なし
   *[other] { $n }人
}

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
minutes-when = { $day } { $times }
minutes-when-recorded = { $day } { $times }（時刻は記録から、5分単位）
minutes-when-differs = { $day }（記録は{ $told } { $times }）
minutes-people = { $n }人（{ $organisations }）{ $substitutes ->
    [0] {""}
   *[other] 、うち代理出席{ $substitutes }人
}
minutes-in-role = { $role } { $who }
minutes-attendee = 所属の記載なし
minutes-quorum = 委員{ $members }人中{ $present }人が出席。定足数（{ $rule }）に{ $verdict ->
    [reached] 達し、会議は成立した
    [missed] 達しなかった
   *[open] 達したかは、出欠未確認の委員による
}
minutes-quorum-roles = 定足数（{ $rule }）に達したかは、役割が記録にない人が{ $n }人いるため計算していない
minutes-several = { $name } { $n }人
minutes-member = 委員
minutes-substitute = 代理出席 { $name }
minutes-came = { $time }から出席
minutes-left = { $time }退席
minutes-noted = { $who }（{ $notes }）
minutes-data = { $file }（会議で使用したデータ）
minutes-file = { $file }（会議で使用したデータ、SHA-256 { $hash }…）
minutes-more = ほか{ $n }件 → 会議録

## 審議の内容

minutes-head = 会議の概要
minutes-points = 審議の内容
minutes-time = 所要{ $spent }分（予定{ $planned }分）
minutes-time-spent = 所要{ $spent }分
minutes-not-called = この議題は取り上げなかった。
minutes-item-empty = 発言・決定の記録はない。
minutes-result = 結果：{ $text }
minutes-result-continued = 結果（継続審議）：{ $text }
minutes-result-action = 結果（取組）：{ $text }
minutes-result-homework = 結果（宿題）：{ $text }
minutes-result-left = 結果（事務局一任）：{ $text }
minutes-result-answered = 結果（持ち越し事項への回答）：{ $what } → { $answer }
minutes-outside = 議題のほか
minutes-nothing = 記載する事項はない。

## 決定と取組

minutes-decisions = 決定事項
minutes-no-decisions = 決定事項はない。
minutes-continued = 継続審議
minutes-to-secretariat = 事務局一任
minutes-carried = 持ち越し事項
minutes-column-kind = 区分
minutes-column-matter = 内容
minutes-column-origin = 初出
minutes-column-now = この会議での扱い
minutes-carried-from = { $session }（{ $year }）
minutes-carried-answer = 回答：{ $answer }
minutes-carried-unanswered = 未回答
minutes-carried-open = 回答なし、次回へ持ち越す
minutes-carried-goes-on = { $state }、次回へ持ち越す
minutes-carried-line = 【{ $kind }】{ $what } … { $now }
minutes-carried-kind = { $kind }{ $n }件
minutes-carried-left = 次回へ持ち越す事項は{ $n }件（{ $kinds }）。
minutes-carried-none = 次回へ持ち越す事項はない。
minutes-actions = 次年度の取組
minutes-no-actions = 次年度に向けて取り決めた取組はない。
minutes-requests = 協議会への上申
minutes-homework = 次年度までの宿題
minutes-column-for-whom = 誰のために
minutes-column-resources = 予算・人手
minutes-column-level = 権限
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

minutes-gaps = 記録にないこと
minutes-gap-not-reached = 取り上げなかった議題が{ $n }件ある：{ $items }
minutes-gap-empty = 取り上げたが、発言・決定の記録のない議題が{ $n }件ある：{ $items }
minutes-gap-reopened = { $day }に閉会後の会議を再開した。再開前の封印は { $seal }（SHA-256 の先頭16桁）。
minutes-gap-unknown = 新しい版のプログラムの記録が{ $n }件あり、この文書には入っていない。
minutes-responsible = 作成・問い合わせ
minutes-records = 付録：記録と封印
minutes-seal = SHA-256 { $seal }（記録{ $records }件）
minutes-seal-short = 封印 { $seal }（SHA-256 の先頭16桁）
minutes-no-seal = なし（記録{ $records }件までの内容）
minutes-records-note = ［記録］の番号は会議の記録ファイルの通し番号で、「yoriai log」で元の記録を確かめられます。
