internal import YusuanModel
public import YusuanProfiles

/// The part of long-form lines that depends on their column: its id, its printed label and its kind of value, as CSV
/// that ends with a comma. It is made once for each table of a profile and year.
final class LongLabels {
  let profile: String
  let year: Int?
  private let layouts: [TableLayout]
  private var tables: [[PanelLabels]?]

  /// The labels of one panel.
  struct PanelLabels {
    let id: String
    /// The ids of the columns with values.
    let columns: [String]
    /// The part of the lines of each column.
    let texts: [[UInt8]]

    /// The index of the column `id`, or nil if there is none. It usually is `place` or soon after it.
    @inline(__always) func column(_ id: String, from place: Int) -> Int? {
      var index = place
      while index < columns.count {
        if columns[index] == id { return index }
        index &+= 1
      }
      return columns[..<min(place, columns.count)].firstIndex(of: id)
    }
  }

  /// The labels of `profile` for the fiscal year `year`.
  init(_ profile: Profile, year: Int?) {
    self.profile = profile.id
    self.year = year
    layouts = profile.tables
    tables = Array(repeating: nil, count: layouts.count)
  }

  /// The labels of the panel `panel` of the table `table`. None if the profile has no such panel.
  func panel(_ panel: String, of table: String) -> PanelLabels {
    guard let index = layouts.firstIndex(where: { $0.id == table }) else {
      return PanelLabels(id: panel, columns: [], texts: [])
    }
    let panels = tables[index] ?? Self.labels(layouts[index], year)
    tables[index] = panels
    return panels.first { $0.id == panel } ?? PanelLabels(id: panel, columns: [], texts: [])
  }

  /// The part of the lines of a column.
  static func text(_ id: String, _ label: String, _ kind: ValueKind) -> [UInt8] {
    var bytes: [UInt8] = []
    for text in [id, label, kind.rawValue] {
      CSVField.append(text, to: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
    return bytes
  }

  private static func labels(_ table: TableLayout, _ year: Int?) -> [PanelLabels] {
    table.panels.indices.map { index in
      let panel = table.panels[index]
      let labels = PrintedColumnLabels(of: index, in: table, year: year)
      let places = panel.columns.indices.filter { panel.valueKind(ofColumn: $0) != nil }
      return PanelLabels(
        id: panel.id, columns: places.map { panel.columns[$0].id },
        texts: places.map { text(panel.columns[$0].id, labels[$0], panel.valueKind(ofColumn: $0) ?? .text) })
    }
  }
}

/// The printed labels of the columns of a panel: the last label of the header above each. If several columns have the
/// same, all labels from the top of the header are joined.
public struct PrintedColumnLabels {
  private var labels: [Int: String] = [:]

  /// The labels of the panel at `panel` of `table` for the fiscal year `year`.
  public init(of panel: Int, in table: TableLayout, year: Int?) {
    var paths: [Int: [String]] = [:]
    for node in table.header { Self.collect(node, [], panel, year, into: &paths) }
    let counts = Dictionary(paths.values.map { ($0.last ?? "", 1) }, uniquingKeysWith: +)
    for (column, path) in paths {
      let last = path.last ?? ""
      labels[column] = counts[last, default: 0] > 1 ? path.joined(separator: " › ") : last
    }
  }

  /// The label of the column at `column`. Empty if the header has none.
  public subscript(_ column: Int) -> String { labels[column] ?? "" }

  private static func collect(
    _ node: HeaderNode, _ above: [String], _ panel: Int, _ year: Int?, into paths: inout [Int: [String]]
  ) {
    let path = above + [node.label.printed(year: year)]
    if let column = node.column, column.panel == panel { paths[column.column] = path }
    for child in node.children { collect(child, path, panel, year, into: &paths) }
  }
}
