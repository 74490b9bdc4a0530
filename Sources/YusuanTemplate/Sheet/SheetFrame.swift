internal import YusuanFindings
internal import YusuanPackage

/// What stands before and behind the rows of a worksheet part, with the rows put in (工作表的其余部分; ECMA-376 part 1,
/// 18.3.1.99).
struct SheetFrame {
  /// What stands before the rows.
  private(set) var head: [UInt8] = []
  /// What stands behind the rows.
  private(set) var tail: [UInt8] = []

  private let bytes: [UInt8]
  private let shift: RowShift
  private let references: ReferenceShift
  /// Merged cells to add.
  private let copies: [String]
  /// The changes of both, each counted from its own first byte.
  private var (headEdits, tailEdits) = (ByteEdits(), ByteEdits())
  private let tailStart: Int
  /// Whether the breaks being read are those between rows.
  private var isInRowBreaks = false

  /// Elements whose text is a formula.
  private static let formulas: Set<String> = ["formula", "formula1", "formula2", "f"]

  /// Elements whose attributes hold references of this sheet, and how these grow.
  private static let places: [String: (attributes: Set<String>, growth: RowShift.Growth)] = [
    "dimension": (["ref"], .always), "mergeCell": (["ref"], .never), "autoFilter": (["ref"], .always),
    "sortState": (["ref"], .always), "sortCondition": (["ref"], .always), "hyperlink": (["ref"], .never),
    "conditionalFormatting": (["sqref"], .always), "dataValidation": (["sqref"], .always),
    "protectedRange": (["sqref"], .always), "ignoredError": (["sqref"], .always),
    "selection": (["sqref", "activeCell"], .never), "pane": (["topLeftCell"], .never),
    "sheetView": (["topLeftCell"], .never), "cellWatch": (["r"], .never), "inputCells": (["r"], .never),
  ]

  /// The frame of `sheet` with the rows of `shift` put in and the merged cells `copies` added. Throws the errors of
  /// ``MarkupLexer``.
  init(
    _ sheet: SheetText, _ shift: RowShift, _ references: ReferenceShift, copies: [String] = []
  ) throws(Diagnostic) {
    (bytes, self.shift, self.references, self.copies) = (sheet.bytes, shift, references, copies)
    tailStart = sheet.tail.lowerBound
    if !shift.isEmpty || references.shifts.values.contains(where: { !$0.isEmpty }) {
      // The rows are written elsewhere: here they count as one element without content.
      try read(sheet)
    }
    head = headEdits.applied(to: Array(bytes[sheet.head]))
    tail = tailEdits.applied(to: Array(bytes[sheet.tail]))
  }

  private mutating func replace(_ range: Range<Int>, with text: String) {
    if range.lowerBound < tailStart {
      headEdits.replace(range, with: text)
    } else {
      tailEdits.replace((range.lowerBound - tailStart)..<(range.upperBound - tailStart), with: text)
    }
  }

  private mutating func read(_ sheet: SheetText) throws(Diagnostic) {
    var lexer = try MarkupLexer(bytes, at: Location(input: ""))
    while let piece = try lexer.next() {
      let name = piece.name.isEmpty ? "" : bytes.localName(piece)
      if piece.kind == .end, name == "rowBreaks" { isInRowBreaks = false }
      if piece.kind == .end, name == "mergeCells" { addCopies(piece) }
      guard piece.opens else { continue }
      if name == "sheetData" {
        _ = try lexer.rest(of: piece)
        continue
      }
      if name == "rowBreaks" { isInRowBreaks = piece.kind == .start }
      change(piece, name)
      guard piece.kind == .start, Self.formulas.contains(name) || name == "sqref" else { continue }
      let content = try lexer.rest(of: piece).content
      let text = MarkupText.unescaped(bytes[content])
      let new = name == "sqref" ? shift.references(text, .always) : references.shifted(text)
      if new != text { replace(content, with: MarkupText.escaped(new)) }
    }
  }

  private mutating func addCopies(_ end: MarkupToken) {
    let prefix = String(decoding: bytes.prefix(end), as: UTF8.self)
    for area in copies {
      replace(end.range.lowerBound..<end.range.lowerBound, with: "<\(prefix)mergeCell ref=\"\(area)\"/>")
    }
  }

  private mutating func change(_ piece: MarkupToken, _ name: String) {
    for attribute in piece.attributes(in: bytes) {
      let key = String(decoding: bytes[attribute.name], as: UTF8.self)
      let value = MarkupText.unescaped(bytes[attribute.value])
      guard let new = newValue(of: key, in: name, value), new != value else { continue }
      replace(attribute.value, with: MarkupText.escaped(new))
    }
  }

  private func newValue(of key: String, in name: String, _ value: String) -> String? {
    if let place = Self.places[name], place.attributes.contains(key) { return shift.references(value, place.growth) }
    if name == "brk", isInRowBreaks, key == "id" { return Int(value).map { String(shift.row($0)) } }
    if name == "hyperlink", key == "location" { return references.shifted(value, .never) }
    if name == "mergeCells", key == "count" { return Int(value).map { String($0 + copies.count) } }
    return nil
  }
}
