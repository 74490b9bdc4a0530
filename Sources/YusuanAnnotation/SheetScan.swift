internal import YusuanFindings
internal import YusuanPackage
internal import YusuanSheets

/// What has to be known of a worksheet part before it is edited (工作表结构): its children, columns, merged cells, and whether
/// its rows are in order (ECMA-376 part 1, 18.3.1.99).
struct SheetScan {
  /// A child of the worksheet.
  struct Child {
    var name: String
    var whole: Range<Int>
  }

  /// The prefix of its names with its colon, or nothing.
  private(set) var prefix = ""
  private(set) var children: [Child] = []
  /// The start tag of `dimension`.
  private(set) var dimension: MarkupToken?
  /// The start tag of `legacyDrawing`.
  private(set) var legacyDrawing: MarkupToken?
  /// The styles of columns (18.3.1.13).
  private var columns: [(range: ClosedRange<Int>, style: Int)] = []
  private var merged: [(from: CellPosition, to: CellPosition)] = []

  private var path: [String] = []

  /// Scans `bytes`, which stand at `place`. Throws the errors of ``MarkupLexer``, and `.sheetNotMarked` if there is no
  /// part for cells.
  init(_ bytes: [UInt8], at place: Location) throws(Diagnostic) {
    var lexer = try MarkupLexer(bytes, at: place)
    var starts: [Int] = []
    while let piece = try lexer.next() {
      switch piece.kind {
      case .start, .empty:
        let name = SheetWalk.localName(piece, in: bytes)
        if path.isEmpty, prefix.isEmpty {
          prefix = String(String(decoding: bytes[piece.name], as: UTF8.self).dropLast(name.count))
        }
        visit(piece, name, bytes)
        if piece.kind == .start {
          path.append(name)
          starts.append(piece.range.lowerBound)
        } else if path.count == 1 {
          children.append(Child(name: name, whole: piece.range))
        }
      case .end:
        let (name, start) = (path.removeLast(), starts.removeLast())
        if path.count == 1 { children.append(Child(name: name, whole: start..<piece.range.upperBound)) }
      case .text, .other: break
      }
    }
    guard children.contains(where: { $0.name == "sheetData" }) else {
      throw Diagnostic(.sheetNotMarked, at: place, because: .noSheetData)
    }
  }

  private mutating func visit(_ piece: MarkupToken, _ name: String, _ bytes: [UInt8]) {
    let text = { (attribute: String) in
      piece.attribute(attribute, in: bytes).map { MarkupText.unescaped(bytes[$0.value]) }
    }
    switch (path.count, name) {
    case (1, "dimension"): dimension = piece
    case (1, "legacyDrawing"): legacyDrawing = piece
    case (2, "col") where path[1] == "cols":
      guard let first = text("min").flatMap({ Int($0) }), let last = text("max").flatMap({ Int($0) }), first <= last
      else { return }
      columns.append((first...last, text("style").flatMap { Int($0) } ?? 0))
    case (2, "mergeCell") where path[1] == "mergeCells":
      guard let area = text("ref").flatMap(CellArea.init) else { return }
      merged.append((area.from, area.to))
    default: break
    }
  }

  /// The style of blank cells of `column`.
  func style(ofColumn column: Int) -> Int { columns.first { $0.range.contains(column) }?.style ?? 0 }

  /// The marks on the cells that show them: a cell that is merged into another shows nothing.
  /// Throws `.sheetNotMarked` if there are so many of both that it takes too long.
  func shown(_ marks: SheetMarks, at place: Location) throws(Diagnostic) -> SheetMarks {
    guard !merged.isEmpty else { return marks }
    guard merged.count <= Self.steps / max(marks.count, 1) else {
      throw Diagnostic(.sheetNotMarked, at: place, because: .tooManyMerged)
    }
    var shown: SheetMarks = [:]
    for (cell, mark) in marks.sorted(by: { $0.key < $1.key }) {
      let area = merged.first {
        ($0.from.row...$0.to.row).contains(cell.row) && ($0.from.column...$0.to.column).contains(cell.column)
      }
      let place = area?.from ?? cell
      guard var known = shown[place] else {
        shown[place] = mark
        continue
      }
      known.colour = max(known.colour, mark.colour)
      known.texts += mark.texts.filter { !known.texts.contains($0) }
      shown[place] = known
    }
    return shown
  }

  /// How many pairs of a mark and a merged area are looked at.
  private static let steps = 1 << 28

  /// The children of a worksheet in the order in which they have to stand.
  private static let order = [
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
    "extLst",
  ]

  /// Where a `legacyDrawing` has to be put in: before the first child that comes after it. Children that are not known,
  /// such as alternatives for controls, come after it if they stand behind the drawing's place.
  var legacyDrawingPlace: Int {
    let rank = { (name: String) in Self.order.firstIndex(of: name) }
    let own = rank("legacyDrawing") ?? 0
    let before = children.lastIndex { child in rank(child.name).map { $0 < own } ?? false }
    return before.map { children[$0].whole.upperBound } ?? children[0].whole.lowerBound
  }
}

/// An area of cells, such as `A1:C7` (ECMA-376 part 1, 18.18.62).
struct CellArea {
  var from: CellPosition
  var to: CellPosition

  /// The area `text`. Nil if it is none.
  init?(_ text: String) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false).compactMap { CellPosition(a1: $0) }
    guard let first = corners.first, let last = corners.last, corners.count <= 2 else { return nil }
    from = CellPosition(row: min(first.row, last.row), column: min(first.column, last.column))
    to = CellPosition(row: max(first.row, last.row), column: max(first.column, last.column))
  }

  /// The area as text.
  var text: String { from == to ? from.a1 : "\(from.a1):\(to.a1)" }
}

extension CellPosition {
  /// The position `text` in A1 notation, in upper or lower case and with or without `$`. Nil if it is none.
  init?(a1 text: some StringProtocol) {
    var (row, column, hasDigits) = (0, 0, false)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      if (0x30...0x39).contains(byte) {
        hasDigits = true
        row = row * 10 + Int(byte - 0x30)
      } else if !hasDigits, (0x41...0x5A).contains(byte & 0xDF) {
        column = column * 26 + Int(byte & 0xDF) - 0x40
      } else {
        return nil
      }
      guard row <= 1_048_576, column <= 16_384 else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    self.init(row: row, column: column)
  }
}
