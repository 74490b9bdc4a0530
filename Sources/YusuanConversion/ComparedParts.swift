internal import YusuanModel
internal import YusuanProfiles

/// Matches the tables of two profiles: by id, otherwise by title, otherwise by number and columns.
struct TablePairing {
  private(set) var common: [(TableLayout, TableLayout)] = []
  private(set) var removed: [TableLayout] = []
  private(set) var added: [TableLayout] = []

  init(_ a: [TableLayout], _ b: [TableLayout]) {
    removed = a.filter { table in !b.contains { $0.id == table.id } }
    added = b.filter { table in !a.contains { $0.id == table.id } }
    for new in b {
      if let old = a.first(where: { $0.id == new.id }) {
        common.append((old, new))
      } else if let index = removed.firstIndex(where: { Self.isRenamed($0, new) }) {
        common.append((removed.remove(at: index), new))
        added.removeAll { $0.id == new.id }
      }
    }
  }

  private static func isRenamed(_ a: TableLayout, _ b: TableLayout) -> Bool {
    if FoldedText(a.title.text) == FoldedText(b.title.text) { return true }
    return a.number == b.number && a.panels.map { $0.columns.map(\.id) } == b.panels.map { $0.columns.map(\.id) }
  }
}

/// A column, with all labels above it as one text.
struct HeaderText {
  var id: String
  var kind: String
  var path: String
  var spellings: String?

  /// The columns of the panel at `panel`, from left to right.
  static func all(of table: TableLayout, panel: Int) -> [HeaderText] {
    var texts: [(place: Int, text: HeaderText)] = []
    func add(_ nodes: [HeaderNode], _ labels: [String], _ spellings: [String]) {
      for node in nodes {
        let (labels, spellings) = (labels + [node.label.text], spellings + node.spellings.map(\.text))
        if let column = node.column, column.panel == panel {
          let layout = table.panels[panel].columns[column.column]
          let text = HeaderText(
            id: layout.id, kind: layout.kind.rawValue, path: labels.joined(separator: "·"),
            spellings: spellings.isEmpty ? nil : spellings.joined(separator: ", "))
          texts.append((column.column, text))
        }
        add(node.children, labels, spellings)
      }
    }
    add(table.header, [], [])
    return texts.sorted { $0.place < $1.place }.map(\.text)
  }
}

extension RowLayout {
  /// The printed text: the label, `{U}` for the unit's name, or nil for a row without a label.
  var text: String? { label?.text ?? (carriesUnitName ? "{U}" : nil) }
}

extension PanelLayout {
  /// The open rows and the number of fixed rows before them, as one text. Nil if there are none.
  var openText: String? {
    switch openRows {
    case .codes(let kind, let lengths)?:
      "codes \(kind.rawValue) \(lengths.map(String.init).joined(separator: " ")), @\(openRowsIndex)"
    case .list(let kind, let level)?: "list \(kind.rawValue)\(level.map { " \($0)" } ?? ""), @\(openRowsIndex)"
    case nil: nil
    }
  }
}

extension ProfileWords {
  /// The kinds of words, by the names of their elements, with their texts.
  static let texts: [(kind: String, texts: @Sendable (ProfileWords) -> [String])] = [
    ("unitName", { $0.unitName.map { text($0.word, $0.level) } }),
    ("cover", { $0.covers.map { text($0.word, $0.level) } }),
    ("amountUnitLabel", { $0.amountUnit.map(\.text) }),
    ("amountUnit", { $0.amountUnits.map { "\($0.word.text) (\($0.unit.rawValue))" } }),
    ("printLabel", { $0.printLabels.map(\.text) }), ("continuation", { $0.continuations.map(\.text) }),
    ("watermark", { $0.watermarks.map(\.text) }), ("pageTotal", { $0.pageTotals.map(\.text) }),
    ("note", { $0.notes.map(\.text) }), ("emptyNote", { $0.emptyNotes.map(\.text) }),
    ("signature", { $0.signatures.map(\.text) }), ("codePart", { $0.codeParts.map(\.text) }),
    ("ofWhich", { $0.ofWhich.map(\.text) }), ("otherTable", { $0.otherTables.map(\.text) }),
  ]

  private static func text(_ word: Label, _ level: UnitLevel?) -> String {
    level.map { "\(word.text) (\($0.rawValue))" } ?? word.text
  }
}
