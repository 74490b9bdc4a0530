package import YusuanFindings
internal import YusuanFormats
package import YusuanModel
package import YusuanSheets

/// Reads delimited text that may be the long form. The first record decides. All other text is passed on to another
/// sink.
package final class LongFormSink: RowSink {
  private let other: any RowSink
  private let input: String
  private let profiles: ProfileSet
  private var reader: LongCSVReader?
  private var isFirst = true
  /// The line of the last record.
  private var lastLine = 1

  /// A sink for the text `input`. Text that is not long form goes to `other`.
  package init(input: String, profiles: ProfileSet, other: any RowSink) {
    (self.input, self.profiles, self.other) = (input, profiles, other)
  }

  package func begin(_ sheet: SheetInfo) throws(Diagnostic) { try other.begin(sheet) }

  package func receive(_ row: borrowing Row) throws(Diagnostic) {
    if isFirst {
      isFirst = false
      if row.cells.count > 8, LongCSVReader.isHeader(record(row)) {
        reader = LongCSVReader(input: input) { [profiles] id throws(Diagnostic) in try profiles.profile(id) }
      }
    }
    lastLine = row.line
    if reader == nil { try other.receive(row) } else { try reader?.read(record(row), line: row.line) }
  }

  package func end(_ sheet: SheetInfo) throws(Diagnostic) { try other.end(sheet) }

  package func note(_ finding: Diagnostic) { other.note(finding) }

  /// The disclosures of the long form, or nil if the text was not long form. `source` is the whole text. Throws the
  /// errors of ``LongCSVReader``.
  ///
  /// The writer ends every record with a line end. If the last one has none, a part of the file may be missing; that is
  /// reported.
  package func documents(_ source: ByteSource?) throws(Diagnostic) -> [Document]? {
    guard let reader else { return nil }
    if let source, try !Self.endsLine(source.read(at: max(source.count - 2, 0), limit: 2)) {
      other.note(Diagnostic(.longFormCut, at: Location(input: input, line: lastLine)))
    }
    return try reader.finish()
  }

  /// Whether a text that ends with the two bytes `end` ends with a line end, in UTF-8, GB 18030 or UTF-16.
  private static func endsLine(_ end: ArraySlice<UInt8>) -> Bool {
    let isLineEnd = { (byte: UInt8?) in byte == 0x0A || byte == 0x0D }
    return isLineEnd(end.last) || end.last == 0 && isLineEnd(end.first)
  }

  /// The fields of a record, including blank ones.
  private func record(_ row: borrowing Row) -> [String] {
    var record: [String] = []
    for cell in row.cells {
      while record.count + 1 < Int(cell.column) { record.append("") }
      let bytes = row.bytes[Int(cell.text.lowerBound)..<Int(cell.text.upperBound)]
      record.append(String(decoding: FormulaSign.isGuarded(bytes) ? bytes.dropFirst() : bytes, as: UTF8.self))
    }
    return record
  }
}
