import Budget

/// What a form keeps of a disclosure.
enum Kept {
  /// What the long form keeps, whose figures are in `unit`: no notes, and only rows, panels and tables with values.
  static func byLongForm(_ disclosure: Disclosure, in unit: AmountUnit) -> Disclosure {
    var kept = disclosure
    kept.amountUnit = unit
    kept.tables = disclosure.tables.compactMap { table in
      var table = table
      table.note = nil
      table.panels = table.panels.compactMap { panel in
        let rows = read(panel).rows.filter { !$0.amounts.isEmpty || !$0.values.isEmpty }
        return rows.isEmpty ? nil : Panel(id: panel.id, rows: rows)
      }
      return table.panels.isEmpty ? nil : table
    }
    return kept
  }

  /// What the printed form keeps: that a cell could not be read, it does not say.
  static func byPrintedForm(_ disclosure: Disclosure) -> Disclosure {
    var kept = disclosure
    for table in kept.tables.indices { kept.tables[table].panels = kept.tables[table].panels.map(read) }
    return kept
  }

  private static func read(_ panel: Panel) -> Panel {
    var kept = panel
    kept.isIncomplete = false
    for row in kept.rows.indices { kept.rows[row].unread = [] }
    return kept
  }
}
