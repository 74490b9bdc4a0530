internal import YusuanBlocks
internal import YusuanModel
internal import YusuanProfiles

/// The cells of one row of a body, by panels and by what their columns hold (一行的各列); each cell is its place in
/// ``BlockRow/cells``. One is filled again and again.
struct RowParts {
  /// The cells of one panel.
  struct Panel {
    var code: Int?
    /// The last cell with a label; where labels stand in several columns, the others are among ``RowParts/values``.
    var item: Int?
    /// Its places in ``RowParts/amounts``.
    var amounts = 0..<0
    /// The code is split over columns, and some of ``RowParts/codeParts`` are of this panel.
    var hasCodeParts = false
    /// Some of ``RowParts/values`` are of this panel.
    var hasValues = false

    var isEmpty: Bool { code == nil && !hasCodeParts && item == nil && !hasValues && amounts.isEmpty }
  }

  /// A cell with an amount, and the place of its column in the panel.
  struct Amount {
    var panel: Int
    var column: Int
    var cell: Int
    /// What the cell says, once it was read.
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
  /// By panels, and in the profile's order of columns.
  var amounts: [Amount] = []
  /// In the profile's order of columns within a panel.
  private(set) var values: [Value] = []
  private(set) var codeParts: [(panel: Int, part: Int, cell: Int)] = []
  /// Some cells stand in columns that are not converted or have no label.
  private(set) var hasStrays = false
  /// The money unit of the amounts, where a cell does not say another.
  var amountUnit = AmountUnit.tenThousandYuan
  /// The place of the column of each panel's ``Panel/item``.
  private var itemColumns: [Int] = []

  /// Parts `cells` by the `targets` of their columns.
  mutating func take(_ cells: [BlockCell], _ targets: [ColumnTarget?], panels count: Int) {
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

  /// The label is that of the last column with one; those before it are values.
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

  /// Puts the amounts in the profile's order, in which they mostly stand, and tells the panels which are theirs.
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
