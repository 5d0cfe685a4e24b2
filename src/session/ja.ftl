### 会議そのもののことば: ひな形、次第、記録の文。

## ひな形

template-issues = 第1回 課題の共有
template-issues-about = 互いの情報を出し合い、圏域の健康課題を書き出して絞ります。
template-programmes = 第2回 事業の企画
template-programmes-about = 課題に応える連携事業の案を書き出し、役割まで決めます。
template-evaluation = 第3回 評価と次年度計画
template-evaluation-about = 今年度の結果をふりかえり、次年度に変えることを決めます。
template-blank = 白紙の会議
template-blank-about = 次第のない会議です。ワークは F6 からいつでも開けます。

agenda-opening = 開会・自己紹介
agenda-reports = 各機関からの情報提供
agenda-data = データで見る
agenda-issues-brainwriting = 課題の書き出し（ブレインライティング）
agenda-next-steps = 今後の予定と宿題
agenda-recap = 前回のふりかえり
agenda-programmes-brainwriting = 連携事業の案出し（ブレインライティング）
agenda-roles = 役割分担の確認
agenda-homework = 前回の宿題の確認
agenda-results = 今年度の結果の共有
agenda-improvements-brainwriting = 改善案の書き出し（ブレインライティング）
agenda-next-year = 次年度の取組の確認

## 記録の文

story-opened = 会議の記録を作成（{ $by }）
story-opened-continuing = 「{ $title }」の続きとして会議の記録を作成（{ $by }）
story-resumed = 記録を開き直した（{ $by }）
story-described = { $field }を「{ $value }」とした
story-described-anew = { $field }を改めた：{ $before } → { $value }
story-none = （なし）
story-anonymity = 記名の扱いを「{ $level }」に強めた
story-participant = { $who }（{ $sector }）を名簿に加えた
story-participants = { $n }人を名簿に加えた
story-participant-changed = 名簿の { $who } を { $to } に訂正した
story-role = { $who } の役割を「{ $role }」とした
story-roles = { $n }人の役割を「{ $role }」とした
story-participant-removed = { $who } を名簿から外した
story-attendance = { $who }: { $attendance }
story-substituted = { $who } の代理として { $name } が着席
story-substitute-ended = { $who } の代理を終えた
story-agenda = 次第を{ $n }項目とした
story-agenda-anew = 次第を改めた：{ $changes }
story-agenda-came = 「{ $title }」{ $minutes }分を追加
story-agenda-gone = 「{ $title }」{ $minutes }分を削除
story-agenda-item = 「{ $title }」{ $minutes }分
story-agenda-changed = { $before } → { $after }
story-agenda-tool = 「{ $title }」のワーク { $before } → { $after }
story-agenda-order = 順序 { $order }
story-agenda-called = 次第{ $n }「{ $title }」に入った
story-chapter = 「{ $title }」を開いた
story-chapter-entered = 「{ $title }」に戻った
story-undone = 記録 { $n } を取り消した
story-matter-answered = 持ち越し「{ $text }」に回答した：{ $answer }
story-organisations-joined = 機関の表記をまとめた：{ $from } → { $into }
story-closed = 閉会した
story-sealed = { $records }件の記録を封印した（{ $seal }）
story-reopened = 閉会した会議を再開した
story-unknown = 新しい版の記録
story-nothing = 何も変わらなかった
story-and = { $first }／{ $second }

story-inherited = 前回から、宿題{ $actions }件と事業{ $programmes }件を引き継いだ
story-inherited-more = 前回から、宿題{ $actions }件と事業{ $programmes }件、ほかに{ $entries }件を引き継いだ
refuse-inherited = 前回からの引き継ぎは済んでいます。

## 文書の状態

story-after-meeting = ［会議のあと］
document-both = 会議結果概要と会議録
document-summary = 会議結果概要
document-minutes = 会議録
document-draft = 案
document-under-review = 確認依頼
document-corrected = 修正
document-confirmed = 確定
story-document-review = { $document }の確認を { $whom } に依頼した
story-document-review-until = { $document }の確認を { $whom } に依頼した（期限 { $until }）
story-document-corrected = { $document }を修正した（{ $what }）
story-document-confirmed = { $document }を確定した
story-document-confirmed-by = { $document }を確定した（{ $by }）
refuse-document-open = 閉会していない会議の文書は、まだ案です。閉会してから進めてください。
refuse-document-confirmed = { $document }は確定しています。直すところがあれば、先に「修正」を記録してください。
refuse-document-whom = だれに確認を依頼したかを書いてください。
refuse-document-what = 何を修正したかを書いてください。
refuse-document-until = 期限 { $until } は過ぎています。今日からあとの日にしてください。
