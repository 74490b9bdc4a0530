internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRecognition
internal import YusuanSheets

/// Finds what of a workbook can be mended (可代为改正之处): spellings of labels, numbers stored as text, codes stored as numbers, and
/// binary residues. Cells with formulas are left alone.
struct MendFinder {
  private struct Place: Hashable {
    var sheet: String
    var cell: CellPosition
  }

  /// The amounts that were read, by their cells, each with the unit of its table.
  private var amounts: [Place: (amount: Amount, unit: AmountUnit)] = [:]
  private var codes: [Place: String] = [:]
  /// The labels that the profile spells otherwise, by sheet and row.
  private var labels: [String: [Int: [(found: String, expected: String)]]] = [:]

  /// What can be mended in the workbook `input`, from which `documents` and the findings `reading` come.
  init(_ documents: [(Document, Profile)], reading: [Diagnostic], in input: String) {
    for (document, profile) in documents { add(document, profile, input) }
    for finding in reading where finding.code == .labelRewritten && finding.location.input == input {
      guard let sheet = finding.location.sheet, let row = finding.location.cell?.row,
        let found = finding.facts[.found], let expected = finding.facts[.expected]
      else { continue }
      labels[sheet, default: [:]][row, default: []].append((found, expected))
    }
  }

  private mutating func add(_ document: Document, _ profile: Profile, _ input: String) {
    for (index, source) in document.sources.tables.enumerated() where index < document.disclosure.tables.count {
      let table = document.disclosure.tables[index]
      guard let layout = profile.table(table.id), let unit = source.amountUnit else { continue }
      for (panel, place) in zip(table.panels, source.panels) {
        let code = layout.panels.first { $0.id == panel.id }?.columns(.code).first.flatMap { place.header($0) }
        for (number, row) in panel.rows.enumerated() {
          for (value, fact) in row.amounts.enumerated() {
            if let cell = Self.place(place.location(row: number, value: value), input) {
              amounts[cell] = (fact.amount, unit)
            }
          }
          if let code, let digits = row.code,
            let cell = Self.place(place.origin(row: number).location(column: code), input)
          {
            codes[cell] = digits
          }
        }
      }
    }
  }

  private static func place(_ location: Location?, _ input: String) -> Place? {
    guard let location, location.input == input, let sheet = location.sheet, let cell = location.cell else {
      return nil
    }
    return Place(sheet: sheet, cell: cell)
  }

  /// The mends in the workbook `bytes`, in the order of its sheets. Throws the errors of reading.
  func mends(_ bytes: [UInt8], named input: String, _ limits: ReadLimits) throws(Diagnostic) -> [Mend] {
    if amounts.isEmpty, codes.isEmpty, labels.isEmpty { return [] }
    let sink = CellSink(self)
    try XLSXReader.zipped(ByteSource(name: input, memory: bytes), limits: limits).read(into: sink)
    return sink.mends
  }

  private func change(_ sheet: String, _ row: borrowing Row, _ cell: Cell) -> (Mend.Kind, Mend.Change)? {
    guard cell.formula.isEmpty, !cell.text.isEmpty, cell.traits.isDisjoint(with: [.damaged, .struckOut]) else {
      return nil
    }
    let place = CellPosition(row: row.number, column: Int(cell.column))
    let text = String(decoding: row.bytes[Int(cell.text.lowerBound)..<Int(cell.text.upperBound)], as: UTF8.self)
    if let (amount, unit) = amounts[Place(sheet: sheet, cell: place)] {
      let exact = amount.text(in: unit)
      if cell.kind == .text { return (.number, Mend.Change(place, found: text, expected: exact)) }
      guard cell.kind == .number, cell.shown.isAsStored, Self.hasTwoPlaces(exact) else { return nil }
      if Self.hasResidue(text, unit) {
        return (.residue, Mend.Change(place, found: text, expected: exact))
      }
      return nil
    }
    if cell.kind == .number, cell.shown.isAsStored, codes[Place(sheet: sheet, cell: place)] != nil,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      return (.code, Mend.Change(place, found: text, expected: text))
    }
    guard cell.kind == .text, let label = labels[sheet]?[row.number]?.first(where: { Self.isSame($0.found, text) })
    else {
      return nil
    }
    return (.label, Mend.Change(place, found: label.found, expected: label.expected))
  }

  /// Whether `text`, which was read as an amount in `unit`, has digits below 分, or so many that no one typed them.
  private static func hasResidue(_ text: String, _ unit: AmountUnit) -> Bool {
    switch Amount.parse(Array(text.utf8)[...], unit: unit) {
    case .amount, .overflow: false
    case .belowFen: true
    case .malformed: text.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }.count { (0x30...0x39).contains($0) } > 15
    }
  }

  private static func hasTwoPlaces(_ text: String) -> Bool {
    text.utf8.dropLast(2).last == UInt8(ascii: ".")
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    a.filter { !$0.isWhitespace } == b.filter { !$0.isWhitespace }
  }

  private final class CellSink: RowSink {
    var mends: [Mend] = []
    private let finder: MendFinder
    private var name: String?
    private var groups: [Mend.Kind: [Mend.Change]] = [:]

    init(_ finder: MendFinder) { self.finder = finder }

    func begin(_ sheet: SheetInfo) throws(Diagnostic) {
      groups = [:]
      name = sheet.name
    }

    func receive(_ row: borrowing Row) throws(Diagnostic) {
      guard let name else { return }
      for cell in row.cells {
        if let (kind, change) = finder.change(name, row, cell) { groups[kind, default: []].append(change) }
      }
    }

    func end(_ sheet: SheetInfo) throws(Diagnostic) {
      guard let name else { return }
      for kind in Mend.Kind.allCases {
        let changes = groups[kind] ?? []
        if kind == .label {
          mends += changes.map { Mend(kind, sheet: name, changes: [$0]) }
        } else if !changes.isEmpty {
          mends.append(Mend(kind, sheet: name, changes: changes))
        }
      }
    }

    func note(_ finding: Diagnostic) {}
  }
}
