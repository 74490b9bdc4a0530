internal import YusuanBlocks
internal import YusuanModel
internal import YusuanProfiles

/// The cells of one body row, by panel and by what their columns hold (一行的各列). Each cell is given as its index in
/// ``BlockRow/cells``. One value is reused for all rows.
struct RowParts {
  /// The cells of one panel.
  struct Panel {
    var code: Int?
    /// The last cell with a label. If several columns hold labels, the others are in ``RowParts/values``.
    var item: Int?
    /// Its range in ``RowParts/amounts``.
    var amounts = 0..<0
    /// Whether some of ``RowParts/codeParts`` belong to this panel.
    var hasCodeParts = false
    /// Whether some of ``RowParts/values`` belong to this panel.
    var hasValues = false

    var isEmpty: Bool { code == nil && !hasCodeParts && item == nil && !hasValues && amounts.isEmpty }
  }

  /// A cell with an amount, and the index of its column in the panel.
  struct Amount {
    var panel: Int
    var column: Int
    var cell: Int
    /// What the cell says, once it is read.
    var reading: AmountCell?
  }

  /// A cell with a text, a count, a percentage or a date, or with a part of the label.
  struct Value {
    var panel: Int
    var column: Int
    var cell: Int
    var kind: ColumnKind
  }

  /// By the panels of the table.
  private(set) var panels: [Panel] = []
  /// By panel, then in the profile's order of columns.
  var amounts: [Amount] = []
  /// By panel, then in the profile's order of columns.
  private(set) var values: [Value] = []
  private(set) var codeParts: [(panel: Int, part: Int, cell: Int)] = []
  /// Whether some cells stand in columns that are not converted or have no label.
  private(set) var hasStrays = false
  /// The money unit of the amounts, unless a cell states another.
  var amountUnit = AmountUnit.tenThousandYuan
  /// The column index of each panel's ``Panel/item``.
  private var itemColumns: [Int] = []

  /// Assigns `cells` to panels by the `targets` of their columns.
  mutating func assign(_ cells: [BlockCell], by targets: [ColumnTarget?], panels count: Int) {
    panels.removeAll(keepingCapacity: true)
    itemColumns.removeAll(keepingCapacity: true)
    for _ in 0..<count {
      panels.append(Panel())
      itemColumns.append(0)
    }
    amounts.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    codeParts.removeAll(keepingCapacity: true)
    hasStrays = false
    for index in cells.indices {
      let column = cells[index].column
      switch column < targets.count ? targets[column] : nil {
      case .codePart(let panel, let part):
        panels[panel].hasCodeParts = true
        codeParts.append((panel, part, index))
      case .field(let field, .code): panels[field.panel].code = index
      case .field(let field, .item): readItem(index, field)
      case .field(let field, .amount):
        amounts.append(Amount(panel: field.panel, column: field.column, cell: index))
      case .field(_, .codePart): break
      case .field(let field, let kind): readValue(index, field, kind)
      case .unknown, nil: hasStrays = true
      }
    }
    groupAmounts()
    if values.count > 1 { values.sort { ($0.panel, $0.column) < ($1.panel, $1.column) } }
  }

  /// The label of the last column is the row's label; those before it are values.
  private mutating func readItem(_ index: Int, _ field: ColumnReference) {
    guard let before = panels[field.panel].item else {
      panels[field.panel].item = index
      itemColumns[field.panel] = field.column
      return
    }
    let isLater = field.column > itemColumns[field.panel]
    let other = ColumnReference(panel: field.panel, column: isLater ? itemColumns[field.panel] : field.column)
    readValue(isLater ? before : index, other, .item)
    if isLater {
      panels[field.panel].item = index
      itemColumns[field.panel] = field.column
    }
  }

  private mutating func readValue(_ index: Int, _ field: ColumnReference, _ kind: ColumnKind) {
    panels[field.panel].hasValues = true
    values.append(Value(panel: field.panel, column: field.column, cell: index, kind: kind))
  }

  /// Sorts the amounts in the profile's order, if they are not in it already, and gives each panel its range.
  private mutating func groupAmounts() {
    for index in amounts.indices.dropFirst() where !Self.isInOrder(amounts[index - 1], amounts[index]) {
      amounts.sort(by: Self.isInOrder)
      break
    }
    var next = 0
    for panel in panels.indices {
      let first = next
      while next < amounts.count, amounts[next].panel == panel { next += 1 }
      panels[panel].amounts = first..<next
    }
  }

  private static func isInOrder(_ a: Amount, _ b: Amount) -> Bool { (a.panel, a.column) < (b.panel, b.column) }
}
