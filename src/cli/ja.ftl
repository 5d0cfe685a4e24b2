### 端末・命令行の文言。「何が起きたか」を言い、次の行で「どうすればよいか」を言う。

## 画面を開くとき、閉じるとき

run-no-terminal = 画面を開けません。{ $reason }
run-no-terminal-hint = 端末（Windows Terminal など）の中で、入出力をつながずに起動してください。
run-read-only = 読み取り専用で開きました。{ $reason }
run-head-kept = 一覧に出る見出しを書き直せませんでした。記録は保存済です。{ $reason }
run-journal-kept = 無記名の控え { $file } を消せませんでした。閉会後に手で消してください。{ $reason }
run-settings-not-kept = 設定を { $file } に残せませんでした。今回だけ有効です。（{ $reason }）
run-unknown-template = 「{ $name }」というひな型はありません。
run-unknown-template-hint = 選べるひな型: { $names }
run-not-flushed = 終了までに保存を終えられませんでした。
run-not-flushed-hint = ディスクか共有フォルダが応答しません。戻ってから yoriai check で確かめてください。
run-failed = プログラムの誤りで終了しました。保存済の記録は失われていません。
run-failed-hint = もう一度開けば続けられます。上の英文を添えて開発者に知らせてください。
run-thread-failed = プログラムの一部が止まりました。会議は続けられますが、開き直してください。（{ $reason }）

cli-no-terminal = 端末ではないので、画面を開けません。
cli-no-terminal-hint = 画面のいらない命令は使えます: list, log, check, keys。全ての命令は yoriai --help。
