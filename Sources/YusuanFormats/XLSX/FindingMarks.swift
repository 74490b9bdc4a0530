internal import YusuanFindings
internal import YusuanXLSXWriter

/// What is marked in the cells of tables: each cell that findings are about, once.
struct FindingMarks {
  /// A marked cell.
  struct Mark {
    /// Whether it is only a term of what was expected.
    var isTerm: Bool
    /// The gravest of its findings.
    var severity: Severity
    /// What the comment says: each finding in a line or more.
    var text: String

    /// The colour behind the cell.
    var colour: XLSXColour { isTerm ? XLSXColour(0xFFF8E1) : FindingMarks.colour(severity) }
  }

  private var marks: [CellPlace: Mark] = [:]

  /// How many cells are marked in all, and how many bytes a comment may have before another finding is left to the list.
  /// These bound memory for any input.
  private static let (limit, longest) = (20_000, 4_000)

  /// The marks of `findings`, in the order of these.
  init(_ findings: [PrintedFinding], language: Language) {
    for finding in findings {
      let text = Self.text(finding, language)
      let found = Set(finding.figures.filter { $0.side != .expected }.compactMap(\.cell))
      for cell in finding.cells {
        let isTerm = !found.isEmpty && !found.contains(cell)
        if let known = marks[cell] {
          marks[cell]?.isTerm = known.isTerm && isTerm
          if known.text.utf8.count < Self.longest { marks[cell]?.text = known.text + "\n\n" + text }
          marks[cell]?.severity = max(known.severity, finding.severity)
        } else if marks.count < Self.limit {
          marks[cell] = Mark(isTerm: isTerm, severity: finding.severity, text: text)
        }
      }
    }
  }

  /// The mark of the cell at `place`, or nil if no finding is about it.
  subscript(_ place: CellPlace) -> Mark? { marks[place] }

  /// The colour for findings of `severity`: red, yellow, blue.
  static func colour(_ severity: Severity) -> XLSXColour {
    switch severity {
    case .error: XLSXColour(0xFFC7CE)
    case .warning: XLSXColour(0xFFEB9C)
    case .info: XLSXColour(0xDDEBF7)
    }
  }

  private static func text(_ finding: PrintedFinding, _ language: Language) -> String {
    let parts = [finding.title, finding.message, finding.remedy].map { $0[language] }
    return "[\(finding.id)] " + parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
