### 端末・命令行の文言。「何が起きたか」を言い、次の行で「どうすればよいか」を言う。

## 画面を開くとき、閉じるとき

run-no-terminal = 画面を開けません。{ $reason }
run-no-terminal-hint = 端末（Windows Terminal など）の中で、入出力をつながずに起動してください。
run-read-only = 読み取り専用で開きました。{ $reason }
run-head-kept = 一覧に出る見出しを書き直せませんでした。記録は保存済です。{ $reason }
run-journal-kept = 無記名の控え { $file } を消せませんでした。閉会後に手で消してください。{ $reason }
run-draft-not-kept = 書きかけの控えを残せません。確定したものは保存しています。（{ $reason }）
run-settings-not-kept = 設定を { $file } に残せませんでした。今回だけ有効です。（{ $reason }）
run-unknown-template = 「{ $name }」というひな型はありません。
run-unknown-template-hint = 選べるひな型: { $names }
run-not-flushed = 終了までに保存を終えられませんでした。
run-not-flushed-hint = ディスクか共有フォルダが応答しません。戻ってから yoriai check で確かめてください。
run-not-saved = 保存できなかった記録があります。{ $reason }
run-not-saved-hint = それより前に「保存済」と出た記録はファイルに残っています。yoriai check で確かめてください。
run-failed = プログラムの誤りで終了しました。保存済の記録は失われていません。
run-failed-hint = もう一度開けば続けられます。上の英文を添えて開発者に知らせてください。
run-thread-failed = プログラムの一部が止まりました。会議は続けられますが、開き直してください。（{ $reason }）

run-export-not-closed = まだ閉会していない会議です。閉会してから会議録を書き出してください。
run-export-exists = { $path } は既にあります。
run-export-exists-hint = 置き換えてよければ --force を付けてください。
run-export-failed = { $path } に書き出せません。（{ $reason }）
run-export-failed-hint = フォルダがあるか、書き込みの許可と空きがあるかを確かめてください。
run-export-damaged = 記録ファイルが壊れているか、外部で変更されているため、公開用は書き出していません：{ $damage }
run-export-damaged-hint = 内容を確かめ、それでも書き出すと決めたら --despite-damage を付けてください。
run-export-ask-damaged = 記録ファイルが壊れているか、外部で変更されています（{ $damage }）。事務局用は書き出しました。公開用も書き出しますか。
run-exported = 同じ場所に会議録など{ $n }件を書き出しました: { $file }
run-export-there = 同じ内容の会議録が、もうあります: { $file }
run-reading-data = { $file } を読んでいます
run-data-changed = { $file } は、前に読んだときから変わっています。今の内容で使うには、取り込みでもう一度選んでください。
run-data-not-there = データがメモリにありません。ファイルをもう一度読み込んでください。
run-worker-failed = プログラムの不具合で、この処理を中止しました。別のファイルや条件で試し、開発者にお知らせください。
run-folder-unread = フォルダ { $folder } を読めません。（{ $reason }）

cli-no-terminal = 端末ではないので、画面を開けません。
cli-no-terminal-hint = 画面のいらない命令は使えます: list, log, check, keys。全ての命令は yoriai --help。

## 使い方（--help）

cli-about = 寄合: 作業部会の会議を進め、記録し、あとから再生します。命令を付けなければ、会議の一覧を開きます。
cli-heading-usage = 使い方:
cli-heading-verbs = 命令
cli-heading-arguments = 対象
cli-heading-options = 選択肢
cli-heading-common = 共通の選択肢

cli-verb-new = 会議を作り、ファイルの場所を表示します。端末なら、そのまま開きます。
cli-verb-open = 会議を開いて進めます。
cli-verb-replay = 会議を再生します（読み取り専用）。
cli-verb-check = ファイルが無事か調べます。フォルダなら、会議のつながりも調べます。終了状態: 1 読めない、3 異常、4 閉会したのに封印がない。
cli-verb-log = 記録を1件1行で表示します。
cli-verb-export = 会議結果概要と会議録を書き出します。
cli-verb-list = 会議の一覧を新しい順に表示します。
cli-verb-inspect = データのファイルがどう読めるかを JSON で表示します（形式、見出し、列、気を付ける点とその場所）。
cli-verb-pivot = データのファイルを、行と列で集計して表示します。少人数のセルは秘匿します。
cli-verb-keys = 全てのキー操作を表示します。
cli-verb-completions = シェルの補完を出力します（bash、zsh、fish、powershell、elvish）。
cli-verb-man = マニュアルページを出力します（命令ごとの頁は yoriai man 命令）。
cli-verb-doctor = この端末とパソコンでできることを調べます。

cli-arg-lang = 画面と文言のことば
cli-arg-dir = 会議のフォルダ（なければ YORIAI_DIR、./sessions、ドキュメントの yoriai の順）
cli-arg-theme = 画面の色: dark、light、projector、mono
cli-arg-help = この説明を表示
cli-arg-version = 版を表示
cli-arg-template = ひな型: issues、programmes、evaluation、blank
cli-arg-from = この会議の続きにします。協議会と名簿を引き継ぎます
cli-arg-title = 名称（なければ、ひな型の名称）
cli-arg-out = 作るファイル（なければ、会議のフォルダに日時の名前で）
cli-arg-session = 会議のファイル
cli-arg-at = 始める場所: 記録の番号（214）、時刻（14:07）、開始からの時間（+5:00）
cli-arg-speed = 再生の速さ: 1〜64 倍。付けると、すぐに再生を始めます
cli-arg-to = 文書の形（今の版は md だけ）
cli-arg-output = 書き出すファイル。フォルダなら文書ごとに1ファイル（なければ標準出力）
cli-arg-public = 公開用。氏名・役職を含めません
cli-arg-summary = 会議結果概要だけ
cli-arg-full = 会議録だけ
cli-arg-despite_damage = 壊れた記録からも公開用を書き出します
cli-arg-force = 既にあるファイルを置き換えます
cli-arg-files = 会議のファイル、またはそのフォルダ
cli-arg-page = 命令の名前。付けると、その命令の頁（yoriai-命令(1)）
cli-arg-json = 1行に1つの JSON で表示
cli-arg-format = 表の形
cli-arg-shell = シェルの名前
cli-arg-data = データのファイル（CSV、xlsx など）
cli-arg-rows = 行の項目。区切り: 年齢/10（10ごと）、収縮期血圧@130,140（この値から）
cli-arg-cols = 列の項目
cli-arg-values = 値: count、mean:HbA1c、rate:喫煙=はい、rate:収縮期血圧>=140。ほかに distinct、sum、median、min、max
cli-arg-filter = 条件（何度でも）: 性別=男|女、性別!=不明、年度>=2022、年齢:40..64
cli-arg-show = 表し方: value（そのまま）、row（行計の%）、column（列計の%）、total（総計の%）
cli-arg-order = 行の順: own（もとの順）、reversed（逆順）、falling（大きい順）、rising（小さい順）
cli-arg-hide_blank = 空白の行と列を除く
cli-arg-min_n = これより少ない人数のセルを秘匿（なければ 10、0 は秘匿しない）
cli-arg-sheet = 読むシート
cli-arg-recipe = 取込の手順のファイル

## 引数の誤り

cli-wrong-argument = 「{ $arg }」という選択肢はありません。
cli-wrong-verb = 「{ $verb }」という命令はありません。
cli-wrong-value = { $arg } に「{ $value }」は使えません。
cli-wrong-no-value = { $arg } の値がありません。
cli-wrong-missing = { $arg } がありません。
cli-wrong-twice = { $arg } は一度だけ付けてください。
cli-wrong-other = 引数が正しくありません。（{ $text }）
cli-wrong-at = 記録に「{ $at }」の場所はありません。
cli-wrong-at-hint = 記録の番号（214）、時刻（14:07）、開始からの時間（+5:00）で指定してください。
cli-wrong-hint = 使い方は yoriai --help で見られます。
cli-wrong-hint-file = ファイルを開くときは、命令を付けてください。データなら yoriai pivot { $file }、会議なら yoriai open { $file }。
cli-wrong-hint-values = 使える値: { $values }
cli-wrong-hint-meant = 「{ $meant }」ではありませんか。

cli-output = 結果を書き出せません。（{ $reason }）
cli-output-hint = 出力先のディスクの空きを確かめてください。

## 確認

cli-check-no-sessions = { $folder } に会議のファイル（.ron）がありません。
cli-check-summary = 全{ $n }件: 異常なし{ $fine }、封印のない閉会{ $unsealed }、異常{ $damaged }、読めない{ $unread }
cli-check-summary-chains = { $files }。続きの会議{ $chains }件（合わない{ $broken }）

## キーの一覧

cli-keys-key = キー
cli-keys-does = 操作

## 診断

cli-lang-ja = 日本語
cli-lang-en = 英語
cli-doctor-text = { $text }
cli-doctor-version = 版
cli-doctor-terminal = 端末
cli-doctor-no-terminal = つながっていません（画面は開けません）
cli-doctor-size = { $columns } 桁 × { $rows } 行（{ $term }）
cli-doctor-colours = 色
cli-doctor-16 = 16色
cli-doctor-256 = 256色
cli-doctor-true = 1677万色
cli-doctor-width = ★や罫線の幅
cli-doctor-width-1 = 1桁
cli-doctor-width-2 = 2桁（ASCII の記号で描きます）
cli-doctor-width-unknown = 不明（1桁とみなします。違うときは YORIAI_WIDTH=2）
cli-doctor-locale = ロケール
cli-doctor-language = ことば
cli-doctor-theme = 画面の色
cli-doctor-sessions = 会議のフォルダ
cli-doctor-config = 設定のフォルダ
cli-doctor-rescue = 退避先のフォルダ
cli-doctor-writable = { $path }（書き込めます）
cli-doctor-will-be-made = { $path }（まだありません。必要なときに作ります）
cli-doctor-not-writable = { $path }（書き込めません）
cli-doctor-lock = ファイルのロック
cli-doctor-locks = 使えます
cli-doctor-no-locks = 使えません。同じ会議を2台で同時に開かないでください。

## 集計

cli-pivot-total = 計
cli-pivot-blank = （空白）
cli-pivot-n = n = { $n }
cli-pivot-n-hidden = n は秘匿しています
cli-pivot-filtered = 条件で除いた行: { $n }
cli-pivot-filtered-few = 条件で除いた行: { $least } 未満
cli-pivot-blank-hidden = 空白のため除いた行: { $n }
cli-pivot-blank-hidden-few = 空白のため除いた行: { $least } 未満
cli-pivot-suppressed = 秘匿（-）: { $n } セル（{ $least } 未満のセルと、それを計算できてしまうセル）
cli-pivot-denominators = （ ）の中は、値のある行の数。割合は該当した数/値のある行の数
cli-pivot-fields = 項目: { $fields }
cli-pivot-given = 読むのをやめました。
cli-recipe = 取込の手順 { $file } を読めません。（{ $reason }）
cli-recipe-hint = RON の形で書かれたファイルを指定してください。例: (sheet: "健診")
cli-data-unreadable = { $file } を読めません。（{ $reason }）
cli-data-unreadable-hint = ファイル名と場所、ほかのプログラムで開いたままになっていないかを確かめてください。
cli-data-not-kept = ここで見たことは残りません。残すには yoriai --dir フォルダー pivot ファイル で開いてください。

## 文書の状態

cli-verb-minutes = 閉会した会議の文書の状態（確認依頼・修正・確定）を記録します。--state がなければ、今の状態を表示します。
cli-arg-state = 新しい状態: review（確認依頼）、corrected（修正）、confirmed（確定）
cli-arg-document = どの文書か: both、summary（会議結果概要）、minutes（会議録）。なければ両方
cli-arg-whom = 確認を依頼した相手（確認依頼のとき）
cli-arg-until = 確認の期限（確認依頼のとき）。例: 2026-12-04、12/4、令和8年12月4日
cli-arg-what = 修正した内容（修正のとき）
cli-arg-by = 確定した人（確定のとき）
cli-minutes-draft = { $document }: { $state }
cli-minutes-state = { $document }: { $state }（{ $day }、記録 { $record }）
cli-minutes-no-state = 状態を --state review（確認依頼）、corrected（修正）、confirmed（確定）で指定してください。
cli-minutes-misplaced = { $arg } はここでは使えません。
cli-minutes-no-draft = 案には戻せません。確定するまでは案です。
cli-minutes-no-draft-hint = 確定した文書を直すときは --state corrected --what 内容。記録の取り消しは、yoriai open で開いて u。
cli-minutes-review-hint = 例: yoriai minutes SESSION.ron --state review --whom 委員7名 --until 12/4
cli-minutes-corrected-hint = 例: yoriai minutes SESSION.ron --state corrected --what 発言者名の訂正
cli-minutes-confirmed-hint = 例: yoriai minutes SESSION.ron --state confirmed --by 会長
run-documents-damaged = 会議の記録が外部で変更されています。文書の状態は記録していません。
run-documents-unsealed = 閉会していますが、封印がありません。文書の状態は記録していません。
run-documents-unsealed-hint = yoriai open で一度開くと封印されます。
run-documents-not-kept = { $file } に記録できませんでした。会議の記録は { $to } にあります。（{ $reason }）
run-check-hint = yoriai check で確かめてください。
