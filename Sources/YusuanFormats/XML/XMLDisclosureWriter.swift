public import YusuanFindings
public import YusuanModel
internal import YusuanXML

/// Writes disclosures as XML, as `Schemas/disclosure.xsd` defines it.
public struct XMLDisclosureWriter {
  private typealias Attribute = (name: String, value: String)

  private let unit: AmountUnit?

  /// A writer. With `unit`, amounts are written in it, otherwise in the disclosure's own unit.
  public init(amountUnit unit: AmountUnit? = nil) { self.unit = unit }

  /// Writes one disclosure as `disclosure`, several as `disclosures`. Throws `.textNotEncodable` if a text has a
  /// character that XML 1.0 cannot hold.
  public func write(_ documents: [Document]) throws(Diagnostic) -> [UInt8] {
    let writer = try XMLWriter(name: documents.first?.disclosure.unitName ?? "")
    writer.startDocument()
    let namespace = [(name: "xmlns", value: WireForm.two.namespace)]
    if let only = documents.first, documents.count == 1 {
      write(only.disclosure, to: writer, namespace)
    } else {
      writer.start("disclosures", attributes: namespace)
      for document in documents { write(document.disclosure, to: writer, []) }
      writer.end()
    }
    return try writer.finish()
  }

  private func write(_ disclosure: Disclosure, to writer: XMLWriter, _ first: [Attribute]) {
    let unit = unit ?? disclosure.amountUnit
    var attributes =
      first + [(name: "format", value: WireForm.two.format), (name: "profile", value: disclosure.profile)]
    if let year = disclosure.fiscalYear { attributes.append((name: "fiscalYear", value: String(year))) }
    attributes.append((name: "amountUnit", value: unit.rawValue))
    writer.start("disclosure", attributes: attributes)
    var unitAttributes: [Attribute] = []
    if let name = disclosure.unitName { unitAttributes.append((name: "name", value: name)) }
    if let level = disclosure.unitLevel { unitAttributes.append((name: "level", value: level.rawValue)) }
    if let code = disclosure.unitCode { unitAttributes.append((name: "code", value: code)) }
    writer.start("unit", attributes: unitAttributes)
    writer.end()
    for table in disclosure.tables { write(table, unit, to: writer) }
    writer.end()
  }

  private func write(_ table: Table, _ unit: AmountUnit, to writer: XMLWriter) {
    writer.start(
      "table",
      attributes: [
        (name: "id", value: table.id), (name: "number", value: table.number), (name: "title", value: table.title),
      ])
    if let note = table.note { writer.element("note", note) }
    for panel in table.panels {
      let incomplete: [Attribute] = panel.isIncomplete ? [(name: "incomplete", value: "true")] : []
      writer.start("panel", attributes: [(name: "id", value: panel.id)] + incomplete)
      for row in panel.rows { write(row, unit, to: writer) }
      writer.end()
    }
    writer.end()
  }

  private func write(_ row: BudgetRow, _ unit: AmountUnit, to writer: XMLWriter) {
    var attributes: [Attribute] = []
    if let id = row.id { attributes.append((name: "id", value: id)) }
    attributes.append((name: "path", value: row.path))
    attributes.append((name: "kind", value: row.kind.rawValue))
    if let level = row.level { attributes.append((name: "level", value: String(level))) }
    if let code = row.code { attributes.append((name: "code", value: code)) }
    if !row.item.isEmpty { attributes.append((name: "item", value: row.item)) }
    if !row.unread.isEmpty { attributes.append((name: "unread", value: row.unread.joined(separator: " "))) }
    writer.start("row", attributes: attributes)
    for fact in row.amounts {
      writer.element("amount", attributes: [(name: "column", value: fact.column)], fact.amount.text(in: unit))
    }
    for value in row.values {
      writer.element(Self.element(value.kind), attributes: [(name: "column", value: value.column)], value.text)
    }
    writer.end()
  }

  /// A date is written as text; its column says that it is a date.
  private static func element(_ kind: ValueKind) -> String {
    switch kind {
    case .amount, .count, .percent: kind.rawValue
    case .text, .date: "text"
    }
  }
}
