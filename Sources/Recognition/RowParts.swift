internal import Budget

/// The cells of one row of a body, by sides and by what their columns hold (一行的各列); each cell is its place in
/// ``SeenRow/cells``. One is filled again and again.
struct RowParts {
  /// The cells of one side.
  struct Side {
    var code: Int?
    var item: Int?
    var governmentItem: Int?
    /// Its places in ``RowParts/amounts``.
    var amounts = 0..<0
    /// The code is split over columns, and some of ``RowParts/codeParts`` are of this side.
    var hasCodeParts = false

    var isEmpty: Bool { code == nil && !hasCodeParts && item == nil && governmentItem == nil && amounts.isEmpty }
  }

  /// A cell with an amount, and the place of its column in the layout.
  struct Amount {
    var side: Int
    var column: Int
    var cell: Int
    /// What the cell says, once it was read.
    var reading: AmountCell?
  }

  /// By the sections of the table.
  private(set) var sides: [Side] = []
  /// By sides, and in the layout's order of columns.
  var amounts: [Amount] = []
  private(set) var codeParts: [(side: Int, part: Int, cell: Int)] = []
  /// Some cells stand in columns that are not converted or have no label.
  private(set) var hasStrays = false
  /// The money unit of the amounts, where a cell does not say another.
  var amountUnit = AmountUnit.tenThousandYuan

  /// Parts `cells` by the `targets` of their columns.
  mutating func take(_ cells: [SeenCell], _ targets: [ColumnTarget?], sections: Int) {
    sides.removeAll(keepingCapacity: true)
    for _ in 0..<sections { sides.append(Side()) }
    amounts.removeAll(keepingCapacity: true)
    codeParts.removeAll(keepingCapacity: true)
    hasStrays = false
    for index in cells.indices {
      let column = cells[index].column
      switch column < targets.count ? targets[column] : nil {
      case .codePart(let section, let part):
        sides[section].hasCodeParts = true
        codeParts.append((section, part, index))
      case .field(let field, .code): sides[field.section].code = index
      case .field(let field, .item): sides[field.section].item = index
      case .field(let field, .governmentItem): sides[field.section].governmentItem = index
      case .field(let field, .amount):
        amounts.append(Amount(side: field.section, column: field.column, cell: index))
      case .unknown, nil: hasStrays = true
      }
    }
    groupAmounts()
  }

  /// Puts the amounts in the layout's order, in which they mostly stand, and tells the sides which are theirs.
  private mutating func groupAmounts() {
    for index in amounts.indices.dropFirst() where !Self.isInOrder(amounts[index - 1], amounts[index]) {
      amounts.sort(by: Self.isInOrder)
      break
    }
    var next = 0
    for side in sides.indices {
      let first = next
      while next < amounts.count, amounts[next].side == side { next += 1 }
      sides[side].amounts = first..<next
    }
  }

  private static func isInOrder(_ a: Amount, _ b: Amount) -> Bool { (a.side, a.column) < (b.side, b.column) }
}
