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
  /// A figure that is a number in the table's unit.
  var isNumber: Bool { if case .figure(.hundredths) = meaning { true } else { false } }
  var isTitle: Bool { if case .title = meaning { true } else { false } }
  var isUnit: Bool { if case .unit = meaning { true } else { false } }
  var isLeaf: Bool { if case .leaf = meaning { true } else { false } }
  var isHeader: Bool { if case .header = meaning { true } else { isLeaf } }
  var isBody: Bool {
    switch meaning {
    case .label, .figure, .text: true
    default: false
    }
  }
}

// MARK: Files

extension MarkedGrid {
  /// A form that a grid is written in.
  enum Form: String, CaseIterable {
    case csv, html, xml2003
  }

  /// The grid as a file.
  func text(_ form: Form) -> String {
    switch form {
    case .csv: csv
    case .html: "<html><table>\n" + lines("<tr>", "<td>", "</td>", "</tr>") + "</table></html>\n"
    case .xml2003:
      """
      <?xml version="1.0"?>
      <Workbook xmlns="\(Self.office)" xmlns:ss="\(Self.office)"><Worksheet ss:Name="Sheet1"><Table>

      """ + lines("<Row>", "<Cell><Data ss:Type=\"String\">", "</Data></Cell>", "</Row>")
        + "</Table></Worksheet></Workbook>\n"
    }
  }

  private static let office = "urn:schemas-microsoft-com:office:spreadsheet"

  /// The grid as CSV (RFC 4180).
  var csv: String {
    let width = rows.map(\.count).max() ?? 0
    return rows.map { row in
      let fields = row.map { cell in
        cell.text.contains { ",\"\n".contains($0) } ? "\"" + cell.text.replacing("\"", with: "\"\"") + "\"" : cell.text
      }
      return (fields + Array(repeating: "", count: width - row.count)).joined(separator: ",") + "\n"
    }.joined()
  }

  private func lines(_ row: String, _ cell: String, _ cellEnd: String, _ rowEnd: String) -> String {
    rows.map { cells in
      row + cells.map { cell + $0.text.replacing("&", with: "&amp;").replacing("<", with: "&lt;") + cellEnd }.joined()
        + rowEnd + "\n"
    }.joined()
  }
}
