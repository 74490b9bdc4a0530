internal import YusuanFindings
internal import YusuanFormats

/// How a cell is coloured (标注的颜色).
enum MarkColour: String, CaseIterable, Comparable {
  /// The figure is a term of a sum that does not tie.
  case term = "FFFDF3D8"
  /// Worth knowing.
  case info = "FFDCEBFA"
  /// A warning.
  case warning = "FFFFE699"
  /// An error.
  case error = "FFFFB3B3"

  init(_ severity: Severity) {
    switch severity {
    case .info: self = .info
    case .warning: self = .warning
    case .error: self = .error
    }
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  static func < (a: MarkColour, b: MarkColour) -> Bool { a.rank < b.rank }
}

/// What is marked in one cell.
struct CellMark {
  var colour: MarkColour
  /// What is said of it, one text a finding.
  var texts: [String]
}

/// The cells of one sheet that have findings.
typealias SheetMarks = [CellPosition: CellMark]

/// The findings of a workbook by sheets and cells (按单元格归集的发现).
struct CellMarks {
  /// The marks of each sheet, by its name.
  private(set) var sheets: [String: SheetMarks] = [:]

  /// The marks of `findings` in the workbook `input`, in the words of `language`.
  init(_ findings: [PrintedFinding], in input: String, _ language: Language) {
    for finding in findings {
      let text = AnnotationWords(language).comment(finding)
      for (location, isTerm) in Self.cells(of: finding, in: input) {
        guard let sheet = location.sheet, let cell = location.cell else { continue }
        let colour = isTerm ? .term : MarkColour(finding.severity)
        var mark = sheets[sheet]?[cell] ?? CellMark(colour: colour, texts: [])
        mark.colour = max(mark.colour, colour)
        if mark.texts.last != text { mark.texts.append(text) }
        sheets[sheet, default: [:]][cell] = mark
      }
    }
  }

  /// The cells of `finding` in the workbook `input`: those of its figures, else its place. A term is on the side of what
  /// was expected.
  static func cells(of finding: PrintedFinding, in input: String) -> [(location: Location, isTerm: Bool)] {
    var cells = finding.figures.compactMap { figure -> (location: Location, isTerm: Bool)? in
      figure.location.map { ($0, figure.side == .expected) }
    }
    if cells.isEmpty, let place = finding.location { cells = [(place, false)] }
    return cells.filter { $0.location.input == input && $0.location.cell != nil && $0.location.sheet != nil }
  }
}
