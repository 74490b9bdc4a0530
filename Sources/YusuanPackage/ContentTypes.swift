package import YusuanFindings

/// The content types of parts (ECMA-376 part 2, 7.2.3).
extension OfficePackage {
  private static let typesPart = "[Content_Types].xml"

  /// The content type of the part `name`, by its name or by its extension. Nil if there is none. Throws the errors of
  /// reading.
  package func contentType(of name: String) throws(Diagnostic) -> String? {
    guard let types = part(Self.typesPart) else { return nil }
    let tree = try tree(types)
    if let own = Self.override(of: name, in: tree) { return own.attribute("ContentType") }
    let ending = Self.ending(of: name)
    let byEnding = tree.root.children("Default").first { $0.attribute("Extension")?.lowercased() == ending }
    return byEnding?.attribute("ContentType")
  }

  /// Gives the part `name` the content type `type`, or none of its own. Nothing changes where it has it already. Throws
  /// the errors of reading.
  package func setContentType(of name: String, to type: String?) throws(Diagnostic) {
    guard let types = part(Self.typesPart) else { return }
    if let type, try contentType(of: name) == type { return }
    let tree = try tree(types)
    let own = Self.override(of: name, in: tree)
    if let own, let type {
      tree.set("ContentType", of: own, to: type)
    } else if let own {
      tree.remove(own)
    } else if let type {
      let name = MarkupText.escaped("/" + name)
      let markup = "<\(tree.root.prefix)Override PartName=\"\(name)\" ContentType=\"\(MarkupText.escaped(type))\"/>"
      tree.append(markup, to: tree.root)
    }
    set(types, to: tree)
  }

  private static func override(of name: String, in tree: MarkupTree) -> MarkupNode? {
    let name = "/" + name.lowercased()
    return tree.root.children("Override").first { $0.attribute("PartName")?.lowercased() == name }
  }

  private static func ending(of name: String) -> String {
    let last = name.split(separator: "/").last ?? ""
    return last.lastIndex(of: ".").map { last[last.index(after: $0)...].lowercased() } ?? ""
  }
}
