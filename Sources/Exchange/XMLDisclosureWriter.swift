public import Budget
public import Diagnostics
internal import LibXML

/// Writes disclosures as XML by `Schemas/disclosure.xsd`.
public struct XMLDisclosureWriter {
  /// The namespace of every element.
  public static let namespace = "urn:yusuan:disclosure:1"

  private let unit: AmountUnit?

  /// A writer; with `unit`, amounts are written in it instead of the disclosure's own.
  public init(amountUnit unit: AmountUnit? = nil) { self.unit = unit }

  /// One disclosure as `disclosure`, several as `disclosures`. Throws `.textNotEncodable` for a text that XML 1.0 cannot
  /// hold.
  public func write(_ disclosures: [Disclosure]) throws(Diagnostic) -> [UInt8] {
    let writer = try XMLWriter(name: disclosures.first?.unitName ?? "")
    writer.startDocument()
    let namespace = [(name: "xmlns", value: Self.namespace)]
    if let only = disclosures.first, disclosures.count == 1 {
      write(only, to: writer, namespace)
    } else {
      writer.start("disclosures", attributes: namespace)
      for disclosure in disclosures { write(disclosure, to: writer, []) }
      writer.end()
    }
    return try writer.finish()
  }

  private func write(_ disclosure: Disclosure, to writer: XMLWriter, _ first: [(name: String, value: String)]) {
    let unit = unit ?? disclosure.amountUnit
    var attributes =
      first + [(name: "format", value: JSONWriter.format), (name: "layout", value: disclosure.layout)]
    if let year = disclosure.fiscalYear { attributes.append((name: "fiscalYear", value: String(year))) }
    attributes.append((name: "amountUnit", value: unit.rawValue))
    writer.start("disclosure", attributes: attributes)
    writer.start("unit", attributes: disclosure.unitName.map { [(name: "name", value: $0)] } ?? [])
    writer.end()
    for table in disclosure.tables { write(table, unit, to: writer) }
    writer.end()
  }

  private func write(_ table: Table, _ unit: AmountUnit, to writer: XMLWriter) {
    writer.start(
      "table",
      attributes: [
        (name: "number", value: String(table.number)), (name: "id", value: table.id),
        (name: "title", value: table.title),
      ])
    if let note = table.note { writer.element("note", note) }
    for section in table.sections {
      writer.start("section", attributes: [(name: "side", value: section.side.rawValue)])
      for row in section.rows { write(row, unit, to: writer) }
      writer.end()
    }
    writer.end()
  }

  private func write(_ row: BudgetRow, _ unit: AmountUnit, to writer: XMLWriter) {
    var attributes = [(name: "kind", value: row.kind.rawValue)]
    if let code = row.code { attributes.append((name: "code", value: code)) }
    attributes.append((name: "item", value: row.item))
    if let item = row.governmentItem { attributes.append((name: "governmentItem", value: item)) }
    if let level = row.level { attributes.append((name: "level", value: String(level))) }
    writer.start("row", attributes: attributes)
    for fact in row.amounts {
      writer.element("amount", attributes: [(name: "column", value: fact.column)], fact.amount.text(in: unit))
    }
    writer.end()
  }
}
