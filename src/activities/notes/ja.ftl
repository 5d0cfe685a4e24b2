notes = 議事メモ
notes-about = 発言・決定・宿題を一行ずつ書きとめます。
notes-remark = 発言
notes-decision = 決定
notes-homework = 宿題
notes-story-written = { $kind }を書きとめました：{ $text }
notes-story-written-by = { $who }の{ $kind }を書きとめました：{ $text }
notes-story-corrected = 書き直しました：{ $before } → { $text }
notes-story-struck = 消しました：{ $text }
notes-landmark = { $kind }：{ $text }
notes-refuse-empty = 内容を入力してください。
notes-refuse-no-line = その行はもうありません。一覧から選び直してください。

## 画面

notes-none = まだ何も書かれていません。
notes-empty = まだ何も書かれていません。Enter で書き始めます。
notes-write = 書く
notes-correct = 訂正
notes-strike = 消す
notes-hand-in = 書き込む
notes-kind = 種類を変える
notes-speaker = 次の発言者
notes-speaker-before = 前の発言者
notes-stop = 一覧に移る
notes-correcting = 訂正
notes-ask-paste = 貼り付けた{ $n }行を、{ $n }件のメモにしますか。
context-notes = 議事メモ
context-notes-lines = 議事メモ — 発言があるとき
context-notes-writing = 議事メモ — 入力中
notes-minutes = { $text }
notes-minutes-by = { $who }: { $text }
notes-minutes-role = （{ $role }）{ $text }
