internal import YusuanFindings
internal import YusuanXML

extension ProfileLoader {
  /// Reads the `chart` elements of the table `table`.
  func charts(_ node: XMLNode, of table: String, into draft: inout ProfileDraft) -> [ChartLayout] {
    let nodes = node.children.filter { $0.name == "chart" && $0["id"] != nil }
    noteRepeats(of: nodes, label: "chart/@id")
    return nodes.map { node in
      let id = node["id"] ?? ""
      draft.place(.chart(table: table, id), at: node, of: mistakes)
      var title = Translated()
      for name in node.children where name.name == "name" {
        checkPlaceholders(name)
        if let language = name["lang"].flatMap(Language.init(rawValue:)) { title[language] = name.text }
      }
      return ChartLayout(id: id, title: title, panel: node["panel"] ?? "", content: content(node))
    }
  }

  private func content(_ node: XMLNode) -> ChartLayout.Content {
    let (parts, rows) = (parts(node), node.children.first { $0.name == "rows" })
    if parts.isEmpty == (rows == nil) { contradiction(.chartContent, node, attribute: "id", found: node["id"] ?? "") }
    if let rows { return .rows(level: rows["level"].flatMap { Int($0) } ?? 1, column: rows["column"] ?? "") }
    return .parts(parts)
  }

  private func parts(_ node: XMLNode) -> [ChartLayout.Part] {
    node.children.filter { $0.name == "part" }.map { node in
      ChartLayout.Part(
        row: node["row"] ?? "", column: node["column"] ?? "", label: node["label"], parts: parts(node))
    }
  }
}
