import YusuanFormats
import YusuanConversion
import YusuanModel

/// What a form keeps of a disclosure.
enum Kept {
  /// What `form` keeps, whose figures are in `unit`.
  static func by(_ form: OutputForm, _ disclosure: Disclosure, in unit: AmountUnit) -> Disclosure {
    switch form {
    case .csv, .html, .xlsx: byPrintedForm(disclosure)
    case .long: byLongForm(disclosure, in: unit)
    default: disclosure
    }
  }

  /// Neither notes, nor rows, panels and tables without values.
  private static func byLongForm(_ disclosure: Disclosure, in unit: AmountUnit) -> Disclosure {
    var kept = byPrintedForm(disclosure)
    kept.amountUnit = unit
    kept.tables = kept.tables.compactMap { table in
      var table = table
      table.note = nil
      table.panels = table.panels.compactMap { panel in
        let rows = panel.rows.filter { !$0.amounts.isEmpty || !$0.values.isEmpty }
        return rows.isEmpty ? nil : Panel(id: panel.id, rows: rows)
      }
      return table.panels.isEmpty ? nil : table
    }
    return kept
  }

  /// Not that a cell could not be read.
  private static func byPrintedForm(_ disclosure: Disclosure) -> Disclosure {
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
