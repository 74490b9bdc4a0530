internal import YusuanModel

/// Writes the end of a line of the long form: the money unit, and where the value stood. Parts that values share are
/// made once for each sheet or row.
struct LongSource {
  /// The letters of a column and the digits of a row have at most twenty bytes.
  private static let longestCell = 20

  /// The sources of the current panel, or nil if they are not known.
  var panel: PanelSource?
  private let lineEnd: [UInt8]
  private var unit = AmountUnit.yuan
  private var index = 0
  private var sheet: SourceSheet?
  /// The text between an amount, or another value, and its cell: commas, the money unit, the empty text, the file and
  /// the sheet.
  private var amountPlace: [UInt8] = []
  private var place: [UInt8] = []
  /// The text after the cell: the digest between commas, and the line end.
  private var end: [UInt8] = []
  /// The same for a hidden value.
  private var hiddenEnd: [UInt8] = []
  /// The digits of the row's number. Empty if it is not known.
  private var row: [UInt8] = []

  /// A writer of lines that end with `lineEnd`.
  init(_ lineEnd: CSVLineEnd) {
    self.lineEnd = lineEnd == .crlf ? [0x0D, 0x0A] : [0x0A]
    setSheet(nil)
  }

  /// How many bytes the end of a line has at most.
  var longest: Int { amountPlace.count &+ Self.longestCell &+ hiddenEnd.count }

  /// Begins a disclosure with amounts in `unit`.
  mutating func begin(_ unit: AmountUnit) {
    self.unit = unit
    setSheet(sheet)
  }

  /// Begins the row at `index` of the panel.
  mutating func begin(row index: Int) {
    self.index = index
    let origin = panel?.origin(row: index) ?? Origin()
    row.removeAll(keepingCapacity: true)
    if origin.row > 0 { CellName.append(row: Int(origin.row), to: &row) }
    if origin.sheet !== sheet { setSheet(origin.sheet) }
  }

  private mutating func setSheet(_ sheet: SourceSheet?) {
    self.sheet = sheet
    place = [UInt8(ascii: ",")]
    for text in [sheet?.input ?? "", sheet?.name ?? ""] {
      CSVField.append(text, to: &place)
      place.append(UInt8(ascii: ","))
    }
    amountPlace = [UInt8(ascii: ",")] + Array(unit.rawValue.utf8) + [UInt8(ascii: ",")] + place
    end = [UInt8(ascii: ",")]
    CSVField.append(sheet?.digest ?? "", to: &end)
    end.append(UInt8(ascii: ","))
    hiddenEnd = end + Array("true".utf8) + lineEnd
    end += lineEnd
  }

  /// Writes the end of the line for the value at the index `value` of the row. Amounts are counted first, then the
  /// other values.
  @inline(__always) func write(value: Int, ofAmount: Bool, to room: inout LineRoom) {
    room.put(ofAmount ? amountPlace : place)
    if !row.isEmpty, let column = panel?.column(row: index, value: value), column > 0 {
      Self.write(letters: column, to: &room)
      room.put(row)
    }
    room.put(panel?.isHidden(row: index, value: value) ?? false ? hiddenEnd : end)
  }

  /// Writes the letters of a column. Most have one.
  private static func write(letters column: Int, to room: inout LineRoom) {
    if column > 26 { write(letters: (column - 1) / 26, to: &room) }
    room.put(UInt8(ascii: "A") + UInt8((column - 1) % 26))
  }
}
