public import Diagnostics
internal import Exchange
public import Spreadsheet

/// Lists the raw cells of an input (原始单元格), for people who must see why: as CSV with the header
/// `sheet,cell,kind,text,formula`, or as JSON Lines.
///
/// The text is what stands in the file, decoded, white space kept. Blank cells are left out.
public final class CellList: RowSink {
  /// How the cells are written.
  public enum Form: String, Sendable, CaseIterable {
    /// CSV with a header.
    case csv
    /// One object a line.
    case jsonl
  }

  private let form: Form
  private let sheet: String?
  private let write: ([UInt8]) throws(Diagnostic) -> Void
  private let onFinding: (Diagnostic) -> Void
  private var bytes: [UInt8] = []
  private var name = ""
  /// The sheet's name as every record of it begins.
  private var prefix: [UInt8] = []
  private var isWanted = true
  /// How many sheets were listed.
  public private(set) var sheetCount = 0

  /// A list in `form` of all sheets, or of `sheet` alone, handed to `write` piece by piece.
  public init(
    _ form: Form, sheet: String? = nil, onFinding: @escaping (Diagnostic) -> Void,
    write: @escaping ([UInt8]) throws(Diagnostic) -> Void
  ) {
    self.form = form
    self.sheet = sheet
    self.onFinding = onFinding
    self.write = write
    if form == .csv { bytes += Array("sheet,cell,kind,text,formula\n".utf8) }
  }

  /// A sheet begins.
  public func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    name = sheet.name ?? ""
    prefix.removeAll()
    CSVField.append(name, to: &prefix)
    prefix.append(UInt8(ascii: ","))
    isWanted = self.sheet == nil || self.sheet == name
    if isWanted { sheetCount += 1 }
  }

  /// Lists the cells of the next row. Throws what writing throws.
  public func take(_ row: borrowing Row) throws(Diagnostic) {
    guard isWanted else { return }
    row.bytes.withUnsafeBufferPointer { source in
      for cell in row.cells {
        let text = UnsafeBufferPointer(rebasing: source[Int(cell.text.lowerBound)..<Int(cell.text.upperBound)])
        let formula = UnsafeBufferPointer(
          rebasing: source[Int(cell.formula.lowerBound)..<Int(cell.formula.upperBound)])
        switch form {
        case .csv: appendRecord(row.number, cell, text, formula)
        case .jsonl: appendObject(row.number, cell, text, formula)
        }
      }
    }
    if bytes.count > 1 << 16 { try flush() }
  }

  /// The sheet's rows are complete.
  public func end(_ sheet: SheetInfo) throws(Diagnostic) {}

  /// Hands on a finding of the reader.
  public func note(_ finding: Diagnostic) { onFinding(finding) }

  /// Hands on what is left. Throws what writing throws.
  public func flush() throws(Diagnostic) {
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private func appendRecord(
    _ row: Int, _ cell: Cell, _ text: UnsafeBufferPointer<UInt8>, _ formula: UnsafeBufferPointer<UInt8>
  ) {
    bytes.append(contentsOf: prefix)
    appendLetters(Int(cell.column))
    appendDecimal(row)
    bytes.append(UInt8(ascii: ","))
    bytes.append(contentsOf: cell.kind.name.utf8)
    bytes.append(UInt8(ascii: ","))
    CSVField.append(text, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    CSVField.append(formula, to: &bytes)
    bytes.append(0x0A)
  }

  private func appendLetters(_ column: Int) {
    if column > 26 { appendLetters((column - 1) / 26) }
    bytes.append(UInt8(ascii: "A") + UInt8((column - 1) % 26))
  }

  private func appendDecimal(_ number: Int) {
    if number > 9 { appendDecimal(number / 10) }
    bytes.append(0x30 + UInt8(number % 10))
  }

  private func appendObject(
    _ row: Int, _ cell: Cell, _ text: UnsafeBufferPointer<UInt8>, _ formula: UnsafeBufferPointer<UInt8>
  ) {
    var output = JSONOutput(isPretty: false)
    output.object { output in
      output.member("sheet", name)
      output.member("cell", CellPosition(row: row, column: Int(cell.column)).a1)
      output.member("kind", cell.kind.name)
      output.key("text")
      output.string(text)
      if !formula.isEmpty {
        output.key("formula")
        output.string(formula)
      }
    }
    output.endLine()
    bytes += output.bytes
  }
}
