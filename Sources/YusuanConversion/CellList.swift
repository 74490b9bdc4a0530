public import YusuanFindings
internal import YusuanFormats
internal import YusuanJSON
public import YusuanSheets

/// Lists the raw cells of an input (原始单元格), for people who search for a cause. The list is CSV with the header
/// `sheet,cell,kind,text,formula,hidden`, or JSON Lines.
///
/// The text is as in the file, decoded and with white space. Blank cells are left out.
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
  /// The beginning of every record of the sheet: the sheet's name.
  private var prefix: [UInt8] = []
  private var isWanted = true
  private var isSheetHidden = false
  /// How many sheets were listed.
  public private(set) var sheetCount = 0
  /// How many cells were listed.
  public private(set) var cellCount = 0

  /// A list in `form` of all sheets, or only of `sheet`. Pieces are passed to `write`.
  public init(
    _ form: Form, sheet: String? = nil, onFinding: @escaping (Diagnostic) -> Void,
    write: @escaping ([UInt8]) throws(Diagnostic) -> Void
  ) {
    self.form = form
    self.sheet = sheet
    self.onFinding = onFinding
    self.write = write
    if form == .csv { bytes += Array("sheet,cell,kind,text,formula,hidden\n".utf8) }
  }

  /// A sheet begins.
  public func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    name = sheet.name ?? ""
    prefix.removeAll()
    CSVField.append(name, to: &prefix)
    prefix.append(UInt8(ascii: ","))
    isSheetHidden = sheet.isHidden
    isWanted = self.sheet == nil || self.sheet == name
    if isWanted { sheetCount += 1 }
  }

  /// Lists the cells of a row. Throws what `write` throws.
  public func receive(_ row: borrowing Row) throws(Diagnostic) {
    guard isWanted else { return }
    cellCount += row.cells.count
    var output: [UInt8] = []
    swap(&output, &bytes)
    switch form {
    case .csv: Self.appendRecords(row, prefix, isHidden: isSheetHidden || row.isHidden, to: &output)
    case .jsonl: Self.appendObjects(row, name, isHidden: isSheetHidden || row.isHidden, to: &output)
    }
    swap(&output, &bytes)
    if bytes.count > 1 << 16 { try flush() }
  }

  /// The sheet's rows are complete.
  public func end(_ sheet: SheetInfo) throws(Diagnostic) {}

  /// Passes on a finding of the reader.
  public func note(_ finding: Diagnostic) { onFinding(finding) }

  /// Writes the last piece. Throws what `write` throws.
  public func flush() throws(Diagnostic) {
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private static func appendRecords(_ row: borrowing Row, _ prefix: [UInt8], isHidden: Bool, to output: inout [UInt8]) {
    let number = Array("\(row.number),".utf8)
    row.bytes.withUnsafeBufferPointer { source in
      for cell in row.cells {
        output.append(contentsOf: prefix)
        appendLetters(Int(cell.column), to: &output)
        output.append(contentsOf: number)
        output.append(contentsOf: cell.kind.name.utf8)
        output.append(UInt8(ascii: ","))
        CSVField.append(text(source, cell.text), to: &output)
        output.append(UInt8(ascii: ","))
        if !cell.formula.isEmpty { CSVField.append(text(source, cell.formula), to: &output) }
        output.append(UInt8(ascii: ","))
        if isHidden || cell.traits.contains(.hiddenColumn) { output.append(contentsOf: "true".utf8) }
        output.append(0x0A)
      }
    }
  }

  private static func appendLetters(_ column: Int, to output: inout [UInt8]) {
    if column > 26 { appendLetters((column - 1) / 26, to: &output) }
    output.append(UInt8(ascii: "A") + UInt8((column - 1) % 26))
  }

  private static func appendObjects(_ row: borrowing Row, _ name: String, isHidden: Bool, to output: inout [UInt8]) {
    let number = row.number
    row.bytes.withUnsafeBufferPointer { source in
      for cell in row.cells {
        var object = JSONOutput(isPretty: false)
        object.object { object in
          object.member("sheet", name)
          object.member("cell", CellPosition(row: number, column: Int(cell.column)).a1)
          object.member("kind", cell.kind.name)
          object.key("text")
          object.string(text(source, cell.text))
          if !cell.formula.isEmpty {
            object.key("formula")
            object.string(text(source, cell.formula))
          }
          if isHidden || cell.traits.contains(.hiddenColumn) { object.mark("hidden") }
        }
        object.endLine()
        output += object.bytes
      }
    }
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int32>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(range.lowerBound)..<Int(range.upperBound)])
  }
}
