import YusuanBlocks

/// Writes down what a block reader finds, a line an event. Blocks below a title of ``Words/titles``, and those without any
/// line of a title's shape, are known: what their columns hold is told by the labels.
final class Probe: BlockSink {
  private final class Log { var lines: [String] = [] }

  /// What the sink knows of tables beside their labels.
  struct Knowledge {
    /// A unit right below a block is its.
    var claimsUnit = false
    /// Blocks are lists of names.
    var isList = false
    /// The labels of rows that are known.
    var rows: Set<String> = []
    /// Heads that are known as a whole, by the labels of the first header row.
    var heads: Set<String> = []
  }

  private let knowledge: Knowledge
  private let log: Log
  private let prefix: String
  private var header: [String] = []
  private var count = 0

  private init(_ knowledge: Knowledge, _ log: Log, prefix: String) {
    (self.knowledge, self.log, self.prefix) = (knowledge, log, prefix)
  }

  /// The events of a drawing.
  static func read(_ text: String, _ knowledge: Knowledge = Knowledge()) -> String {
    read(Drawing(text).rows, knowledge).joined(separator: "\n")
  }

  static func read(_ rows: [BlockRow], _ knowledge: Knowledge = Knowledge()) -> [String] {
    let log = Log()
    let reader = BlockReader(Probe(knowledge, log, prefix: ""))
    for row in rows { reader.receive(row) }
    reader.finish()
    return log.lines
  }

  /// A probe whose events nobody asks for.
  static var silent: Probe { Probe(Knowledge(), Log(), prefix: "") }

  private func write(_ event: String, _ row: BlockRow) { log.lines.append("\(prefix)\(event) \(Drawing.text(row))") }

  func isHeader(_ row: BlockRow) -> Bool {
    let labels = Drawing.text(row).split(separator: " ").map(String.init)
    return labels.allSatisfy { $0 == "单位名称" || Words.role($0) != .unknown }
  }

  func isLabel(_ cell: BlockCell, _ row: BlockRow) -> Bool {
    Words.role(String(decoding: row.bytes[cell.range], as: UTF8.self)) != .unknown
  }

  func isHeaderAgain(_ row: BlockRow) -> Bool { header.contains(Drawing.text(row)) }

  func repeatsLabel(_ row: BlockRow) -> Bool {
    header.contains { labels in
      let labels = labels.split(separator: " ")
      return Drawing.text(row).split(separator: " ").enumerated().contains { index, label in
        label != "·" && index < labels.count && labels[index] == label
      }
    }
  }

  func claims(_ row: BlockRow) -> Bool {
    row.cells.contains { knowledge.rows.contains(String(decoding: row.bytes[$0.range], as: UTF8.self)) }
  }

  func claimsBelow(_ row: BlockRow) -> Bool { knowledge.claimsUnit }

  func isKnown(_ head: BlockHead) -> Bool {
    head.rows.first.map { knowledge.heads.contains(Drawing.text($0)) } ?? false
  }

  func begin(_ head: BlockHead) -> BlockShape {
    for row in head.lines { write("above", row) }
    let named = head.lines.last { row in
      switch row.rowClass(isHeader: isHeader) {
      case .title, .titleLike: true
      default: false
      }
    }
    let isKnown = named?.cells.contains { $0.marks.contains(.title) } ?? true
    let rows = isKnown ? head.rows.prefix { $0.isColumnNumbers || isHeaderRow($0) } : head.rows[...]
    for row in rows { write("header", row) }
    if rows.isEmpty { log.lines.append("\(prefix)no header") }
    header = rows.map(Drawing.text)
    var roles: [ColumnRole] = []
    if isKnown {
      for row in rows where !row.isColumnNumbers {
        for cell in row.cells {
          while roles.count <= cell.column { roles.append(.unknown) }
          roles[cell.column] = Words.role(String(decoding: row.bytes[cell.range], as: UTF8.self))
        }
      }
    }
    return BlockShape(headerRows: rows.count, roles: roles, isList: knowledge.isList && isKnown)
  }

  private func isHeaderRow(_ row: BlockRow) -> Bool {
    row.cells.contains { Words.role(String(decoding: row.bytes[$0.range], as: UTF8.self)) != .unknown }
  }

  func body(_ row: BlockRow, _ belonging: Belonging) {
    switch belonging {
    case .certain: write("row", row)
    case .likely: write("row?", row)
    case .doubtful: write("row??", row)
    }
  }

  func again(_ row: BlockRow, _ rowClass: RowClass) { write("again", row) }
  func below(_ row: BlockRow, _ rowClass: RowClass) { write("\(rowClass)", row) }
  func hear(_ row: BlockRow) { write("hears", row) }
  func line(_ row: BlockRow, _ rowClass: RowClass) { write("outside \(rowClass):", row) }

  func end() {
    header = []
    log.lines.append("\(prefix)end")
  }

  func beside() -> any BlockSink {
    count += 1
    return Probe(knowledge, log, prefix: "\(prefix)│\(count) ")
  }
}
