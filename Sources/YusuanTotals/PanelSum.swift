internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// Adds up one panel of all units (逐栏汇总).
struct PanelSum {
  /// A row of the total, and the rows of units that are united in it.
  private struct Line {
    var row: BudgetRow
    /// Where it stands: the place among the profile's rows, its code, its place in the merged order.
    var place: Int
    var path: String
    var order: Int
    /// Whether rows of several units may be united in it.
    var isShared: Bool
    var carriesUnitName: Bool
    var members: [Member] = []
  }

  /// A row of a unit.
  private struct Member {
    var unit: Int
    var row: BudgetRow
    var source: (Int) -> Location?
  }

  /// A row that units call by other names.
  struct NameDifference: Hashable {
    var key: String
    var first: String
    var other: String
    var unit: Int
  }

  /// The rows of the total, and what was found on the way.
  struct Result {
    var rows: [BudgetRow] = []
    var parts: [UnitTotal.Part] = []
    /// How many totals are unread on account of each unit.
    var unread: [Int: Int] = [:]
    var names: [NameDifference] = []
    /// How many sums are out of range.
    var tooLarge = 0
    /// How many values are not added up.
    var leftOut = 0
    var isIncomplete = false
  }

  private let layout: PanelLayout
  private var lines: [Line] = []
  private var places: [String: Int] = [:]
  /// The units whose panel has rows that could not be read.
  private var incomplete: [Int] = []
  /// The units that lack the table, if that makes the totals unread.
  var missing: [Int] = []

  init(_ layout: PanelLayout) { self.layout = layout }

  var isEmpty: Bool { lines.isEmpty }

  // MARK: Uniting rows

  /// Adds the panel of `unit`, whose table is at `table`.
  mutating func add(_ unit: Document, table: Int, index: Int) {
    let tables = unit.disclosure.tables
    guard let number = tables[table].panels.firstIndex(where: { $0.id == layout.id }) else { return }
    let panel = tables[table].panels[number]
    if panel.isIncomplete { incomplete.append(index) }
    var seen: [String: Int] = [:]
    var last: Int?
    for (place, row) in panel.rows.enumerated() {
      var key = key(of: row) ?? "\(index)/\(place)"
      seen[key, default: 0] += 1
      if let count = seen[key], count > 1 { key += "#\(count)" }
      let member = Member(unit: index, row: row) { value in
        unit.sources.location(table: table, panel: number, row: place, value: value)
      }
      if let line = places[key] {
        lines[line].members.append(member)
        last = line
      } else {
        places[key] = lines.count
        append(row, isShared: self.key(of: row) != nil, after: last)
        lines[lines.count - 1].members.append(member)
        last = lines.count - 1
      }
    }
  }

  /// What rows of several units are united by: the id of a fixed row, a code, or a name of a classification that is
  /// printed without codes. Nil for a row that stays on its own.
  private func key(of row: BudgetRow) -> String? {
    if row.id != nil { return "id " + row.path }
    if let code = row.code { return "code \(code)" }
    switch row.kind {
    case .function, .revenue, .economic:
      let texts = row.values.filter { $0.kind == .text }.map { FoldedText($0.text).string }
      return "name " + ([FoldedText(row.item).string] + texts).joined(separator: "\u{1F}")
    case .total, .subtotal, .carryover, .carryoverItem, .item, .unit, .project, .other: return nil
    }
  }

  private mutating func append(_ row: BudgetRow, isShared: Bool, after last: Int?) {
    let fixed = row.id == nil ? nil : layout.rows.firstIndex { $0.path == row.path }
    var line = Line(
      row: row, place: layout.openRowsIndex, path: "", order: 0, isShared: isShared,
      carriesUnitName: fixed.map { layout.rows[$0].carriesUnitName } ?? false)
    line.row.amounts = []
    line.row.values = []
    line.row.unread = []
    if let fixed {
      line.place = fixed < layout.openRowsIndex ? fixed : fixed + 1
    } else if row.code != nil, isShared {
      line.path = row.path
    } else if row.kind == .other, let last {
      (line.place, line.path) = (lines[last].place, lines[last].path)
    }
    // Rows that are ordered neither by the profile nor by codes stand behind the row that they follow in their unit.
    if fixed == nil, line.path.isEmpty || row.kind == .other {
      line.order = last.map { lines[$0].place == line.place ? lines[$0].order + 1 : 1 } ?? 1
      for index in lines.indices where lines[index].place == line.place && lines[index].order >= line.order {
        lines[index].order += 1
      }
    }
    lines.append(line)
  }

  // MARK: Adding up

  /// The rows of the total; `name` is the label of the row with the unit's own name.
  func finish(name: String) -> Result {
    var result = Result()
    result.isIncomplete = !incomplete.isEmpty || !missing.isEmpty
    let order = lines.indices.sorted { a, b in
      let (one, other) = (lines[a], lines[b])
      return (one.place, one.path, one.order, a) < (other.place, other.path, other.order, b)
    }
    for index in order {
      var row = lines[index].row
      if lines[index].carriesUnitName { row.item = name }
      noteNames(lines[index], &result)
      addUp(lines[index], into: &row, at: result.rows.count, &result)
      result.rows.append(row)
    }
    var paths = RowPaths(layout)
    paths.repath(&result.rows)
    return result
  }

  private func noteNames(_ line: Line, _ result: inout Result) {
    guard line.row.code != nil, line.isShared else { return }
    let own = FoldedText(line.row.item)
    for member in line.members where FoldedText(member.row.item) != own && !member.row.item.isEmpty {
      let difference = NameDifference(
        key: line.row.code ?? "", first: line.row.item, other: member.row.item, unit: member.unit)
      if !result.names.contains(where: { $0.other == difference.other && $0.key == difference.key }) {
        result.names.append(difference)
      }
    }
  }

  private func addUp(_ line: Line, into row: inout BudgetRow, at place: Int, _ result: inout Result) {
    // A row that a unit lacks may be one that could not be read.
    let absent =
      line.isShared ? incomplete.filter { unit in !line.members.contains { $0.unit == unit } } : []
    for index in layout.columns.indices {
      guard let kind = layout.valueKind(ofColumn: index) else { continue }
      let column = layout.columns[index].id
      switch kind {
      case .amount: addAmounts(column, line, absent, into: &row, at: place, &result)
      case .count: addCounts(column, line, absent, into: &row, at: place, &result)
      case .percent, .date, .text: keepValue(column, line, into: &row, &result)
      }
    }
  }

  private func part(
    _ column: String, _ unit: Int, at place: Int, _ state: UnitTotal.Part.State, amount: Amount? = nil,
    count: String? = nil, _ location: Location? = nil
  ) -> UnitTotal.Part {
    UnitTotal.Part(
      table: 0, panel: 0, row: place, column: column, unit: unit, state: state, amount: amount, count: count,
      location: location)
  }

  private func addAmounts(
    _ column: String, _ line: Line, _ absent: [Int], into row: inout BudgetRow, at place: Int, _ result: inout Result
  ) {
    var sum: Amount?
    var (isUnread, isTooLarge) = (false, false)
    var parts: [UnitTotal.Part] = []
    for member in line.members {
      if member.row.unread.contains(column) {
        isUnread = true
        result.unread[member.unit, default: 0] += 1
        parts.append(part(column, member.unit, at: place, .unread))
      } else if let index = member.row.amounts.firstIndex(where: { $0.column == column }) {
        let amount = member.row.amounts[index].amount
        parts.append(part(column, member.unit, at: place, .printed, amount: amount, member.source(index)))
        if let next = Amount.sum(sum ?? .zero, amount) { sum = next } else { isTooLarge = true }
      }
    }
    if line.isShared, !parts.isEmpty || !missing.isEmpty || !absent.isEmpty {
      isUnread = addLacking(column, absent, at: place, &parts, &result) || isUnread
    }
    result.parts += parts
    if isTooLarge { result.tooLarge += 1 }
    if isUnread || isTooLarge {
      row.unread.append(column)
    } else if let sum {
      row.amounts.append(Fact(column: column, amount: sum))
    }
  }

  /// Adds the parts of units whose table is missing, or that may have the row among those that could not be read.
  /// Returns whether there are any.
  private func addLacking(
    _ column: String, _ absent: [Int], at place: Int, _ parts: inout [UnitTotal.Part], _ result: inout Result
  ) -> Bool {
    for unit in missing { parts.append(part(column, unit, at: place, .missing)) }
    for unit in absent { parts.append(part(column, unit, at: place, .unread)) }
    for unit in missing + absent { result.unread[unit, default: 0] += 1 }
    return !missing.isEmpty || !absent.isEmpty
  }

  private func addCounts(
    _ column: String, _ line: Line, _ absent: [Int], into row: inout BudgetRow, at place: Int, _ result: inout Result
  ) {
    var sum = DecimalSum()
    var isUnread = false
    var parts: [UnitTotal.Part] = []
    for member in line.members {
      if member.row.unread.contains(column) {
        isUnread = true
        result.unread[member.unit, default: 0] += 1
        parts.append(part(column, member.unit, at: place, .unread))
      } else if let index = member.row.values.firstIndex(where: { $0.column == column }) {
        let text = member.row.values[index].text
        sum.add(text)
        parts.append(
          part(
            column, member.unit, at: place, .printed, count: text, member.source(member.row.amounts.count + index)))
      }
    }
    if line.isShared, !parts.isEmpty || !missing.isEmpty || !absent.isEmpty {
      isUnread = addLacking(column, absent, at: place, &parts, &result) || isUnread
    }
    result.parts += parts
    if sum.isBroken { result.tooLarge += 1 }
    if isUnread || sum.isBroken {
      row.unread.append(column)
    } else if !parts.isEmpty {
      row.values.append(ColumnValue(column: column, kind: .count, text: sum.text))
    }
  }

  /// Keeps a text, percentage or date of a row that is one unit's alone, and a text that is a part of the row's name.
  private func keepValue(_ column: String, _ line: Line, into row: inout BudgetRow, _ result: inout Result) {
    let values = line.members.compactMap { member in member.row.values.first { $0.column == column } }
    guard let first = values.first else {
      if !line.isShared, line.members.contains(where: { $0.row.unread.contains(column) }) { row.unread.append(column) }
      return
    }
    let isPartOfName = line.isShared && line.row.id == nil && line.row.code == nil && first.kind == .text
    if !line.isShared || isPartOfName { row.values.append(first) } else { result.leftOut += values.count }
  }
}
