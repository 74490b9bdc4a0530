internal import YusuanFindings
internal import YusuanPackage
internal import YusuanSheets

/// Makes mends in a workbook (代为改正): the cells are written anew, and nothing else changes.
struct MendWriter {
  private let package: OfficePackage
  private let index: WorkbookIndex
  private let limits: ReadLimits
  /// What was not made, and why.
  private(set) var notes: [Diagnostic] = []
  /// What was made, and a finding for each of its cells.
  private(set) var mends: [Mend] = []
  private(set) var made: [Diagnostic] = []

  /// The workbook `bytes`. Throws the errors of reading.
  init(_ bytes: [UInt8], named input: String, _ limits: ReadLimits) throws(Diagnostic) {
    package = try OfficePackage(bytes, named: input, limits: limits)
    index = try WorkbookIndex(package, limits: limits)
    self.limits = limits
  }

  /// The workbook with `mends`. Throws the errors of reading.
  mutating func write(_ mends: [Mend], _ words: AnnotationWords) throws(Diagnostic) -> [UInt8] {
    var styles: StyleSheet?
    let part = index.styles
    if let part { styles = try StyleSheet(package.tree(part), at: package.location(of: part)) }
    for sheet in index.sheets {
      let own = mends.filter { $0.sheet == sheet.name }
      if own.isEmpty { continue }
      do throws(Diagnostic) {
        try write(own, sheet, &styles)
        self.mends += own
        made += own.flatMap { mend in mend.changes.map { finding(.mendMade, $0.cell, mend, $0, words) } }
      } catch {
        notes += own.map { mend in
          var note = finding(.mendNotMade, mend.changes.first?.cell, mend, nil, words)
          note.facts[.reason] = error.facts[.reason] ?? error.code.rawValue
          note.phrases[.reason] = error.phrases[.reason]
          return note
        }
      }
    }
    if let part, let tree = styles?.changed() { package.set(part, to: tree) }
    return try package.written()
  }

  private func finding(
    _ code: Code, _ cell: CellPosition?, _ mend: Mend, _ change: Mend.Change?, _ words: AnnotationWords
  ) -> Diagnostic {
    var facts: [Diagnostic.Fact: String] = [.name: words.name(mend.kind)]
    if let change {
      // What is stored otherwise looks the same.
      let text = words.say("（文本）", " (text)")
      facts[.found] = change.found + (mend.kind == .number ? text : "")
      facts[.expected] = change.expected + (mend.kind == .code ? text : "")
    }
    return Diagnostic(code, at: Location(input: package.input, sheet: mend.sheet, cell: cell), facts)
  }

  private func write(
    _ mends: [Mend], _ sheet: WorkbookIndex.SheetPart, _ styles: inout StyleSheet?
  ) throws(Diagnostic) {
    let (bytes, place) = (try package.bytes(sheet.part), package.location(of: sheet.part))
    var changes: [CellPosition: (kind: Mend.Kind, text: String)] = [:]
    for mend in mends { for change in mend.changes { changes[change.cell] = (mend.kind, change.expected) } }
    var edits = ByteEdits()
    var walk = try SheetWalk(bytes, at: place)
    while let event = try walk.next() {
      guard case .cell(let cell) = event, let change = changes[cell.place] else { continue }
      edits.replace(
        cell.piece.range.lowerBound..<cell.end, with: Self.markup(cell, in: bytes, change.kind, change.text, &styles))
    }
    package.set(sheet.part, to: edits.applied(to: bytes))
  }

  /// The cell written anew: its attributes stay, but for the type and the style.
  private static func markup(
    _ cell: SheetWalk.Cell, in bytes: [UInt8], _ kind: Mend.Kind, _ text: String, _ styles: inout StyleSheet?
  ) -> String {
    let name = String(decoding: bytes[cell.piece.name], as: UTF8.self)
    let p = String(name.dropLast(1))
    var attributes = ""
    var style = 0
    for attribute in cell.piece.attributes(in: bytes) {
      let (key, value) = (
        String(decoding: bytes[attribute.name], as: UTF8.self), String(decoding: bytes[attribute.value], as: UTF8.self)
      )
      if key == "s" { style = Int(value) ?? 0 }
      if key != "t", key != "s" { attributes += " \(key)=\"\(value.replacing("\"", with: "&quot;"))\"" }
    }
    switch kind {
    case .number: style = styles?.style(style, forText: false) ?? style
    case .code: style = styles?.style(style, forText: true) ?? style
    case .label, .residue: break
    }
    if style > 0 { attributes += " s=\"\(style)\"" }
    switch kind {
    case .number, .residue: return "<\(name)\(attributes)><\(p)v>\(text)</\(p)v></\(name)>"
    case .label, .code:
      let string = SheetMarkup.text(text)
      return
        "<\(name)\(attributes) t=\"inlineStr\"><\(p)is><\(p)t xml:space=\"preserve\">\(string)</\(p)t></\(p)is></\(name)>"
    }
  }
}
