# Saving and loading. Errors say what, where, and what to do.

# Cannot be read
storage-error-empty = { $file } is empty. A copy may have been interrupted; copy the original again.
storage-error-not-ron = { $file } is not a yoriai session. Choose a .ron file made by yoriai.
storage-error-other-ron = { $file } is a RON file of something else, not a yoriai session. Choose another file.
storage-error-head-cut = { $file } ends within its first line. Use a copy kept beside it, or the original.
storage-error-newer-format = { $file } is written in a newer format ({ $format }). Update yoriai, then open it.
storage-error-too-large = { $file } has { $megabytes } MB, too much for a session (at most 64 MB). Check that it is the file you meant.
storage-error-not-utf8 = { $file } is not UTF-8 text (byte { $byte }). Choose another file, or save it again without changing its encoding.
storage-error-not-a-file = { $file } is not a file. Choose a session inside the folder.
storage-error-read = { $file } cannot be read. { $reason }
storage-error-write = { $file } cannot be written. { $reason }
storage-error-held-by = { $file } is in use ({ $host }, since { $since }, { $program }, process { $pid }). Open it read-only, or make a copy.
storage-error-held = { $file } is in use by another yoriai. Open it read-only, or make a copy.
storage-error-exists = { $file } exists already. Choose another name.

# What the system said
storage-reason-not-found = The file or folder was not found. Check its name and place.
storage-reason-permission = Permission is missing. Open it read-only, or ask your administrator.
storage-reason-read-only = The disk cannot be written. Choose another place.
storage-reason-full = The disk is full. Remove files that are not needed, or choose another place.
storage-reason-folder = That name is a folder. Choose a file.
storage-reason-not-a-folder = A name on the way is not a folder. Check the place.
storage-reason-file-name = The name is too long or has characters that cannot be used. Choose another name.
storage-reason-changed = Another program changed the file. Check whether a synchroniser or somebody else has it open.
storage-reason-exists = There is a file of that name already.
storage-reason-too-large = It is too large to be written.
storage-reason-busy = Another program uses it. Close that and try again.
storage-reason-network = The shared folder does not answer. Check the network.
storage-reason-memory = There is not enough memory. Close other programs.
storage-reason-broken-off = It broke off in the middle.
storage-reason-unsupported = That is not possible there. Choose another place.
storage-reason-code = The system refused (number { $code }).
storage-reason-other = The system says: { $text }

# Opened, but something is wrong
storage-problem-byte-order-mark = The file begins with a byte order mark; another program seems to have saved it. Everything was read as it is.
storage-problem-carriage-returns = The line ends became CRLF, by mail or another program. Everything was read as it is.
storage-problem-line-feed-at-end = The line feed at the end is missing, or there is one more; another program seems to have saved the file. Everything was read as it is.
storage-problem-head-unreadable = Line 1 (the head) was changed from outside and cannot be read. The records were; check the title and the rest on the screen.
storage-problem-start-changed = Line 1 or 2 (the head or the first record) was changed from outside. Check what it says.
storage-problem-damaged = Line { $line }: changed from outside. It can be read and was loaded; check what it says.
storage-problem-damaged-unreadable = Line { $line }: changed from outside and unreadable. It was skipped and stays in the file; compare it with a copy if there is one.
storage-problem-torn = The file breaks off at line { $line }, as by a power cut while saving. Every record that was said to be saved is there.
storage-problem-trailing = From line { $line } on these are no records of this session. When you continue it, they are kept in another file.
storage-problem-seal-broken = Something was changed since the seal. Compare it with the seal on the minutes, and use a copy.
storage-problem-draft-unreadable = The file of what was half-typed cannot be read, or belongs to another session. It is kept as { $file }.
storage-problem-journal-damaged = The journal of anonymous writing (.journal) was changed from outside. Check the screen before going on.
storage-problem-journal-unreadable = The journal of anonymous writing (.journal) cannot be read or belongs to another session. It was kept unread.

# Check (yoriai check)
storage-check-whole = { $file }: fine ({ $records } records, not sealed)
storage-check-sealed = { $file }: as sealed ({ $records } records)
storage-check-sealed-after = { $file }: as sealed ({ $records } records, { $after } of them after the meeting)
storage-check-unsealed = { $file }: closed, but without a seal ({ $records } records). Opening it with yoriai open seals it.
storage-check-newer = { $file }: fine ({ $records } records, { $newer } of them of a newer version). Update yoriai to see them all.
storage-check-torn = { $file }: breaks off ({ $records } records are safe). Opening it repairs it.
storage-check-altered-form = { $file }: the content is safe, but line ends, a byte order mark or the end of the file were changed ({ $records } records).
storage-check-damaged = { $file }: changed from outside ({ $records } records, { $problems } problems).
storage-check-seal-broken = { $file }: the seal does not fit ({ $records } records). Compare it with the seal on the minutes, and use a copy.
storage-check-unreadable = { $error }

# Chains of sessions (yoriai check FOLDER)
storage-chain-fits = { $file }: continues “{ $title }”, whose seal fits.
storage-chain-no-seal = { $file }: continues “{ $title }”. No seal was recorded.
storage-chain-reopened = { $file }: continues “{ $title }”, which was reopened since. What was taken over may differ from it.
storage-chain-missing = { $file }: continues “{ $title }”, whose file is not in this folder.
storage-chain-twin = { $file }: another session of the same council or group continues “{ $title }” too. Check which one goes on.
storage-chain-broken = { $file }: continues “{ $title }”, whose seal is not the one taken over. Compare with a copy.
