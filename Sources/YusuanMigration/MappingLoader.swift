public import YusuanFindings
internal import YusuanModel
public import YusuanProfiles
internal import YusuanRules
internal import YusuanXML

/// The mappings of a profile to and from others (版式的对应关系), from its files of the kind `mappings`.
public struct MappingSet: Sendable {
  let mappings: [ProfileMapping]

  /// The mappings of `profile`. Throws the first mistake of its files with the others attached: `.mappingsWrong` for a
  /// file of the wrong kind, the errors of XML, and the codes from Y0115 to Y0126.
  public init(_ profile: Profile) throws(Diagnostic) {
    let mistakes = Mistakes()
    mappings = Self.read(profile, mistakes) { _, _ in }
    if let mistake = Diagnostic(mistakes.all) { throw mistake }
  }

  /// All mistakes in the mappings of `profile` (检查对应关系). `other` finds the profiles at the other end, by id and by the
  /// attribute `other` if there is one; nil where there is none, and then only this end is checked.
  public static func review(
    _ profile: Profile, other: (_ id: String, _ path: String?, _ file: String) -> Profile?
  ) -> [Diagnostic] {
    let mistakes = Mistakes()
    _ = read(profile, mistakes) { node, file in
      let check = MappingCheck(mistakes: file)
      check.check(node, profile) { id in other(id, node["other"], file.input) }
    }
    return mistakes.all
  }

  private static func read(
    _ profile: Profile, _ mistakes: Mistakes, check: (XMLNode, FileMistakes) -> Void
  ) -> [ProfileMapping] {
    var mappings: [ProfileMapping] = []
    for file in profile.companions where file.kind == .mappings {
      do throws(Diagnostic) {
        let root = try XMLNode.parse(file.bytes, input: file.name)
        let notes = FileMistakes(file.bytes, input: file.name, addingTo: mistakes)
        guard root.name == "mappings", root.namespace == namespace else {
          throw Diagnostic(
            .mappingsWrong, at: notes.location(of: root),
            [.expected: "mappings (\(namespace))", .found: "\(root.name) (\(root.namespace))"])
        }
        // Built-in files are checked by tests.
        if SchemaFile.named(file.name)?.bytes != file.bytes, let grammar = try grammar() {
          notes.check(root, by: grammar)
        }
        for node in root.children where node.name == "mapping" {
          mappings.append(mapping(node))
          check(node, notes)
        }
      } catch {
        mistakes.add(error)
      }
    }
    return mappings
  }

  static let namespace = "urn:yusuan:mappings:1"

  private static func grammar() throws(Diagnostic) -> XMLGrammar? {
    guard let schema = SchemaFile.named("mappings.xsd") else { return nil }
    return try XMLGrammar(schema.bytes, name: schema.name)
  }

  // MARK: Elements

  private static func mapping(_ node: XMLNode) -> ProfileMapping {
    var mapping = ProfileMapping(from: ids(node["from"]), to: ids(node["to"]))
    for child in node.children {
      switch child.name {
      case "codes":
        guard let kind = child["kind"].flatMap(RowKind.init(rawValue:)) else { continue }
        for code in child.children {
          guard let from = code["from"] else { continue }
          let new = code["to"].map { ProfileMapping.NewCode(code: $0, name: code["name"]) }
          mapping.codes[kind, default: [:]][from] = ProfileMapping.Target(new)
        }
      case "table": if let from = child["from"] { mapping.tables[from] = table(child) }
      default: break
      }
    }
    return mapping
  }

  static func ids(_ text: String?) -> [String] { (text ?? "").split(separator: " ").map(String.init) }

  private static func table(_ node: XMLNode) -> TableMapping {
    var table = TableMapping(to: ProfileMapping.Target(node["to"]))
    for child in node.children { if let from = child["from"] { table.panels[from] = panel(child) } }
    return table
  }

  private static func panel(_ node: XMLNode) -> PanelMapping {
    var panel = PanelMapping(to: ProfileMapping.Target(node["to"]), codeList: node["codeList"])
    for child in node.children {
      let target = ProfileMapping.Target(child["to"])
      switch child.name {
      case "row": if let from = child["from"] { panel.rows[from] = target }
      case "column": if let from = child["from"] { panel.columns[from] = target }
      case "figure":
        guard let row = child["row"], let column = child["column"] else { continue }
        var place: PanelMapping.FigurePlace?
        if let toRow = child["toRow"], let toColumn = child["toColumn"] {
          place = PanelMapping.FigurePlace(
            table: child["toTable"], panel: child["toPanel"], row: toRow, column: toColumn)
        }
        panel.figures[PanelMapping.FigureName(row: row, column: column)] = ProfileMapping.Target(place)
      default: break
      }
    }
    return panel
  }
}
