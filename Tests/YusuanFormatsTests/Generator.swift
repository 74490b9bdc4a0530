import TestSupport
import YusuanModel
import YusuanProfiles

extension SeededRandom {
  mutating func happens(_ chance: Double) -> Bool { Double.random(in: 0..<1, using: &self) < chance }

  /// Amounts of every size, the ends of the range and zero among them.
  mutating func anyFen() -> Int64 {
    if happens(0.1) { return [0, 1, -1, .max, .min, 100, 1_000_000].randomElement(using: &self) ?? 0 }
    return Int64(truncatingIfNeeded: next()) >> Int64.random(in: 0..<64, using: &self)
  }
}

/// Makes disclosures of every shape that a profile allows, with labels that are hard to write.
struct DisclosureGenerator {
  var random: SeededRandom
  /// Control characters too, which XML cannot hold.
  var usesControlCharacters = true

  private static let pieces = [
    "社会保障和就业支出", "a,b", "“引号”", "\"", "\"\"", "\\", "/", "\n", "\r", "\r\n", "\t", " ", "　", "<>]]>", "'", "é",
    "e\u{301}", "👩‍👩‍👧", "𠀀", "\u{FEFF}", "\u{2028}", "=1+1", "#", "#2", "total", "{}[]", "null", "无",
  ]
  private static let controls = ["\u{0}", "\u{1}", "\u{8}", "\u{C}", "\u{1F}", "\u{7F}"]

  init(seed: UInt64, usesControlCharacters: Bool = true) {
    random = SeededRandom(seed: seed)
    self.usesControlCharacters = usesControlCharacters
  }

  mutating func text() -> String {
    let pieces = Self.pieces + (usesControlCharacters ? Self.controls : [])
    return (0..<Int.random(in: 1...3, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  mutating func optional<Value>(_ make: (inout Self) -> Value) -> Value? {
    random.happens(0.5) ? make(&self) : nil
  }

  /// A disclosure of `profile`, with the places of its figures where `hasSources`.
  mutating func document(of profile: Profile, hasSources: Bool = false) -> Document {
    var disclosure = Disclosure(
      profile: profile.id, unitName: optional { $0.text() },
      unitLevel: optional { UnitLevel.allCases.randomElement(using: &$0.random) ?? .unit },
      unitCode: optional { $0.text() }, fiscalYear: optional { Int.random(in: 1900...2999, using: &$0.random) },
      amountUnit: AmountUnit.allCases.randomElement(using: &random) ?? .yuan)
    for layout in profile.tables where random.happens(0.5) {
      disclosure.tables.append(table(layout))
    }
    var document = Document(disclosure)
    if hasSources { document.sources = sources(of: document.disclosure, by: profile) }
    return document
  }

  private mutating func table(_ layout: TableLayout) -> Table {
    var table = Table(id: layout.id, number: layout.number, title: text(), note: optional { $0.text() })
    for panel in layout.panels where random.happens(0.8) {
      table.panels.append(Panel(id: panel.id, rows: rows(panel)))
    }
    return table
  }

  private mutating func rows(_ layout: PanelLayout) -> [BudgetRow] {
    var rows = layout.rows.filter { _ in random.happens(0.6) }.map { fixed in
      BudgetRow(
        kind: fixed.kind, id: fixed.id, path: fixed.path,
        item: layout.isUnlabelled ? "" : fixed.label?.text ?? text(), level: fixed.level)
    }
    if !layout.isUnlabelled {
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        rows.insert(openRow(layout), at: Int.random(in: 0...rows.count, using: &random))
      }
    }
    var paths = RowPaths(layout)
    for index in rows.indices {
      rows[index].path = paths.path(
        fixed: rows[index].id == nil ? nil : rows[index].path, code: rows[index].code, item: rows[index].item,
        kind: rows[index].kind)
      addValues(to: &rows[index], layout)
    }
    return rows
  }

  private mutating func openRow(_ layout: PanelLayout) -> BudgetRow {
    let item = random.happens(0.1) ? "" : random.happens(0.2) ? "业务费" : text()
    switch layout.openRows {
    case .codes(let kind, let lengths)? where random.happens(0.7):
      let level = Int.random(in: 0..<lengths.count, using: &random)
      let digits = (0..<lengths[level]).map { _ in String(Int.random(in: 1...2, using: &random)) }.joined()
      return BudgetRow(kind: kind, code: digits, item: item, level: level + 1)
    case .list(let kind, let level)? where random.happens(0.7):
      return BudgetRow(kind: kind, code: optional { _ in "30201" }, item: item, level: level)
    default: return BudgetRow(kind: .other, item: item)
    }
  }

  private mutating func addValues(to row: inout BudgetRow, _ layout: PanelLayout) {
    for (index, column) in layout.columns.enumerated() where random.happens(0.5) {
      switch layout.valueKind(ofColumn: index) {
      case .amount?: row.amounts.append(Fact(column: column.id, amount: Amount(fen: random.anyFen())))
      case .text?: row.values.append(ColumnValue(column: column.id, text: text()))
      case .date?: row.values.append(ColumnValue(column: column.id, kind: .date, text: "2025-03-01"))
      case let kind?:
        let number = ["0", "-1", "12", "3.50", "100.0", "-0.05"].randomElement(using: &random) ?? "0"
        row.values.append(ColumnValue(column: column.id, kind: kind, text: number))
      case nil: break
      }
    }
  }

  private mutating func sources(of disclosure: Disclosure, by profile: Profile) -> DisclosureSources {
    let sheets = [
      SourceSheet(input: "a,b.xlsx", name: "表 1", digest: "00ff"), SourceSheet(input: "b.csv", name: nil),
    ]
    var sources = DisclosureSources()
    for table in disclosure.tables {
      var source = TableSource()
      let sheet = sheets.randomElement(using: &random)
      source.title = Origin(sheet: sheet, row: 1, line: 0)
      source.amountUnit = optional { AmountUnit.allCases.randomElement(using: &$0.random) ?? .yuan }
      for panel in table.panels {
        var places = PanelSource()
        if random.happens(0.5) { places.header = [1, 0, 28] }
        for (index, row) in panel.rows.enumerated() {
          let count = row.amounts.count + row.values.count
          places.append(
            sheet: random.happens(0.8) ? sheet : sheets[0], row: index + 6, line: 0,
            columns: (0..<count).map { _ in Int32.random(in: 1...800, using: &random) })
          if count > 0, random.happens(0.1) {
            for value in 0..<count where places.column(row: index, value: value) == places.column(row: index, value: 0)
            {
              places.hide(value: value, ofRow: index)
            }
          }
        }
        source.panels.append(places)
      }
      sources.tables.append(source)
    }
    return sources
  }
}
