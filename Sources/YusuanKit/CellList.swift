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
    isWanted = self.sheet == nil || self.sheet == name
    if isWanted { sheetCount += 1 }
  }

  /// Lists the cells of the next row. Throws what writing throws.
  public func take(_ row: borrowing Row) throws(Diagnostic) {
    guard isWanted else { return }
    for cell in row.cells {
      let address = CellPosition(row: row.number, column: Int(cell.column)).a1
      let text = row.bytes[Int(cell.text.lowerBound)..<Int(cell.text.upperBound)]
      let formula = row.bytes[Int(cell.formula.lowerBound)..<Int(cell.formula.upperBound)]
      switch form {
      case .csv: appendRecord(address, cell.kind, text, formula)
      case .jsonl: appendObject(address, cell.kind, text, formula)
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

  private func appendRecord(_ address: String, _ kind: CellKind, _ text: ArraySlice<UInt8>, _ formula: ArraySlice<UInt8>) {
    CSVField.append(name.utf8, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    bytes.append(contentsOf: address.utf8)
    bytes.append(UInt8(ascii: ","))
    bytes.append(contentsOf: kind.name.utf8)
    bytes.append(UInt8(ascii: ","))
    CSVField.append(text, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    CSVField.append(formula, to: &bytes)
    bytes.append(0x0A)
  }

  private func appendObject(_ address: String, _ kind: CellKind, _ text: ArraySlice<UInt8>, _ formula: ArraySlice<UInt8>) {
    var members = [
      ("sheet", JSONText.string(name)), ("cell", JSONText.string(address)), ("kind", JSONText.string(kind.name)),
      ("text", JSONText.string(String(decoding: text, as: UTF8.self))),
    ]
    if !formula.isEmpty { members.append(("formula", JSONText.string(String(decoding: formula, as: UTF8.self)))) }
    bytes.append(contentsOf: Diagnostic.object(members).utf8)
    bytes.append(0x0A)
  }
}
