internal import YusuanModel
internal import YusuanProfiles

/// A form that the input has among its text, such as 绩效目标表, as it stands there (附表). Nothing of it is understood.
struct AttachedForm: Hashable {
  /// A cell: its text, and how many columns it spans.
  struct Cell: Hashable {
    var text: String
    var span: Int
  }

  var title: String
  /// The cells of each row. Together the cells of a row span all columns.
  var rows: [[Cell]]
  /// How many columns there are.
  var width: Int

  /// The forms in `narrative`: each begins below a line that ends like the title of a table that `profile` leaves out, and
  /// ends at the next one, or at a heading.
  static func all(in narrative: Narrative, _ profile: Profile) -> [AttachedForm] {
    let ends = profile.words.otherTables.map { FoldedText($0.text).scalars }
    var forms: [AttachedForm] = []
    var open: (title: String, rows: [Passage])?
    func close() {
      if let found = open, found.rows.contains(where: { $0.cells.count > 1 }) {
        forms.append(AttachedForm(found.title, found.rows))
      }
      open = nil
    }
    for passage in narrative.passages {
      let text = passage.cells.count == 1 ? passage.cells[0] : ""
      if profile.words.watermarks.contains(where: { $0.matches(FoldedText(text)) }) { continue }
      if isTitle(text, ends) {
        close()
        open = (text, [])
      } else if isHeading(text) {
        close()
      } else {
        open?.rows.append(passage)
      }
    }
    close()
    return forms
  }

  /// How many columns a table of a document may have. A form with more is given row by row, each as one cell.
  private static let mostColumns = 60

  private init(_ title: String, _ passages: [Passage]) {
    self.title = title
    let starts = Set(passages.flatMap { $0.columns.dropFirst() }).sorted()
    guard starts.count < Self.mostColumns else {
      width = 1
      rows = passages.map { [Cell(text: $0.cells.joined(separator: "　"), span: 1)] }
      return
    }
    // Only columns in which a cell begins count.
    let places = Dictionary(uniqueKeysWithValues: starts.enumerated().map { ($1, $0 + 1) })
    let width = starts.count + 1
    self.width = width
    rows = passages.map { passage in
      let begins = [0] + passage.columns.dropFirst().map { places[$0] ?? 0 } + [width]
      return passage.cells.indices.map { Cell(text: passage.cells[$0], span: max(begins[$0 + 1] - begins[$0], 1)) }
    }
  }

  private static func isTitle(_ text: String, _ ends: [[Unicode.Scalar]]) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 200 else { return false }
    let folded = FoldedText(text).scalars
    return ends.contains { folded.count >= $0.count && folded.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a line begins a part or a section: 第四部分, 十一、….
  private static func isHeading(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 150, let first = text.unicodeScalars.first else { return false }
    if text.hasPrefix("第"), text.contains("部分") { return true }
    let numerals = "一二三四五六七八九十".unicodeScalars
    return numerals.contains(first) && ItemName(FoldedText(text)).ordinal != nil
  }
}
