internal import Diagnostics
internal import LibXML

extension LayoutLoader {
  /// One `table` element.
  func table(_ node: XMLNode) throws(Diagnostic) -> TableLayout {
    let number = try value("number", of: node, { Int($0) }, expected: "1…13")
    guard (1...13).contains(number) else { throw wrong(node, expected: "@number = 1…13", found: String(number)) }
    var sections: [SectionLayout] = []
    for child in node.children where child.name == "section" {
      sections.append(try section(child, previous: sections.last))
    }
    guard !sections.isEmpty else { throw wrong(node, expected: "section", found: "table") }
    try refuseRepeats(sections.map(\.side.rawValue), what: "side", at: node)

    var header: [HeaderNode] = []
    var numbers = false
    for child in node.children where child.name == "header" {
      let side = node["side"].flatMap(Side.init(rawValue:))
      numbers = child["columnNumbers"] == "true" || child["columnNumbers"] == "1"
      for part in child.children { header.append(try headerNode(part, side: side, sections: &sections)) }
    }
    for section in sections {
      guard section.columns.contains(where: { $0.kind == .item }) else {
        throw wrong(node, expected: "a column of kind item", found: section.side.rawValue)
      }
      try refuseRepeats(section.columns.map(\.id), what: "column", at: node)
    }
    guard let title = node.children.first(where: { $0.name == "title" }) else {
      throw wrong(node, expected: "title", found: "table")
    }
    return TableLayout(
      number: number, id: try attribute("id", of: node), title: Label(title.text), otherTitles: spellings(node),
      printLabel: node.children.first { $0.name == "printLabel" }?.text, header: header,
      printsColumnNumbers: numbers, sections: sections)
  }

  private func headerNode(
    _ node: XMLNode, side inherited: Side?, sections: inout [SectionLayout]
  ) throws(Diagnostic) -> HeaderNode {
    let side = node["side"].flatMap(Side.init(rawValue:)) ?? inherited
    var header = HeaderNode(
      label: Label(try attribute("label", of: node)), spellings: spellings(node), children: [], column: nil)
    if node.name == "column" {
      guard let side, let section = sections.firstIndex(where: { $0.side == side }) else {
        throw wrong(node, expected: "a column on a side that has a section", found: node["id"] ?? "column")
      }
      let kind = try value(
        "kind", of: node, ColumnKind.init(rawValue:),
        expected: ColumnKind.allCases.map(\.rawValue).joined(separator: ", "))
      header.column = ColumnReference(section: section, column: sections[section].columns.count)
      sections[section].columns.append(ColumnLayout(id: try attribute("id", of: node), kind: kind))
      return header
    }
    for child in node.children where child.name != "spelling" {
      header.children.append(try headerNode(child, side: side, sections: &sections))
    }
    guard !header.children.isEmpty else { throw wrong(node, expected: "group, column", found: header.label.text) }
    return header
  }

  private func section(_ node: XMLNode, previous: SectionLayout?) throws(Diagnostic) -> SectionLayout {
    let side = try value("side", of: node, Side.init(rawValue:), expected: "revenue, expenditure")
    var section = SectionLayout(side: side, columns: [], rows: [], openRows: nil, openRowsIndex: 0)
    for child in node.children {
      switch child.name {
      case "row": section.rows.append(try row(child, previous: previous))
      case "codes", "list":
        guard section.openRows == nil else { throw wrong(child, expected: "codes or list once", found: child.name) }
        section.openRows = child.name == "codes" ? try codes(child) : try list(child)
        section.openRowsIndex = section.rows.count
      default: throw wrong(child, expected: "row, codes, list", found: child.name)
      }
    }
    try refuseRepeats(section.rows.map(\.id), what: "row", at: node)
    return section
  }

  private func row(_ node: XMLNode, previous: SectionLayout?) throws(Diagnostic) -> RowLayout {
    if let beside = node["beside"], previous?.rows.contains(where: { $0.id == beside }) != true {
      throw wrong(node, expected: "@beside = a row of the section before", found: beside)
    }
    let label = try attribute("label", of: node)
    return RowLayout(
      id: try attribute("id", of: node), kind: try rowKind(node), label: label == "{U}" ? nil : Label(label),
      spellings: spellings(node), level: node["level"].flatMap { Int($0) }, code: node["code"],
      isRequired: node["required"] == "true" || node["required"] == "1", beside: node["beside"])
  }

  private func codes(_ node: XMLNode) throws(Diagnostic) -> OpenRows {
    let lengths = try value(
      "lengths", of: node, { text in text.split(separator: " ").map { Int($0) ?? 0 } }, expected: "3 5 7")
    guard !lengths.isEmpty, lengths.allSatisfy({ (1...12).contains($0) }), lengths == Set(lengths).sorted() else {
      throw wrong(node, expected: "@lengths = rising numbers of digits", found: node["lengths"] ?? "")
    }
    return .codes(kind: try rowKind(node), lengths: lengths)
  }

  private func list(_ node: XMLNode) throws(Diagnostic) -> OpenRows {
    .list(kind: try rowKind(node), level: node["level"].flatMap { Int($0) })
  }

  private func rowKind(_ node: XMLNode) throws(Diagnostic) -> RowKind {
    try value(
      "kind", of: node, RowKind.init(rawValue:), expected: RowKind.allCases.map(\.rawValue).joined(separator: ", "))
  }

  private func spellings(_ node: XMLNode) -> [Label] {
    var spellings: [Label] = []
    for child in node.children where child.name == "spelling" { spellings.append(Label(child.text)) }
    return spellings
  }
}
