import TestSupport
import YusuanModel
import YusuanProfiles
@testable import YusuanFormats

/// Prints made-up tables of a profile. No two figures are equal: one that is read in the wrong place is seen by its value.
struct GridMaker {
  private let profile: Profile
  private var random: SeededRandom
  private var figures: Set<Int64> = []
  private(set) var grid = MarkedGrid()
  private let unit: AmountUnit
  /// The counts, percentages and dates as the model has them, by their texts.
  private var quantities: [String: String] = [:]

  private static let names = ["行政运行", "一般行政管理事务", "机关服务", "信息化建设", "其他支出", "办公费", "印刷费", "会议费", "培训费", "维修（护）费"]

  /// A grid of some tables of `profile`.
  static func make(_ profile: Profile, seed: UInt64) -> MarkedGrid {
    var maker = GridMaker(profile: profile, random: SeededRandom(seed: seed))
    let count = Int.random(in: 1...3, using: &maker.random)
    for place in profile.tables.indices.shuffled(using: &maker.random).prefix(count).sorted() {
      if !maker.grid.rows.isEmpty { maker.grid.rows.append([]) }
      maker.print(place)
    }
    return maker.grid
  }

  private init(profile: Profile, random: SeededRandom) {
    (self.profile, self.random, unit) = (profile, random, profile.amountUnit)
  }

  private mutating func chance(_ likelihood: Double) -> Bool { Double.random(in: 0..<1, using: &random) < likelihood }

  // MARK: Content

  private mutating func hundredths() -> Int64 {
    while true {
      let figure = Int64.random(in: 101...999_999, using: &random)
      if figures.insert(figure).inserted { return figure }
    }
  }

  private mutating func rows(_ layout: PanelLayout) -> [BudgetRow] {
    var rows = layout.rows.map { fixed in
      BudgetRow(
        kind: fixed.kind, id: fixed.id, path: fixed.path,
        item: layout.isUnlabelled ? "" : fixed.label?.text ?? "甲单位", level: fixed.level)
    }
    rows.insert(contentsOf: openRows(layout), at: layout.openRowsIndex)
    for index in rows.indices {
      for column in layout.columns.indices where chance(0.6) {
        let id = layout.columns[column].id
        switch layout.valueKind(ofColumn: column) {
        case .amount?:
          rows[index].amounts.append(Fact(column: id, amount: Amount(fen: hundredths() * unit.fen / 100)))
        case .text?: rows[index].values.append(ColumnValue(column: id, text: "政府科目\(hundredths())"))
        case let kind?:
          let value = quantity(kind)
          quantities[value] = value
          if kind == .percent { quantities[value + "%"] = value }
          rows[index].values.append(ColumnValue(column: id, kind: kind, text: value))
        default: break
        }
      }
    }
    return rows
  }

  private mutating func quantity(_ kind: ValueKind) -> String {
    let number = hundredths()
    switch kind {
    case .count: return String(30_000_000 + number)
    case .percent: return "\(number / 100).\(number % 10 == 0 ? "05" : "\(number / 10 % 10)\(number % 10)")"
    default:
      let (month, day) = (number % 12 + 1, number % 28 + 1)
      return "\(1950 + number % 100)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
  }

  private mutating func openRows(_ layout: PanelLayout) -> [BudgetRow] {
    let count = Int.random(in: 1...4, using: &random)
    switch layout.openRows {
    case .codes(let kind, let lengths)?:
      var codes: Set<String> = []
      for _ in 0..<count {
        let code =
          String(Int.random(in: 201...229, using: &random)) + "0\(Int.random(in: 1...9, using: &random))"
          + "0\(Int.random(in: 1...9, using: &random))" + "01"
        for length in lengths { codes.insert(String(code.prefix(length))) }
      }
      return codes.sorted().map { code in
        BudgetRow(
          kind: kind, code: code, item: Self.names.randomElement(using: &random) ?? "",
          level: (lengths.firstIndex(of: code.count) ?? 0) + 1)
      }
    case .list(let kind, let level)?:
      return Self.names.shuffled(using: &random).prefix(count).map { BudgetRow(kind: kind, item: $0, level: level) }
    case nil: return []
    }
  }

  // MARK: Printing

  private mutating func print(_ place: Int) {
    let layout = profile.tables[place]
    var table = Table(id: layout.id, number: layout.number, title: layout.title.printed(year: 2025))
    for panel in layout.panels { table.panels.append(Panel(id: panel.id, rows: rows(panel))) }
    let printed = PrintedTable(table, layout: layout, year: 2025)
    grid.tables += 1
    line(table.title, .title(place), width: printed.width)
    let isDepartment = profile.level == .department
    line(
      (profile.words.unitName.first { ($0.level == .department) == isDepartment }?.word.text ?? "单位名称") + "：甲单位",
      .nothing, width: printed.width)
    line("单位：" + unit.rawValue, .unit(unit), width: printed.width)
    printHeader(printed, layout, place)
    for row in 0..<printed.bodyCount {
      grid.rows.append((0..<printed.width).map { cell(printed.cell(line: row, column: $0)) })
    }
  }

  private mutating func line(_ text: String, _ meaning: MarkedGrid.Meaning, width: Int) {
    var row = Array(repeating: MarkedGrid.Cell(), count: width)
    row[0] = MarkedGrid.Cell(text: text, meaning: meaning, table: grid.tables)
    grid.rows.append(row)
  }

  private mutating func printHeader(_ printed: PrintedTable, _ layout: TableLayout, _ place: Int) {
    let first = grid.rows.count
    for line in printed.header {
      grid.rows.append(
        line.map { cell in
          guard case .text(let text) = cell else { return MarkedGrid.Cell() }
          return MarkedGrid.Cell(text: text, meaning: .header, table: grid.tables)
        })
    }
    var column = 0
    for node in layout.header { mark(node, row: first, &column, place) }
  }

  /// Marks the labels of the header that are a column's own.
  private mutating func mark(_ node: HeaderNode, row: Int, _ column: inout Int, _ place: Int) {
    if node.children.isEmpty {
      grid.rows[row][column].meaning = .leaf(node.column.map { MarkedGrid.Column(table: place, place: $0) })
      column += 1
    }
    for child in node.children { mark(child, row: row + 1, &column, place) }
  }

  private func meaning(_ text: String) -> MarkedGrid.Meaning {
    if let quantity = quantities[text] { return .quantity(quantity) }
    return text.hasPrefix("政府科目") ? .text : .label
  }

  private func cell(_ printed: PrintedCell) -> MarkedGrid.Cell {
    switch printed {
    case .blank: MarkedGrid.Cell(table: grid.tables)
    case .text(let text):
      MarkedGrid.Cell(text: text, meaning: meaning(text), table: grid.tables)
    case .amount(let amount):
      MarkedGrid.Cell(
        text: amount.text(in: unit), meaning: .figure(.hundredths(amount.fen * 100 / unit.fen, nil)),
        table: grid.tables)
    }
  }
}
