extension Words {
  /// The English wording.
  static func english(_ code: Code) -> Words {
    switch code {
    case .formulaWithoutValue:
      Words(
        "formula without a value", "the formula has no saved result, so there is no amount or text to read",
        "Open the file in a spreadsheet program and save it, so that the formula has its result.")
    case .amountUnreadable:
      Words(
        "unreadable amount", "expected an amount in {unit}, found “{found}”",
        "Correct the cell; leave it blank where there is no amount.")
    case .amountOverflow:
      Words(
        "amount out of range", "the amount “{found}” is beyond ±92,233,720,368,547,758.07 元",
        "Check the figure and its money unit.")
    case .amountBelowFen:
      Words(
        "amount finer than 分", "the amount “{found}” ({unit}) is finer than 0.01 元 and cannot be held exactly",
        "Give the figure rounded to 分.")
    case .amountOfAnotherKind:
      Words(
        "no amount", "expected an amount in {unit}, but “{found}” is none: {reason}",
        "Correct the cell or its number format.")
    case .amountWithoutItem:
      Words(
        "amount without an item", "the row of the amount “{found}” has neither a code nor an item",
        "Give the row its code or its item.")
    case .codeUnreadable:
      Words("unreadable code", "expected a code of {expected} digits, found “{found}”", "Correct the code.")
    case .cellOutsideColumns:
      Words(
        "cell outside the columns", "the column of “{found}” has no header",
        "Give the column a header, or move the content to its column.")
    case .textDamaged:
      Words(
        "damaged text", "“{found}” has bytes that are no text, or its cell contradicts itself",
        "Save the file again in its right encoding, or name the encoding with --encoding.")
    case .columnUnknown:
      Words(
        "unknown column", "the column “{column}” is not in the profile; its {count} cells are not converted",
        "The profile has no such column; add it to a profile file if it is needed.")
    case .columnMissing:
      Words(
        "missing column", "{table}: the column “{column}” was not found",
        "Check the header; add another spelling to a profile file.")
    case .columnAmbiguous:
      Words(
        "ambiguous column",
        "the column “{column}” may be more than one of the profile's; its {count} cells are not converted",
        "Complete the labels above, so that the columns can be told apart.")
    case .headerMissing:
      Words("missing header", "{table}: neither header nor data below the title", "Check that the table is complete.")
    case .tableUntitled:
      Words(
        "table without a title",
        "the table has no title; by the name “{name}” or its header it is taken for table {table}",
        "Give the table its title.")
    case .figuresOutsideTables:
      Words(
        "figures outside tables",
        "{count} cells from “{label}” on look like a table without a title that is known; they are not converted",
        "Compare the table's title with the profile.")
    case .rowMissing:
      Words(
        "missing row", "{table}: “{expected}” is missing; the table may be incomplete",
        "Check that the table was not cut.")
    case .rowUnknown:
      Words(
        "row beyond the profile", "{table}: “{label}” is no row of the profile and is kept as printed",
        "Nothing to do; add a spelling to a profile file if it is one.")
    case .rowRepeated:
      Words(
        "repeated row", "{table}: “{label}” stands there already; it is kept as printed",
        "Check whether the row is one too many.")
    case .textOutsideTables:
      Words("text outside tables", "{count} cells are text outside the tables (“{label}”…)", "Nothing to do.")
    case .unitMissing:
      Words("missing unit", "no unit's name was found", "Print 单位名称：… above the tables.")
    case .unitsDiffer:
      Words(
        "units differ", "expected the unit “{expected}”, found “{found}”",
        "Check the unit's name; tables of different units are written as different disclosures.")
    case .yearsDiffer:
      Words(
        "years differ", "expected the fiscal year {expected}, found {found}",
        "Check the year in the title; tables of different years are written as different disclosures.")
    case .amountUnitMissing:
      Words(
        "missing money unit", "{table}: no money unit is printed; figures are read as {unit}",
        "Print 单位：万元 above the table, or name it with --assume-unit.")
    case .amountUnitUnknown:
      Words(
        "unknown money unit", "expected the money unit {expected}, found “{found}”; the figures are not converted",
        "Use 元, 千元, 万元 or 亿元.")
    case .amountUnitsDiffer:
      Words(
        "money units differ", "the tables' money units differ; amounts are written in {expected}",
        "Nothing to do; the amounts are converted exactly.")
    case .tableRepeated:
      Words(
        "repeated table",
        "{name}: {table} stands there more than once; the {count} cells of the second are not converted",
        "Remove one of them, or mark it as 续表.")
    case .tablesMissing:
      Words("missing tables", "{name}: no table {expected} ({count} in all)", "Add them if they are to be disclosed.")
    case .noTable:
      Words("no table", "no table of the profile “{name}” was found", "Check the file and the profile (--profile).")
    case .labelRewritten:
      Words(
        "label in the profile's spelling", "{table}: “{found}” is written “{expected}”, as the profile spells it",
        "Nothing to do.")
    case .encodingTaken:
      Words("encoding found by content", "read as {name}", "Name the encoding with --encoding if it is another.")
    case .encodingDamaged:
      Words(
        "damaged encoding", "read as {name}; in {count} places the bytes are no text",
        "Save the file again, or name the encoding with --encoding.")
    case .encodingUnknown:
      Words(
        "unknown encoding", "the content is neither UTF-8 nor UTF-16 nor GB18030 text ({reason})",
        "Name the encoding with --encoding, or save the file as UTF-8.")
    case .quoteUnterminated:
      Words(
        "unterminated quote", "the quote that begins here never ends; it is read as a plain character",
        "Close the quote or remove it.")
    case .recordTooLong:
      Words("record too long", "a record has more than {limit} bytes", "Look for a quote that never ends.")
    case .cellTooLong:
      Words("cell too long", "a cell has more than {limit} bytes", "Check that the file is not damaged.")
    case .encodingForeign:
      Words(
        "encoding of another language", "the content looks like {name} text; it is not read as GB18030",
        "Save the file as UTF-8, or name the encoding with --encoding.")
    case .quoteSwallows:
      Words(
        "quote that swallows cells",
        "within the quote from “{found}” on stand delimiters and figures: a quote seems to be missing or one too many; it is read as a plain character",
        "Close the quote or remove it; a quote within quotes is written twice.")
    case .indexColumn:
      Words(
        "index column", "the first column is a row index that a program wrote ({found}); it is not read",
        "Export without the index (such as index=False).")
    case .missingValueWord:
      Words(
        "word for a missing value",
        "{count} cells hold “{found}”, a program's word for a missing value; they are read as blank",
        "Export missing values as blanks.")
    case .delimiterUnknown:
      Words(
        "unknown delimiter", "the columns seem to be separated by “{found}”", "Name the delimiter with --delimiter.")
    case .lookalikesWritten:
      Words(
        "look-alike characters",
        "{count} cells from here on have invisible characters or such that look like others (radicals, compatibility ideographs, zero-width marks); they are written with the usual ones",
        "Nothing to do.")
    case .fileUnreadable:
      Words(
        "unreadable file", "cannot be read: {reason}",
        "Check the file's name and permissions; get a damaged file again, or open it in a spreadsheet program and save it anew."
      )
    case .fileEmpty:
      Words("empty file", "the file is empty", "Check the file.")
    case .fileChanged:
      Words(
        "file changed while it was read", "the file was changed while it was read; the result cannot be trusted",
        "Convert it when it is complete.")
    case .fileTooLarge:
      Words("file too large", "it exceeds the limit of {limit}", "Check the file, or raise the limit by its option.")
    case .formatRefused:
      Words(
        "format not supported", "the file is {name} and cannot be read as it is: {expected}",
        "Open it in a spreadsheet program and save it as .xlsx or CSV.")
    case .formatUnknown:
      Words(
        "unknown format", "the file is in no format that can be read: {reason}",
        "Save it as .xlsx or CSV with a spreadsheet program.")
    case .folderWithoutInput:
      Words("folder without input", "no file in the folder can be read", "Check the folder.")
    case .fileSkipped:
      Words("skipped file", "skipped: {reason}", "Nothing to do.")
    case .xmlMalformed:
      Words("malformed XML", "the XML is malformed: {reason}", "Check that the file is complete.")
    case .xmlRefused:
      Words(
        "refused XML", "the XML holds what is not allowed: {reason}",
        "Remove the DOCTYPE and its entities, or check where the file comes from.")
    case .schemaViolated:
      Words(
        "schema violated", "the XML schema is violated: {reason}", "Correct it by the schema that yusuan schema prints."
      )
    case .profileWrong:
      Words(
        "wrong profile file", "the profile file is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/profiles.md.")
    case .profileUnknown:
      Words(
        "unknown profile", "there is no profile “{name}”; those built in: {expected}",
        "See yusuan profiles, or give a profile file.")
    case .jsonMalformed:
      Words(
        "malformed JSON", "the JSON is malformed: expected {expected}, found “{found}”",
        "Check that the file is complete.")
    case .canonicalWrong:
      Words(
        "no canonical disclosure", "{label}: expected {expected}, found “{found}”",
        "Correct it by the schema that yusuan schema prints.")
    case .rulesWrong:
      Words(
        "wrong rules file", "the rules file is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/profiles.md.")
    case .codesWrong:
      Words(
        "wrong code list", "the code list is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/profiles.md.")
    case .rowsDisordered:
      Words(
        "rows out of order", "row {found} stands where a later one should ({expected}); rows are read as they come",
        "Open the file in a spreadsheet program and save it.")
    case .cellRepeated:
      Words(
        "repeated cell", "the cell stands there twice; the second, “{found}”, is not read",
        "Open the file in a spreadsheet program and save it.")
    case .sharedStringMissing:
      Words(
        "missing shared string", "there is no shared string {found}",
        "Open the file in a spreadsheet program and save it.")
    case .gridExceeded:
      Words(
        "beyond the grid", "{found} is beyond the grid of 1,048,576 rows and 16,384 columns",
        "Check that the file is not damaged.")
    case .sheetUnknown:
      Words("no such sheet", "there is no sheet “{name}”", "See the sheets with yusuan inspect.")
    case .sheetSkipped:
      Words(
        "sheet that is not read", "this is no worksheet and is not read: {reason}",
        "Move a budget table in it to a worksheet.")
    case .blockUnknown:
      Words(
        "unknown table",
        "the table “{label}” is none of the profile's ({reason}); its {count} figures are not converted; columns: {column}",
        "If it is one of the profile's, correct its title or add the spelling to a profile file; otherwise nothing to do."
      )
    case .profilesTied:
      Words(
        "profile not certain",
        "the table “{label}” fits more than one profile equally ({expected}); it is not converted",
        "Name the profile with --profile.")
    case .levelUnknown:
      Words(
        "level not known",
        "it cannot be told whether this is a department's budget or a unit's; read by the profile “{name}”",
        "Give it with --level.")
    case .profileTaken:
      Words(
        "profile found by content", "read by the profile “{name}”", "Name the profile with --profile if it is another.")
    case .profileFits:
      Words(
        "another profile fits", "the content does not fit the profile “{found}” but fits “{expected}”",
        "Convert with --profile {expected}.")
    case .pageTotal:
      Words(
        "sum of a page", "“{label}” is the sum of a page and no row of the table; its {count} cells are not converted",
        "Nothing to do; the table prints its own total.")
    case .headingInside:
      Words(
        "heading inside a table",
        "{table}: the line “{label}” has no figures; the rows below it are read into this table",
        "Check whether the rows below it belong to the table.")
    case .codeUnexpected:
      Words(
        "code where none belongs", "the row “{label}” has no code; “{found}” is not converted",
        "Check whether the row is a total or an item: remove the code, or correct the name.")
    case .disclosureRepeated:
      Words(
        "repeated disclosure", "“{found}” is the same disclosure as that in the input “{name}”: {reason}",
        "Decide which one counts, and leave the other out.")
    case .figuresHidden:
      Words(
        "hidden figures",
        "{table}: {count} figures stand in hidden rows or columns or on a hidden sheet, and are converted",
        "Check whether they are to be disclosed; --skip-hidden leaves hidden parts out.")
    case .tableHidden:
      Words(
        "hidden table not taken",
        "{name}: the hidden {table} is not converted ({count} cells); the visible one at {found} counts",
        "Check whether the hidden one is a draft, and remove it if it is not needed.")
    case .cellContradictory:
      Words(
        "contradictory cell", "the cell contradicts itself: {reason}; “{found}” is not to be trusted",
        "Open the file in a spreadsheet program, check the cell and save it.")
    case .textLeftOut:
      Words(
        "text left out", "“{found}” in the cell is not read: {reason}",
        "Check the cell and remove what no longer holds.")
    case .mergedUnread:
      Words(
        "merged cells not respected",
        "the sheet is so large that {count} cells merged over rows (from {found} on) count for their first row only",
        "Unmerge them and fill each row.")
    case .outputRefused:
      Words("output refused", "nothing is written there: {reason}", "Choose another place.")
    case .outputFailed:
      Words("output failed", "writing failed: {reason}", "Check disk space and permissions.")
    case .textNotEncodable:
      Words("text not encodable", "“{found}” cannot be written as {name}", "Write UTF-8 instead, or correct the text.")
    case .folderBusy:
      Words(
        "folder in use", "another batch is writing to this folder", "Wait until it ends, or choose another folder.")
    case .interrupted:
      Words(
        "reading stopped", "reading was stopped; the rest of the input was not read", "Read the input again.")
    case .strictRefused:
      Words(
        "strict", "strictly, {count} cells could not be converted, so nothing is written",
        "Correct the cells listed, or leave out --strict.")
    }
  }
}
