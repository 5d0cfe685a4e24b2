### Words of the import.

## When a file is no table

import-not-found = The file is not there. Check its name and place: { $path }
import-unreadable = The file cannot be read. If another program has it open, close it there: { $path } ({ $reason })
import-no-file = That is not a file. Choose a file with a table: { $path }
import-too-large-file = The file is too large ({ $mib } MiB; { $most } MiB at most). Prepare one with only the columns or years that are needed.
import-too-large = The table is too large for memory. Prepare a file with only the columns or rows that are needed.
import-empty = There is nothing in the file. Make it again, or fetch it again.
import-not-text = This does not look like a table. Save it as CSV (Shift_JIS, UTF-8, UTF-16) or as Excel's xlsx.
import-html = This is a web page (HTML) or XML, not a table. Open the publisher's page and fetch the file again.
import-password = This Excel file is protected by a password. Open it in Excel, remove the protection and save it under another name.
import-xls = This is an Excel file of the old form (xls). Open it in Excel and save it as xlsx or CSV.
import-ods = This is an OpenDocument table (ods). Open it in a spreadsheet program and save it as xlsx or CSV.
import-other-zip = This is a zip file, but not an Excel table. Unpack it and choose the table in it.
import-damaged-xlsx = The Excel file is damaged and cannot be read. Save it again in Excel, or fetch it again. ({ $reason })
import-no-such-sheet = There is no sheet “{ $sheet }”. Sheets: { $sheets }
import-header-beyond = The file has no header at line { $line }. Correct the place of the header.
import-no-rows = There are no rows under the header (up to line { $line }). Check the place of the header, or the sheet.
import-no-columns = No column is left to take in. Take in one of those left out.

## Worth knowing

import-open-quote = A quote (") is not closed at line { $line }. Check whether the lines around it are split rightly.
import-stray-quote = Text follows a closing quote (") at line { $line }. It was read as part of the same field.
import-unequal-rows = Rows whose number of fields differs from the header: { $count } (lines { $lines }). Missing fields are blank.
import-fields-beyond = Rows with more fields than there are columns: { $count } (lines { $lines }). The fields beyond were not taken in.
import-empty-rows = Empty lines between rows that were skipped: { $count } (lines { $lines }).
import-notes-under = Lines under the table that were taken as notes, not as data: { $count } (lines { $lines }).
import-error-cells = Cells with an error: { $count } (the first at line { $line }, column { $column }). Mend them in Excel, or they count as missing.
import-no-header = There seems to be no header. The columns are named by their number.
import-personal-left-out = “{ $name }” seems to tell who somebody is. It is left out.
import-personal-taken = “{ $name }” seems to tell who somebody is, and is taken in. Check whether it is really needed.
import-too-precise = “{ $name }” has too many digits to be computed exactly and is taken as text.
import-destroyed = Characters of “{ $name }” are destroyed ({ $count } fields, the first at line { $line }). Fetch the original file again.
import-destroyed-header = Characters are destroyed at line { $line }, column { $column }. Fetch the original file again.
import-destroyed-encoding = Characters are destroyed at line { $line }, column { $column }. Choose another encoding, or fetch the original file again.
import-not-numbers = Fields of the numbers “{ $name }” that are no numbers: { $count } (the first at line { $line }, “{ $text }”). They count as missing.
import-mark-none = “{ $text }” among numbers ({ $count } fields) is taken as not applicable. Correct the column if the legend says otherwise.
import-mark-legend = “{ $text }” among numbers ({ $count } fields) is taken as suppressed, as a note of the file says.
import-mark-looks-suppressed = “{ $text }” among numbers ({ $count } fields) is taken as suppressed, since no number under 10 shows. Check the legend.
import-mark-suppressed = “{ $text }” among numbers ({ $count } fields) is taken as suppressed.
import-mark-missing = “{ $text }” among numbers ({ $count } fields) is taken as missing.
import-subtotal-columns = Columns that seem to be totals of others: { $count } ({ $names }). Computed together they count twice.
import-subtotal-rows = Rows of “{ $name }” that seem to be totals of others: { $count } ({ $names }). Unless filtered out they count twice.
import-listed-again = Line { $line } says that rows are listed again (再掲). Unless filtered out they count twice.
import-merged = Cells merged downwards: { $count }. Every row of them has the same name.
