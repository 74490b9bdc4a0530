import YusuanModel

extension Disclosure {
  /// A department's disclosure: the figures of its units, added up row by row.
  static func department(_ name: String, of units: [Disclosure]) -> Disclosure {
    var sum = units[0]
    sum.unitName = name
    for index in sum.tables.indices {
      for panel in sum.tables[index].panels.indices {
        let rows = units.map { unit in unit.tables[index].panels[panel].rows.map { $0.named(name, for: unit) } }
        sum.tables[index].panels[panel].rows = Self.added(rows, byCode: rows.joined().contains { $0.code != nil })
      }
    }
    return sum
  }

  private static func added(_ lists: [[BudgetRow]], byCode: Bool) -> [BudgetRow] {
    var rows: [BudgetRow] = []
    for list in lists {
      var seen: [String: Int] = [:]
      for row in list {
        let key = row.key
        seen[key, default: 0] += 1
        let same = rows.indices.filter { rows[$0].key == key }.dropFirst(seen[key, default: 1] - 1).first
        if let same { rows[same].add(row.amounts) } else { rows.append(row) }
      }
    }
    return byCode ? rows.sorted { ($0.code ?? "") < ($1.code ?? "") } : rows
  }
}

extension BudgetRow {
  /// What the row is, beside its place among rows like it.
  fileprivate var key: String { "\(kind.rawValue) \(code ?? item)" }

  /// The unit's own row under the department's name.
  fileprivate func named(_ name: String, for unit: Disclosure) -> BudgetRow {
    var row = self
    if row.kind == .subtotal, row.item == unit.unitName { row.item = name }
    return row
  }

  fileprivate mutating func add(_ facts: [Fact]) {
    for fact in facts {
      if let index = amounts.firstIndex(where: { $0.column == fact.column }) {
        amounts[index].amount.fen += fact.amount.fen
      } else {
        amounts.append(fact)
      }
    }
  }
}
