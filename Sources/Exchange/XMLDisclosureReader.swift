public import Budget
public import Diagnostics
internal import LibXML

/// Reads disclosures written by ``XMLDisclosureWriter``.
public struct XMLDisclosureReader {
  private let input: String

  /// A reader of the document `input`.
  public init(input: String) { self.input = input }

  /// The disclosures in `bytes`.
  ///
  /// Throws as ``XMLNode/parse(_:input:)`` for what is no XML, `.schemaViolated` or `.canonicalWrong` with the line for what
  /// is no disclosure, `.amountOverflow` and `.amountBelowFen` for amounts that 分 cannot hold.
  public func read(_ bytes: [UInt8]) throws(Diagnostic) -> [Disclosure] {
    let root = try XMLNode.parse(bytes, input: input)
    guard root.namespace == XMLDisclosureWriter.namespace, ["disclosure", "disclosures"].contains(root.name) else {
      throw path(root).wrong(expected: "disclosure (\(XMLDisclosureWriter.namespace))", found: root.name)
    }
    if let finding = try violations(bytes).first { throw finding }
    var disclosures: [Disclosure] = []
    for node in root.name == "disclosure" ? [root] : Array(root.children) { disclosures.append(try disclosure(node)) }
    return disclosures
  }

  /// Where `bytes` break the schema inside the program.
  private func violations(_ bytes: [UInt8]) throws(Diagnostic) -> [Diagnostic] {
    guard let file = SchemaFile.named("disclosure.xsd") else { return [] }
    return try XMLSchema(file.bytes, name: file.name).validate(bytes, input: input)
  }

  private func disclosure(_ node: XMLNode) throws(Diagnostic) -> Disclosure {
    let unit = try path(node).value(attribute("amountUnit", node)) as AmountUnit
    var disclosure = Disclosure(
      layout: try attribute("layout", node), unitName: nil, fiscalYear: try integer("fiscalYear", node),
      amountUnit: unit)
    for child in node.children {
      switch child.name {
      case "unit": disclosure.unitName = child["name"]
      case "table":
        let table = try table(child, unit)
        try path(child).check(table, after: disclosure.tables)
        disclosure.tables.append(table)
      default: throw path(child).wrong(expected: "unit, table", found: child.name)
      }
    }
    return disclosure
  }

  private func table(_ node: XMLNode, _ unit: AmountUnit) throws(Diagnostic) -> Table {
    guard let number = try integer("number", node) else { throw path(node).wrong(expected: "@number", found: "") }
    var table = Table(number: number, id: try attribute("id", node), title: try attribute("title", node))
    for child in node.children {
      switch child.name {
      case "note": table.note = child.text
      case "section":
        var section = Section(side: try path(child).value(attribute("side", child)))
        for row in child.children { section.rows.append(try self.row(row, unit)) }
        table.sections.append(section)
      default: throw path(child).wrong(expected: "note, section", found: child.name)
      }
    }
    return table
  }

  private func row(_ node: XMLNode, _ unit: AmountUnit) throws(Diagnostic) -> BudgetRow {
    guard node.name == "row", let item = node["item"] else {
      throw path(node).wrong(expected: "row with @item", found: node.name)
    }
    var row = BudgetRow(
      kind: try path(node).value(attribute("kind", node)), code: node["code"], item: item,
      governmentItem: node["governmentItem"], level: try integer("level", node))
    for child in node.children {
      guard child.name == "amount" else { throw path(child).wrong(expected: "amount", found: child.name) }
      let amount = try path(child).amount(Array(child.text.utf8)[...], unit)
      row.amounts.append(Fact(column: try attribute("column", child), amount: amount))
    }
    return row
  }

  private func attribute(_ name: String, _ node: XMLNode) throws(Diagnostic) -> String {
    guard let value = node[name] else { throw path(node).wrong(expected: "@\(name)", found: "") }
    return value
  }

  private func integer(_ name: String, _ node: XMLNode) throws(Diagnostic) -> Int? {
    guard let text = node[name] else { return nil }
    guard let value = Int(text) else { throw path(node).wrong(expected: "@\(name) = integer", found: text) }
    return value
  }

  private func path(_ node: XMLNode) -> WirePath { WirePath(input: input, path: node.name, line: node.line) }
}
