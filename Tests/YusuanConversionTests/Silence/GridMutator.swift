import TestSupport
import YusuanModel
import YusuanProfiles

/// Does to a grid what happens to sheets: rows and columns move, figures are typed in dirty forms, titles, units and
/// headers change. The same on every run.
struct GridMutator {
  private let profile: Profile
  private var random: SeededRandom
  var grid: MarkedGrid
  /// What was done, in words.
  private(set) var log: [String] = []

  /// The mutations of `seed`.
  init(_ grid: MarkedGrid, profile: Profile, seed: UInt64) {
    (self.grid, self.profile, random) = (grid, profile, SeededRandom(seed: seed))
  }

  private static let all: [(String, @Sendable (inout GridMutator) -> String?)] = [
    ("delete row", { $0.deleteRow() }), ("blank rows", { $0.insertBlankRows() }),
    ("duplicate row", { $0.duplicateRow() }), ("swap rows", { $0.swapRows() }),
    ("delete column", { $0.changeColumn(.delete) }), ("blank column", { $0.changeColumn(.insert) }),
    ("duplicate column", { $0.changeColumn(.duplicate) }), ("swap columns", { $0.changeColumn(.swap) }),
    ("shift row left", { $0.shiftRow(by: -1) }), ("shift row right", { $0.shiftRow(by: 1) }),
    ("dirty figure", { $0.dirtyFigure() }), ("dirty figure", { $0.dirtyFigure() }),
    ("change header", { $0.changeHeader() }), ("drop header row", { $0.dropHeaderRow() }),
    ("unit into title", { $0.mergeUnitIntoTitle() }), ("retitle", { $0.retitle() }),
    ("change unit", { $0.changeUnit() }),
    ("repeat table", { $0.repeatTable() }), ("cut table", { $0.cutTable() }), ("table beside", { $0.putBeside() }),
    ("page break", { $0.breakPage() }), ("note between rows", { $0.insertNote() }),
  ]

  /// One to three mutations.
  mutating func mutate() {
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard let (name, change) = Self.all.randomElement(using: &random) else { continue }
      if let place = change(&self) { log.append("\(name): \(place)") }
    }
  }

  private mutating func pick<Element>(_ list: [Element]) -> Element? { list.randomElement(using: &random) }

  private mutating func table() -> (table: Int, rows: [Int])? {
    guard let table = pick(Array(1...grid.tables)) else { return nil }
    let rows = grid.rows(of: table)
    return rows.isEmpty ? nil : (table, rows)
  }

  private func bodyRows(_ table: Int) -> [Int] {
    grid.rows.indices.filter { grid.rows[$0].contains { $0.table == table && $0.isBody } }
  }

  // MARK: Rows

  private mutating func deleteRow() -> String? {
    guard let row = pick(Array(grid.rows.indices)) else { return nil }
    grid.rows.remove(at: row)
    return "\(row + 1)"
  }

  private mutating func insertBlankRows() -> String? {
    guard let row = pick(Array(grid.rows.indices)) else { return nil }
    grid.rows.insert(contentsOf: Array(repeating: [], count: Int.random(in: 1...3, using: &random)), at: row)
    return "before \(row + 1)"
  }

  private mutating func duplicateRow() -> String? {
    guard let row = pick(Array(grid.rows.indices)) else { return nil }
    grid.rows.insert(grid.rows[row], at: row)
    return "\(row + 1)"
  }

  private mutating func swapRows() -> String? {
    guard let (_, rows) = table(), let a = pick(rows), let b = pick(rows) else { return nil }
    grid.rows.swapAt(a, b)
    return "\(a + 1) and \(b + 1)"
  }

  private mutating func shiftRow(by step: Int) -> String? {
    guard let (table, _) = table(), let row = pick(bodyRows(table)), let column = pick(Array(grid.rows[row].indices))
    else { return nil }
    if step < 0 { grid.rows[row].remove(at: column) } else { grid.rows[row].insert(.init(), at: column) }
    return "\(row + 1) from column \(column + 1)"
  }

  private mutating func insertNote() -> String? {
    guard let (table, _) = table(), let row = pick(bodyRows(table)) else { return nil }
    let note = ["注：本表按批复数填列。", "说明：因四舍五入，合计可能略有出入。", "（此页无正文）", "内部资料"].randomElement(using: &random) ?? ""
    grid.rows.insert([.init(text: note)], at: row)
    return "\(note) before \(row + 1)"
  }

  // MARK: Columns

  private enum ColumnChange { case delete, insert, duplicate, swap }

  private mutating func changeColumn(_ change: ColumnChange) -> String? {
    guard let (_, rows) = table(), let width = rows.map({ grid.rows[$0].count }).max(), width > 0 else { return nil }
    let (a, b) = (Int.random(in: 0..<width, using: &random), Int.random(in: 0..<width, using: &random))
    for row in rows where row < grid.rows.count {
      while grid.rows[row].count < width { grid.rows[row].append(.init()) }
      let isLine =
        grid.rows[row].contains { $0.isTitle || $0.isUnit } || !grid.rows[row].contains { $0.isBody || $0.isHeader }
      if isLine { continue }
      switch change {
      case .delete: grid.rows[row].remove(at: a)
      case .insert: grid.rows[row].insert(.init(), at: a)
      case .duplicate: grid.rows[row].insert(grid.rows[row][a], at: a)
      case .swap: grid.rows[row].swapAt(a, b)
      }
    }
    return change == .swap ? "\(a + 1) and \(b + 1)" : "\(a + 1)"
  }

  // MARK: Figures

  private mutating func dirtyFigure() -> String? {
    guard let place = pick(grid.places(\.isNumber)) else { return nil }
    let cell = grid[place.row, place.column]
    guard case .figure(.hundredths(let value, nil)) = cell.meaning, value > 0 else { return nil }
    let plain = cell.text
    let (yuan, rest) = (value / 100, String(value % 100 + 100).dropFirst())
    let same = MarkedGrid.Figure.hundredths(value, nil)
    let grouped = yuan < 1000 ? "\(yuan).\(rest)" : "\(yuan / 1000),\(String(yuan % 1000 + 1000).dropFirst()).\(rest)"
    let wide = String(String.UnicodeScalarView(plain.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    let forms: [(String, MarkedGrid.Figure)] = [
      (grouped, same), (wide, same), (" \(plain)　", same), ("+\(plain)", same), ("\(plain)0", same),
      ("(\(plain))", .hundredths(-value, nil)), ("-\(plain)", .hundredths(-value, nil)),
      ("¥\(plain)", same), ("\(plain)万元", .hundredths(value, .tenThousandYuan)),
      ("\(plain)元", .hundredths(value, .yuan)), ("—", .mark), ("-", .mark),
      ("1.2.3", .wrong), ("12,34", .wrong), ("见附件", .wrong), ("\(plain) 3.5", .wrong), ("\(plain)/2", .wrong),
      ("\(plain)\n8.25", .wrong), ("\(plain)%", .wrong), ("约\(plain)", .wrong), ("#REF!", .wrong),
      ("\(plain)美元", .wrong),
      ("\(plain)人", .wrong), ("2025-03-01", .wrong), ("1O.5", .wrong), ("合计\(plain)", .wrong),
    ]
    guard let (text, figure) = pick(forms) else { return nil }
    grid.rows[place.row][place.column].text = text
    grid.rows[place.row][place.column].meaning = .figure(figure)
    return "\(place.row + 1):\(place.column + 1) “\(plain)” to “\(text)”"
  }

  // MARK: Headers, titles, units

  private mutating func changeHeader() -> String? {
    guard let place = pick(grid.places(\.isLeaf)),
      let text = pick(["其他资金来源", "比上年增减", "备用列", "上级补助", "单位负责人"])
    else { return nil }
    let old = grid[place.row, place.column].text
    grid.rows[place.row][place.column].text = text
    grid.rows[place.row][place.column].meaning = .leaf(nil)
    return "\(place.row + 1):\(place.column + 1) “\(old)” to “\(text)”"
  }

  private mutating func dropHeaderRow() -> String? {
    guard let row = pick(grid.rows.indices.filter { grid.rows[$0].contains(where: \.isHeader) }) else { return nil }
    grid.rows.remove(at: row)
    return "\(row + 1)"
  }

  private mutating func mergeUnitIntoTitle() -> String? {
    guard let unit = pick(grid.places(\.isUnit)) else { return nil }
    let cell = grid[unit.row, unit.column]
    guard let title = grid.places({ $0.isTitle && $0.table == cell.table }).first, title.row != unit.row else {
      return nil
    }
    grid.rows[title.row][title.column].text += "　　" + cell.text
    // The unit of the table is told by a cell without text, where the title stands.
    while grid.rows[title.row].count <= title.column + 1 { grid.rows[title.row].append(.init()) }
    grid.rows[title.row][title.column + 1] = .init(meaning: cell.meaning, table: cell.table)
    grid.rows.remove(at: unit.row)
    return "\(title.row + 1)"
  }

  private mutating func changeUnit() -> String? {
    guard let place = pick(grid.places { $0.isUnit && !$0.text.isEmpty }) else { return nil }
    let units: [(String, AmountUnit?)] = [
      ("元", .yuan), ("千元", .thousandYuan), ("万元", .tenThousandYuan), ("美元", nil), ("万美元", nil),
      ("人民币万元", .tenThousandYuan),
    ]
    guard let (text, unit) = pick(units) else { return nil }
    let old = grid[place.row, place.column]
    guard let colon = old.text.lastIndex(of: "：") else { return nil }
    grid.rows[place.row][place.column].text = old.text[...colon] + text
    grid.rows[place.row][place.column].meaning = .unit(unit)
    return "\(place.row + 1) to \(text)"
  }

  private mutating func retitle() -> String? {
    guard let place = pick(grid.places(\.isTitle)) else { return nil }
    let cell = grid[place.row, place.column]
    let isKnown = Bool.random(using: &random)
    let table = isKnown ? Int.random(in: profile.tables.indices, using: &random) : nil
    let title = table.map { profile.tables[$0].title.printed(year: 2025) } ?? "2025年国有资产占用情况表"
    grid.rows[place.row][place.column].text = title
    grid.rows[place.row][place.column].meaning = .title(table)
    let next = grid.places { $0.isTitle && $0.table == cell.table }.first { $0.row > place.row }?.row ?? grid.rows.count
    for leaf in grid.places({ $0.isLeaf && $0.table == cell.table }) where (place.row..<next).contains(leaf.row) {
      guard case .leaf(let column?) = grid[leaf.row, leaf.column].meaning else { continue }
      grid.rows[leaf.row][leaf.column].meaning = .leaf(table.flatMap { same(column, in: $0) })
    }
    return "\(place.row + 1) to \(title)"
  }

  /// The column of the table at `table` with the labels of `column`, or with its own label alone where only one has it; nil
  /// where there is none.
  private func same(_ column: MarkedGrid.Column, in table: Int) -> MarkedGrid.Column? {
    if table == column.table { return column }
    let labels = Self.labels(profile.tables[column.table]).first { $0.place == column.place }?.labels
    let columns = Self.labels(profile.tables[table])
    let alike = columns.filter { $0.labels.last == labels?.last }
    let found = columns.first { $0.labels == labels } ?? (alike.count == 1 ? alike.first : nil)
    return found.map { .init(table: table, place: $0.place) }
  }

  private static func labels(_ layout: TableLayout) -> [(place: ColumnReference, labels: [String])] {
    func labels(_ node: HeaderNode, _ above: [String]) -> [(place: ColumnReference, labels: [String])] {
      let path = above + [node.label.printed(year: 2025)]
      guard node.children.isEmpty else { return node.children.flatMap { labels($0, path) } }
      return node.column.map { [($0, path)] } ?? []
    }
    return layout.header.flatMap { labels($0, []) }
  }

  // MARK: Tables

  private mutating func repeatTable() -> String? {
    guard let (table, rows) = table() else { return nil }
    grid.tables += 1
    let copy = rows.map { row in
      grid.rows[row].map { cell in
        guard cell.table == table else { return MarkedGrid.Cell() }
        var cell = cell
        cell.table = grid.tables
        return cell
      }
    }
    grid.rows += [[]] + copy
    return "\(table)"
  }

  private mutating func cutTable() -> String? {
    guard let (table, _) = table(), let row = pick(bodyRows(table)) else { return nil }
    let line: [[MarkedGrid.Cell]] =
      pick([[], [[.init(text: "第2页")]], [[.init(text: "（续表）")]], [[.init(text: "二、其他情况")]]]) ?? []
    grid.rows.insert(contentsOf: [[]] + line + [[]], at: row)
    return "before \(row + 1): \(line.first?.first?.text ?? "")"
  }

  private mutating func putBeside() -> String? {
    guard let (left, leftRows) = table(), let (right, rightRows) = table(), left != right,
      let width = leftRows.map({ grid.rows[$0].count }).max()
    else { return nil }
    let moved = rightRows.map { grid.rows[$0] }
    guard !leftRows.contains(where: rightRows.contains) else { return nil }
    for (index, cells) in moved.enumerated() {
      if index == leftRows.count { break }
      let row = leftRows[index]
      while grid.rows[row].count <= width { grid.rows[row].append(.init()) }
      grid.rows[row] += cells
    }
    // What is longer than the table on the left goes on below it.
    for row in rightRows.sorted(by: >) { grid.rows.remove(at: row) }
    let last = (grid.rows(of: left).last ?? 0) + 1
    let rest = moved.dropFirst(leftRows.count).map { Array(repeating: MarkedGrid.Cell(), count: width + 1) + $0 }
    grid.rows.insert(contentsOf: rest, at: min(last, grid.rows.count))
    return "\(right) beside \(left)"
  }

  private mutating func breakPage() -> String? {
    guard let (table, rows) = table(), let row = pick(bodyRows(table)) else { return nil }
    let hasTitle = Bool.random(using: &random)
    let head = rows.filter { row in
      grid.rows[row].contains { $0.table == table && ($0.isHeader || hasTitle && ($0.isTitle || $0.isUnit)) }
    }
    let blank: [[MarkedGrid.Cell]] = Bool.random(using: &random) ? [[]] : []
    grid.rows.insert(contentsOf: blank + head.map { grid.rows[$0] }, at: row)
    return "before \(row + 1)" + (hasTitle ? " with its title" : "")
  }
}
