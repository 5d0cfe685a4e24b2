### 取込のことば。

## 表として読めないとき

import-not-found = ファイルが見つかりません。名前と場所を確かめてください：{ $path }
import-unreadable = ファイルを読めません。ほかのソフトで開いていれば閉じてください：{ $path }（{ $reason }）
import-no-file = これはファイルではありません。表の入ったファイルを選んでください：{ $path }
import-too-large-file = ファイルが大きすぎます（{ $mib } MiB。上限は { $most } MiB）。必要な列や年度だけに絞ったファイルを用意してください。
import-too-large = 表が大きすぎてメモリに収まりません。必要な列や行だけに絞ったファイルを用意してください。
import-empty = ファイルに何も入っていません。作成し直すか、もう一度取得してください。
import-not-text = 表のファイルではないようです。CSV（Shift_JIS、UTF-8、UTF-16）かExcelのxlsxで保存し直してください。
import-html = 表ではなくウェブページ（HTML）かXMLが保存されています。配布元のページを開き、ファイルを取得し直してください。
import-password = パスワードで保護されたExcelファイルです。Excelで開いて保護を外し、別名で保存してください。
import-xls = 古い形式のExcelファイル（xls）です。Excelで開き、xlsxかCSVで保存し直してください。
import-ods = OpenDocument（ods）の表です。表計算ソフトで開き、xlsxかCSVで保存し直してください。
import-other-zip = 圧縮ファイル（zip）ですが、Excelの表ではありません。展開して、中の表を選んでください。
import-damaged-xlsx = Excelファイルが壊れていて読めません。Excelで開いて保存し直すか、もう一度取得してください。（{ $reason }）
import-no-such-sheet = シート「{ $sheet }」がありません。シート: { $sheets }
import-header-beyond = ファイルに見出しの行（{ $line } 行目）がありません。見出しの位置を直してください。
import-no-rows = 見出し（{ $line } 行目まで）の下にデータの行がありません。見出しの位置か、シートを確かめてください。
import-no-columns = 取り込む列がありません。除いた列のどれかを取り込んでください。

## 知っておくこと

import-open-quote = { $line } 行目の引用符「"」が閉じていません。そのあたりの行が正しく分かれているか確かめてください。
import-stray-quote = { $line } 行目で、閉じた引用符「"」のあとに文字が続いています。続きも同じ欄として読みました。
import-unequal-rows = 欄の数が見出しと違う行が { $count } 行あります（{ $lines } 行目）。足りない欄は空白としました。
import-fields-beyond = 列より多い欄のある行が { $count } 行あります（{ $lines } 行目）。はみ出した欄は取り込んでいません。
import-empty-rows = 途中の空行を { $count } 行とばしました（{ $lines } 行目）。
import-notes-under = 表の下の注 { $count } 行（{ $lines } 行目）は、データではなく注として扱いました。
import-error-cells = エラーのセルが { $count } か所あります（最初は { $line } 行 { $column } 列）。Excelで直すか、欠測として扱います。
import-no-header = 見出しの行が見当たりません。列に番号で名前を付けました。
import-personal-left-out = 「{ $name }」は個人が分かる列のようです。取り込みから除きました。
import-personal-taken = 「{ $name }」は個人が分かる列のようですが、取り込みます。本当に必要か確かめてください。
import-too-precise = 「{ $name }」は桁が多すぎて正確に計算できないため、文字として扱います。
import-destroyed = 「{ $name }」に文字化けがあります（{ $count } か所、最初は { $line } 行目）。元のファイルを取得し直してください。
import-destroyed-header = { $line } 行 { $column } 列の文字が化けています。元のファイルを取得し直してください。
import-destroyed-encoding = { $line } 行 { $column } 列の文字が化けています。文字コードを変えるか、元のファイルを取得し直してください。
import-not-numbers = 数値の列「{ $name }」に、数として読めない値が { $count } か所あります（最初は { $line } 行目の「{ $text }」）。欠測として扱います。
import-mark-none = 数値の列の「{ $text }」（{ $count } か所）は、該当なしとして扱います。凡例と違うときは列を直してください。
import-mark-legend = 数値の列の「{ $text }」（{ $count } か所）は、ファイルの注に従い、秘匿された値として扱います。
import-mark-looks-suppressed = 数値の列の「{ $text }」（{ $count } か所）は、10未満の数が一つもないので、秘匿された値として扱います。凡例を確かめてください。
import-mark-suppressed = 数値の列の「{ $text }」（{ $count } か所）は、秘匿された値として扱います。
import-mark-missing = 数値の列の「{ $text }」（{ $count } か所）は、不明（欠測）として扱います。
import-subtotal-columns = ほかの列の合計らしい列が { $count } 列あります（{ $names }）。一緒に集計すると二重に数えます。
import-subtotal-rows = 「{ $name }」に、ほかの行の合計らしい行が { $count } 行あります（{ $names }）。除かないと二重に数えます。
import-listed-again = { $line } 行目に「再掲」とあります。ほかの行に含まれる行があれば、除かないと二重に数えます。
import-merged = 縦に結合されたセル { $count } か所は、すべての行に同じ名前を入れました。
