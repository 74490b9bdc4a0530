package import YusuanFindings
internal import YusuanFormats
package import YusuanModel
package import YusuanSheets

/// Reads delimited text that may be the long form: its first record tells. Everything else goes on to another sink.
package final class LongFormSink: RowSink {
  private let other: any RowSink
  private let input: String
  private let profiles: ProfileSet
  private var reader: LongCSVReader?
  private var isFirst = true

  /// A sink for the text `input`; rows that are no long form go to `other`.
  package init(input: String, profiles: ProfileSet, other: any RowSink) {
    (self.input, self.profiles, self.other) = (input, profiles, other)
  }

  package func begin(_ sheet: SheetInfo) throws(Diagnostic) { try other.begin(sheet) }

  package func take(_ row: borrowing Row) throws(Diagnostic) {
    if isFirst {
      isFirst = false
      if row.cells.count > 8, LongCSVReader.isHeader(record(row)) {
        reader = LongCSVReader(input: input) { [profiles] id throws(Diagnostic) in try profiles.profile(id) }
      }
    }
    if reader == nil { try other.take(row) } else { try reader?.take(record(row), line: row.line) }
  }

  package func end(_ sheet: SheetInfo) throws(Diagnostic) { try other.end(sheet) }

  package func note(_ finding: Diagnostic) { other.note(finding) }

  /// The documents of the long form; nil where the text was none. Throws what the reader refuses.
  package func documents() throws(Diagnostic) -> [Document]? {
    guard let reader else { return nil }
    return try reader.finish()
  }

  /// The fields of a record, blank ones included.
  private func record(_ row: borrowing Row) -> [String] {
    var record: [String] = []
    for cell in row.cells {
      while record.count + 1 < Int(cell.column) { record.append("") }
      record.append(row.text(of: cell))
    }
    return record
  }
}

extension LongCSVReader {
  fileprivate mutating func take(_ record: [String], line: Int) throws(Diagnostic) {
    try take(record: record, line: line)
  }
}
