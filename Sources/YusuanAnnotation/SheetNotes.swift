internal import YusuanFindings
internal import YusuanPackage
internal import YusuanSheets

/// The comments of a sheet and their shapes, in their parts (批注及其图形).
struct SheetNotes {
  private static let commentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
  private static let drawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing"

  private let package: OfficePackage
  private let sheet: String
  private let scan: SheetScan
  private let bytes: [UInt8]
  private let isStrict: Bool

  /// The comments of the sheet part `sheet`, whose bytes are `bytes`.
  init(_ package: OfficePackage, _ sheet: String, _ scan: SheetScan, _ bytes: [UInt8], isStrict: Bool) {
    self.package = package
    self.sheet = sheet
    self.scan = scan
    self.bytes = bytes
    self.isStrict = isStrict
  }

  /// Writes a comment for each of `marks` in place of those of an earlier annotation; `edits` get what the sheet has to
  /// say of it. Throws the errors of reading, and `.sheetNotMarked` if the shapes cannot be read; then no part changed.
  func write(_ marks: SheetMarks, _ words: AnnotationWords, _ edits: inout ByteEdits) throws(Diagnostic) {
    let relations = try package.relations(of: sheet)
    let comments = relations.first("comments").flatMap { package.part($0.target) }
    if marks.isEmpty, comments == nil { return }
    let place = package.location(of: comments ?? sheet)
    let own = if let comments { try package.bytes(comments) } else { NoteList.empty(isStrict: isStrict) }
    guard var list = NoteList(try MarkupTree(own, at: place)) else { throw unreadable }
    list.removeAdditions()
    var shapeless: [(cell: CellPosition, lines: Int)] = []
    for (cell, mark) in marks.sorted(by: { $0.key < $1.key }) {
      let text = words.comment(mark)
      if list.add(text, on: cell) { shapeless.append((cell, TextLines.count(text, width: 44) + 1)) }
    }
    let drawing = scan.legacyDrawing.flatMap { id(of: $0) }.flatMap { relations[$0] }
      .flatMap { package.part($0.target) }
    if scan.legacyDrawing != nil, drawing == nil { throw unreadable }
    let old: [UInt8]? = if let drawing { try package.bytes(drawing) } else { nil }
    guard var shapes = NoteShapes(old ?? NoteShapes.empty) else {
      if shapeless.isEmpty, list.earlier.isEmpty { return try write(list, comments) }
      throw unreadable
    }
    shapes.remove(list.earlier)
    for shape in shapeless { shapes.add(shape.cell, lines: shape.lines) }
    try write(list, comments)
    try write(shapes, drawing, old, removes: !list.earlier.isEmpty, &edits)
  }

  private var unreadable: Diagnostic {
    Diagnostic(.sheetNotMarked, at: package.location(of: sheet), because: .drawingUnreadable)
  }

  private func id(of piece: MarkupToken) -> String? {
    let found = piece.attributes(in: bytes).first { bytes[$0.name].suffix(3).elementsEqual(":id".utf8) }
    return found.map { MarkupText.unescaped(bytes[$0.value]) }
  }

  private func write(_ list: NoteList, _ part: String?) throws(Diagnostic) {
    if let part {
      guard !list.isEmpty || list.earlier.isEmpty else {
        try package.remove(part)
        return try package.removeRelations(of: sheet) { package.part($0.target) == nil && $0.type == "comments" }
      }
      return try set(part, list.changed.changed())
    }
    if list.isEmpty { return }
    let name = package.newName(folder + "comments", ".xml")
    package.set(name, to: list.changed.changed())
    try package.setContentType(of: name, to: Self.commentsType)
    _ = try package.addRelation(of: sheet, type: "comments", to: name, isStrict: isStrict)
  }

  private func write(
    _ shapes: NoteShapes, _ part: String?, _ old: [UInt8]?, removes: Bool, _ edits: inout ByteEdits
  ) throws(Diagnostic) {
    if let part {
      guard removes, shapes.isEmpty else { return try set(part, shapes.bytes) }
      try package.remove(part)
      try package.removeRelations(of: sheet) { package.part($0.target) == nil && $0.type == "vmlDrawing" }
      if let child = scan.children.first(where: { $0.name == "legacyDrawing" }) { edits.remove(child.whole) }
      return
    }
    if shapes.isEmpty { return }
    let name = package.newName(folder + "drawings/vmlDrawing", ".vml")
    package.set(name, to: shapes.bytes)
    try package.setContentType(of: name, to: Self.drawingType)
    let id = try package.addRelation(of: sheet, type: "vmlDrawing", to: name, isStrict: isStrict)
    let types = isStrict ? OfficePackage.strictTypes : OfficePackage.transitionalTypes
    edits.insert(
      "<\(scan.prefix)legacyDrawing xmlns:r=\"\(types.dropLast())\" r:id=\"\(id)\"/>", at: scan.legacyDrawingPlace)
  }

  /// Sets the part only if it changes: else it stays as it is compressed.
  private func set(_ part: String, _ bytes: [UInt8]) throws(Diagnostic) {
    if try package.bytes(part) != bytes { package.set(part, to: bytes) }
  }

  /// The folder above that of the sheet, as `xl/`.
  private var folder: String {
    var steps = sheet.split(separator: "/").dropLast()
    if steps.count > 1 { steps.removeLast() }
    return steps.map { $0 + "/" }.joined()
  }
}
