# 保存・読み込みの文言。エラーは「何が・どこで・どうすればよいか」を言う。

# 読み込めない
storage-error-empty = { $file } は空のファイルです。コピーの途中だったのかもしれません。元のファイルをもう一度コピーしてください。
storage-error-not-ron = { $file } は寄合のセッションではありません。拡張子が .ron の、寄合で作ったファイルを選んでください。
storage-error-other-ron = { $file } は別の用途の RON ファイルで、寄合のセッションではありません。別のファイルを選んでください。
storage-error-head-cut = { $file } は1行目の途中で切れています。同じ場所の控えか、元のファイルを使ってください。
storage-error-newer-format = { $file } は新しい版の寄合の形式（{ $format }）で書かれています。寄合を新しい版にしてから開いてください。
storage-error-too-large = { $file } は { $megabytes } MB あり、セッションとしては大きすぎます（上限 64 MB）。ファイルの選び間違いでないか確かめてください。
storage-error-not-utf8 = { $file } は UTF-8 の文書ではありません（{ $byte } バイト目）。別のファイルを選ぶか、文字コードを変えずに保存し直してください。
storage-error-not-a-file = { $file } はファイルではありません。フォルダの中のセッションを選んでください。
storage-error-read = { $file } を読めません。{ $reason }
storage-error-write = { $file } に書き込めません。{ $reason }
storage-error-held-by = { $file } は使用中です（{ $host }、{ $since } から、{ $program }、プロセス { $pid }）。読み取り専用で開くか、写しを作ってください。
storage-error-held = { $file } は別の寄合が使用中です。読み取り専用で開くか、写しを作ってください。
storage-error-exists = { $file } は既にあります。別の名前にしてください。

# システムが言ったこと
storage-reason-not-found = ファイルまたはフォルダが見つかりません。名前と場所を確かめてください。
storage-reason-permission = 許可がありません。読み取り専用で開くか、管理者に相談してください。
storage-reason-read-only = 書き込みのできないディスクです。別の場所を選んでください。
storage-reason-full = ディスクの空きがありません。不要なファイルを消すか、別の場所を選んでください。
storage-reason-folder = その名前はフォルダです。ファイルを選んでください。
storage-reason-not-a-folder = 途中の名前がフォルダではありません。場所を確かめてください。
storage-reason-file-name = 使えない文字を含む名前か、長すぎる名前です。名前を変えてください。
storage-reason-changed = 別のソフトがファイルを書き換えました。同期ソフトやほかの人が開いていないか確かめてください。
storage-reason-exists = 同じ名前のファイルがもうあります。
storage-reason-too-large = 大きすぎて書けません。
storage-reason-busy = 別のソフトが使っています。閉じてから、もう一度試してください。
storage-reason-network = 共有フォルダが応答しません。ネットワークを確かめてください。
storage-reason-memory = メモリが足りません。ほかのソフトを閉じてください。
storage-reason-broken-off = 途中で切れました。
storage-reason-unsupported = この場所ではできません。別の場所を選んでください。
storage-reason-code = システムが断りました（番号 { $code }）。
storage-reason-other = システムからの知らせ: { $text }

# 開けたが、問題がある
storage-problem-byte-order-mark = ファイルの先頭に目印（BOM）が付いています。別のソフトで保存し直されたようです。内容はそのまま読みました。
storage-problem-carriage-returns = 改行が CRLF に変わっています。メールや別のソフトを通ったようです。内容はそのまま読みました。
storage-problem-line-feed-at-end = ファイルの末尾の改行が、足りないか一つ多くなっています。別のソフトで保存し直されたようです。内容はそのまま読みました。
storage-problem-head-unreadable = 1行目（見出し）が外部で変更され、読めません。記録は読みました。題名などは画面で確かめてください。
storage-problem-start-changed = 1〜2行目（見出しか最初の記録）が外部で変更されています。内容を確かめてください。
storage-problem-damaged = { $line }行目: 外部で変更されています。読めるので読み込みました。内容を確かめてください。
storage-problem-damaged-unreadable = { $line }行目: 外部で変更されていて、読めません。飛ばしましたが、ファイルには残っています。控えがあれば比べてください。
storage-problem-torn = { $line }行目で途切れています。保存の途中で電源が切れたようです。保存済だった記録は全て読みました。
storage-problem-trailing = { $line }行目から後ろは、このセッションの記録ではありません。開いて続けるときは、別のファイルに取っておきます。
storage-problem-seal-broken = 封印のあとで内容が変わっています。会議録の封印と比べ、控えを使ってください。
storage-problem-draft-unreadable = 書きかけの控えが読めないか、別のセッションのものです。{ $file } に残してあります。
storage-problem-journal-damaged = 無記名の控え（.journal）が外部で変更されています。まとめる前に、画面の内容を確かめてください。
storage-problem-journal-unreadable = 無記名の控え（.journal）が読めないか、別のセッションのものです。読まずに残してあります。

# 確認（yoriai check）
storage-check-whole = { $file }: 異常なし（記録 { $records } 件、封印なし）
storage-check-sealed = { $file }: 封印のとおり（記録 { $records } 件）
storage-check-sealed-after = { $file }: 封印のとおり（記録 { $records } 件、うち会議のあと{ $after }件）
storage-check-unsealed = { $file }: 閉会していますが、封印がありません（記録 { $records } 件）。yoriai open で開くと封印されます。
storage-check-newer = { $file }: 異常なし（記録 { $records } 件、うち新しい版の記録 { $newer } 件）。全てを見るには寄合を新しい版にしてください。
storage-check-torn = { $file }: 途中で切れています（記録 { $records } 件は無事）。開けば直ります。
storage-check-altered-form = { $file }: 内容は無事ですが、改行・BOM・末尾の形が変わっています（記録 { $records } 件）。
storage-check-damaged = { $file }: 外部で変更されています（記録 { $records } 件、問題 { $problems } 件）。
storage-check-seal-broken = { $file }: 封印が合いません（記録 { $records } 件）。会議録の封印と比べ、控えを使ってください。
storage-check-unreadable = { $error }

# 会議のつながり（yoriai check フォルダ）
storage-chain-fits = { $file }: 「{ $title }」の続き。前の会議の封印と合っています。
storage-chain-no-seal = { $file }: 「{ $title }」の続き。封印の記録なし。
storage-chain-reopened = { $file }: 「{ $title }」の続き。前の会議は、続きを作ったあとに再開されています。引き継いだ内容が前の会議と違うかもしれません。
storage-chain-missing = { $file }: 「{ $title }」の続き。前の会議のファイルがこのフォルダにありません。
storage-chain-twin = { $file }: 「{ $title }」の続き。同じ協議会・部会に、続きの会議がほかにもあります。どちらを続けるか確かめてください。
storage-chain-broken = { $file }: 「{ $title }」の続き。前の会議の封印が、引き継いだときのものと違います。控えと比べてください。
