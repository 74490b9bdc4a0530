internal import Diagnostics
internal import LibXML

/// Which parts of a workbook are its sheets, its shared strings and its styles: found by relationships, never by the
/// names of parts (ECMA-376 part 2, 8.5; part 1, 18.2).
struct WorkbookIndex {
  struct SheetPart {
    /// The name as written; nil where only the part is known.
    var name: String?
    var part: String
    var isHidden: Bool
  }

  private(set) var sheets: [SheetPart] = []
  private(set) var sharedStrings: String?
  private(set) var styles: String?

  /// The index of the parts in `store`; without a workbook part, of the worksheets there are.
  init(_ store: some PartStore) throws(Diagnostic) {
    if let workbook = try Self.workbook(store) {
      try read(workbook, store)
    } else {
      sheets = Self.looseSheets(store.names).map { SheetPart(name: nil, part: $0, isHidden: false) }
      sharedStrings = store.names.first { $0.lowercased().hasSuffix("sharedstrings.xml") }
      styles = store.names.first { Self.fileName($0).lowercased() == "styles.xml" }
    }
  }

  private static func workbook(_ store: some PartStore) throws(Diagnostic) -> String? {
    if let relations = store.part("_rels/.rels") {
      let relations = try Self.relations(relations, base: "", store)
      if let found = relations.values.first(where: { $0.type == "officeDocument" }), let part = store.part(found.target)
      {
        return part
      }
    }
    return store.part("xl/workbook.xml") ?? store.part("workbook.xml")
  }

  private mutating func read(_ workbook: String, _ store: some PartStore) throws(Diagnostic) {
    let folder = Self.folder(workbook)
    let root = try XMLNode.parse(try store.bytes(workbook), input: store.input)
    var relations: [String: Relation] = [:]
    if let part = store.part("\(folder)_rels/\(Self.fileName(workbook)).rels") {
      relations = try Self.relations(part, base: folder, store)
    }
    sharedStrings = relations.values.first { $0.type == "sharedStrings" }.flatMap { store.part($0.target) }
    styles = relations.values.first { $0.type == "styles" }.flatMap { store.part($0.target) }
    for list in root.children where list.name == "sheets" {
      for sheet in list.children where sheet.name == "sheet" {
        guard let id = sheet.namespaced("id"), let relation = relations[id] else {
          throw Self.damaged(store, workbook, "no relationship for the sheet “\(sheet["name"] ?? "")”")
        }
        guard relation.type == "worksheet" else { continue }
        guard let part = store.part(relation.target) else {
          throw Self.damaged(store, workbook, "no part \(relation.target)")
        }
        let state = sheet["state"] ?? "visible"
        sheets.append(SheetPart(name: sheet["name"], part: part, isHidden: state != "visible"))
      }
    }
  }

  // MARK: Relationships

  private struct Relation {
    /// The last step of the type's URI, which transitional and Strict documents share.
    var type: String
    var target: String
  }

  private static func relations(
    _ part: String, base: String, _ store: some PartStore
  ) throws(Diagnostic) -> [String: Relation] {
    var relations: [String: Relation] = [:]
    for node in try XMLNode.parse(try store.bytes(part), input: store.input).children
    where node.name == "Relationship" && node["TargetMode"] != "External" {
      guard let id = node["Id"], let type = node["Type"], let target = node["Target"] else { continue }
      relations[id] = Relation(type: fileName(type), target: resolve(target, base: base))
    }
    return relations
  }

  /// A target as the name of a part: relative to the source's folder, or from the root (ECMA-376 part 2, 8.5.2).
  static func resolve(_ target: String, base: String) -> String {
    var steps: [Substring.UTF8View] = []
    for step in (target.hasPrefix("/") ? target : base + target).utf8.split(separator: UInt8(ascii: "/"))
    where !step.elementsEqual(".".utf8) {
      if step.elementsEqual("..".utf8) { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.map { Substring($0) }.joined(separator: "/")
  }

  // MARK: Names

  private static func looseSheets(_ names: [String]) -> [String] {
    let sheets = names.filter { name in
      let lowercased = name.lowercased()
      guard lowercased.hasSuffix(".xml"), !lowercased.contains("_rels/") else { return false }
      return lowercased.contains("worksheets/") || fileName(lowercased).hasPrefix("sheet") && !lowercased.contains("/")
    }
    return sheets.sorted(by: InputList.isBefore)
  }

  private static func folder(_ part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }

  private static func fileName(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
  }

  private static func damaged(_ store: some PartStore, _ part: String, _ reason: String) -> Diagnostic {
    Diagnostic(.fileUnreadable, at: Location(input: store.input, part: part), [.reason: reason])
  }
}
