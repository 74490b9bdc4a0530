import YusuanModel
import YusuanProfiles

/// A sheet as cells that know what they mean, whatever is done to the sheet around them.
///
/// A cell keeps its meaning where rows and columns move: which column a figure lies in, and which labels stand beside
/// it, is told by the cells above and beside it (``Silence``), as a reader of the sheet would.
struct MarkedGrid {
  /// What a cell means.
  enum Meaning {
    case nothing
    /// The title of the table at this place of the profile; nil of a table that the profile does not have.
    case title(Int?)
    /// The money unit; nil of one that is not read, such as 美元.
    case unit(AmountUnit?)
    /// A label of the header above others.
    case header
    /// A label of the header that is a column's own; nil of a column that the profile does not have.
    case leaf(Column?)
    /// A code or a label of a row.
    case label
    case figure(Figure)
    /// A text in a column of texts.
    case text
    /// A count, a percentage or a date, as the model has it; nil of what is none and has to be reported.
    case quantity(String?)
  }

  /// A column of a table.
  struct Column: Equatable {
    /// The table's place in the profile.
    var table: Int
    /// The panel's and the column's place in the table.
    var place: ColumnReference
  }

  /// What a cell of an amount column says.
  enum Figure: Equatable {
    /// A number of hundredths of the unit: of its own, or of the table's.
    case hundredths(Int64, AmountUnit?)
    /// A mark for no amount.
    case mark
    /// No amount: it has to be reported.
    case wrong
  }

  struct Cell {
    var text = ""
    var meaning = Meaning.nothing
    /// Which printed table it belongs to; 0 of none.
    var table = 0
    /// How a workbook keeps it; nil of a text.
    var stored: StoredValue?
  }

  var rows: [[Cell]] = []
  /// How many printed tables there are.
  var tables = 0

  /// The cell in `row` and `column`, from 0; blank where the row ends before it.
  subscript(row: Int, column: Int) -> Cell {
    rows.indices.contains(row) && rows[row].indices.contains(column) ? rows[row][column] : Cell()
  }

  /// The rows that hold cells of the printed table `table`.
  func rows(of table: Int) -> [Int] { rows.indices.filter { rows[$0].contains { $0.table == table } } }

  /// The places of the cells that `isWanted`.
  func places(_ isWanted: (Cell) -> Bool) -> [(row: Int, column: Int)] {
    rows.indices.flatMap { row in
      rows[row].indices.filter { isWanted(rows[row][$0]) }.map { (row, $0) }
    }
  }
}

extension MarkedGrid.Cell {
  var isFigure: Bool { if case .figure = meaning { true } else { false } }
  var isQuantity: Bool { if case .quantity = meaning { true } else { false } }
  /// A figure that is a number in the table's unit.
  var isNumber: Bool { if case .figure(.hundredths) = meaning { true } else { false } }
  var isTitle: Bool { if case .title = meaning { true } else { false } }
  var isUnit: Bool { if case .unit = meaning { true } else { false } }
  var isLeaf: Bool { if case .leaf = meaning { true } else { false } }
  var isHeader: Bool { if case .header = meaning { true } else { isLeaf } }
  var isBody: Bool {
    switch meaning {
    case .label, .figure, .text, .quantity: true
    default: false
    }
  }
}

extension MarkedGrid {
  /// The grid as CSV, for people.
  var csv: String { rows.map { $0.map(\.text).joined(separator: ",") + "\n" }.joined() }
}
