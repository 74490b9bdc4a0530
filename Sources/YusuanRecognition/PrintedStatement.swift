internal import YusuanBlocks
package import YusuanFindings
internal import YusuanModel

/// A cell around the tables that says whose they are, in what unit, or what is noted below one (表周围的说明): what somebody
/// who fills tables in has to fill in as well.
package struct PrintedStatement: Sendable, Hashable {
  /// What the cell states.
  package enum Kind: Sendable, Hashable {
    /// The unit's name (单位名称).
    case unitName
    /// The money unit (金额单位).
    case amountUnit
    /// The year and the kind of budget, on a cover (封面).
    case cover
    /// A note below a table (注).
    case note
  }

  /// What it states.
  package var kind: Kind
  /// Where its cell stands.
  package var location: Location
  /// The stated value as it is printed; nil where the label stands alone, and for covers and notes.
  package var value: String?
  /// Whether the cell has the label as well, in front of the value.
  package var hasLabel: Bool
}

extension TableRecogniser {
  /// Hands on a statement of the whole `cell`, if that is asked for.
  func list(_ kind: PrintedStatement.Kind, _ cell: BlockCell, _ row: BlockRow) {
    guard options.listsStatements else { return }
    let location = place.location(row, column: cell.column)
    output.receive(PrintedStatement(kind: kind, location: location, value: nil, hasLabel: true))
  }

  /// Hands on what the cells of `row` state. A label that stands alone takes the next cell for its value.
  func listStatements(_ row: BlockRow) {
    var awaited: (meta: Meta, cell: BlockCell)?
    for cell in row.cells {
      let text = text(cell, row)
      if let label = awaited {
        awaited = nil
        if text.meta.isEmpty {
          list(label.meta, cell, row, value: text.text, hasLabel: false)
          continue
        }
        list(label.meta, label.cell, row, value: nil, hasLabel: true)
      }
      for (index, meta) in text.meta.enumerated() {
        if meta.isLabel, index + 1 == text.meta.count {
          awaited = (meta, cell)
        } else {
          list(meta, cell, row, value: meta.value, hasLabel: true)
        }
      }
    }
    if let label = awaited { list(label.meta, label.cell, row, value: nil, hasLabel: true) }
  }

  private func list(_ meta: Meta, _ cell: BlockCell, _ row: BlockRow, value: String?, hasLabel: Bool) {
    guard let kind = meta.statement else { return }
    let location = place.location(row, column: cell.column)
    output.receive(PrintedStatement(kind: kind, location: location, value: value, hasLabel: hasLabel))
  }
}

extension Meta {
  /// What it states, or nil where it only repeats another statement.
  fileprivate var statement: PrintedStatement.Kind? {
    switch self {
    case .unitName: .unitName
    case .amountUnit, .unknownAmountUnit, .amountUnitLabel: .amountUnit
    case .standingAmountUnit: nil
    }
  }

  /// The value as printed, or nil for a label alone.
  fileprivate var value: String? {
    switch self {
    case .unitName(let name, _): name?.text
    case .amountUnit(let unit), .standingAmountUnit(let unit): unit.rawValue
    case .unknownAmountUnit(let word): word
    case .amountUnitLabel: nil
    }
  }
}
