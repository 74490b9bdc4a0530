package import YusuanFindings
package import YusuanSheets

/// The relationships of parts (ECMA-376 part 2, 8.5).
extension OfficePackage {
  /// The name of the part with the relationships of the part `name`; of the package itself if that is empty.
  static func relationsPart(of name: String) -> String {
    let slash = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    return "\(name[..<slash])_rels/\(name[slash...]).rels"
  }

  private static func folder(_ name: String) -> String {
    name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
  }

  /// The relationships of the part `name` to other parts; of the package itself if `name` is empty. Throws the errors of
  /// reading.
  package func relations(of name: String) throws(Diagnostic) -> Relations {
    guard let part = part(Self.relationsPart(of: name)) else { return Relations() }
    return try Relations(part, base: Self.folder(name), of: self, limits: ReadLimits())
  }

  /// The part that the relationship of the type `type` of the part `name` leads to. Nil if there is none.
  package func target(_ type: String, of name: String) throws(Diagnostic) -> String? {
    try relations(of: name).first(type).flatMap { part($0.target) }
  }

  /// Adds a relationship of the part `name` to the part `target`, and returns its id. `type` is the last step of the
  /// type's URI; the rest of it is that of a Strict or a Transitional document. Throws the errors of reading.
  package func addRelation(
    of name: String, type: String, to target: String, isStrict: Bool
  ) throws(Diagnostic) -> String {
    let part = self.part(Self.relationsPart(of: name)) ?? Self.relationsPart(of: name)
    if self.part(part) == nil {
      let empty = "<Relationships xmlns=\"\(Self.relationsNamespace)\"></Relationships>"
      set(part, to: Array((Self.declaration + empty).utf8))
      try setContentType(of: part, to: Self.relationsType)
    }
    let tree = try tree(part)
    let ids = Set(tree.root.children.compactMap { $0.attribute("Id")?.lowercased() })
    var number = ids.count + 1
    while ids.contains("rid\(number)") { number += 1 }
    let uri = (isStrict ? Self.strictTypes : Self.transitionalTypes) + type
    let path = MarkupText.escaped(Self.path(to: target, from: Self.folder(name)))
    tree.append(
      "<\(tree.root.prefix)Relationship Id=\"rId\(number)\" Type=\"\(uri)\" Target=\"\(path)\"/>", to: tree.root)
    set(part, to: tree)
    return "rId\(number)"
  }

  /// Takes the relationships of the part `name` away that `isUnwanted` names. Throws the errors of reading.
  package func removeRelations(
    of name: String, where isUnwanted: (Relations.Relation) -> Bool
  ) throws(Diagnostic) {
    guard let part = part(Self.relationsPart(of: name)) else { return }
    let ids = Set(try relations(of: name).relations.filter(isUnwanted).map(\.id))
    guard !ids.isEmpty else { return }
    let tree = try tree(part)
    for node in tree.root.children { if let id = node.attribute("Id"), ids.contains(id) { tree.remove(node) } }
    set(part, to: tree)
  }

  /// The path of the part `target` from `folder`, which is empty or ends with a slash.
  static func path(to target: String, from folder: String) -> String {
    var (steps, goal) = (folder.split(separator: "/")[...], target.split(separator: "/")[...])
    while let step = steps.first, goal.count > 1, goal.first == step {
      steps = steps.dropFirst()
      goal = goal.dropFirst()
    }
    return String(repeating: "../", count: steps.count) + goal.joined(separator: "/")
  }

  /// What an XML part begins with.
  package static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let relationsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let relationsType = "application/vnd.openxmlformats-package.relationships+xml"
  package static let transitionalTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  package static let strictTypes = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
}
