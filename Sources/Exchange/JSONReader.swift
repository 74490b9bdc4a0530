public import Budget
public import Diagnostics

/// Reads disclosures written by ``JSONWriter``: one, an array of them, or JSON Lines.
public struct JSONReader {
  private let input: String

  /// A reader of the document `input`.
  public init(input: String) { self.input = input }

  /// The disclosures in `bytes`. Throws `.jsonMalformed` for what is no JSON, `.canonicalWrong` with the path of the
  /// member for what is no disclosure.
  public func read(_ bytes: [UInt8]) throws(Diagnostic) -> [Disclosure] {
    var parser = JSONParser(bytes, input: input)
    var disclosures: [Disclosure] = []
    while let value = try parser.next() {
      let path = WirePath(input: input, path: "$")
      if case .array(let elements) = value {
        for (index, element) in elements.enumerated() {
          disclosures.append(try disclosure(element, path.element(index)))
        }
      } else {
        disclosures.append(try disclosure(value, path))
      }
    }
    return disclosures
  }

  private func disclosure(_ value: JSONValue, _ path: WirePath) throws(Diagnostic) -> Disclosure {
    let format = try string(value, "format", path)
    guard format == "budget-disclosure/1" else {
      throw path.member("format").wrong(expected: "budget-disclosure/1", found: format)
    }
    let unit = try path.amountUnit(string(value, "amountUnit", path))
    var disclosure = Disclosure(
      layout: try string(value, "layout", path), unitName: try optionalString(value["unit"] ?? .null, "name", path),
      fiscalYear: try optionalInteger(value, "fiscalYear", path), amountUnit: unit)
    for (index, table) in try array(value, "tables", path).enumerated() {
      disclosure.tables.append(try self.table(table, unit, path.member("tables").element(index)))
    }
    return disclosure
  }

  private func table(_ value: JSONValue, _ unit: AmountUnit, _ path: WirePath) throws(Diagnostic) -> Table {
    var table = Table(
      number: try integer(value, "number", path), id: try string(value, "id", path),
      title: try string(value, "title", path), note: try optionalString(value, "note", path))
    for (index, section) in try array(value, "sections", path).enumerated() {
      let path = path.member("sections").element(index)
      var read = Section(side: try path.side(string(section, "side", path)))
      for (index, row) in try array(section, "rows", path).enumerated() {
        read.rows.append(try self.row(row, unit, path.member("rows").element(index)))
      }
      table.sections.append(read)
    }
    return table
  }

  private func row(_ value: JSONValue, _ unit: AmountUnit, _ path: WirePath) throws(Diagnostic) -> BudgetRow {
    var row = BudgetRow(
      kind: try path.rowKind(string(value, "kind", path)), code: try optionalString(value, "code", path),
      item: try string(value, "item", path), governmentItem: try optionalString(value, "governmentItem", path),
      level: try optionalInteger(value, "level", path))
    guard case .object(let amounts)? = value["amounts"] else {
      throw path.member("amounts").wrong(expected: "object", found: value["amounts"]?.kind ?? "")
    }
    for (column, amount) in amounts {
      let path = path.member("amounts").member(column)
      guard case .number(let text) = amount else { throw path.wrong(expected: "number", found: amount.kind) }
      row.amounts.append(Fact(column: column, amount: try path.amount(text, unit)))
    }
    return row
  }

  // MARK: Members

  private func string(_ value: JSONValue, _ key: String, _ path: WirePath) throws(Diagnostic) -> String {
    guard let string = try optionalString(value, key, path) else {
      throw path.member(key).wrong(expected: "string", found: "")
    }
    return string
  }

  private func optionalString(_ value: JSONValue, _ key: String, _ path: WirePath) throws(Diagnostic) -> String? {
    switch value[key] {
    case nil: return nil
    case .string(let string)?: return string
    case let other?: throw path.member(key).wrong(expected: "string", found: other.kind)
    }
  }

  private func integer(_ value: JSONValue, _ key: String, _ path: WirePath) throws(Diagnostic) -> Int {
    guard let integer = try optionalInteger(value, key, path) else {
      throw path.member(key).wrong(expected: "integer", found: "")
    }
    return integer
  }

  private func optionalInteger(_ value: JSONValue, _ key: String, _ path: WirePath) throws(Diagnostic) -> Int? {
    guard let member = value[key] else { return nil }
    guard case .number(let text) = member, let integer = Int(String(decoding: text, as: UTF8.self)) else {
      throw path.member(key).wrong(expected: "integer", found: member.kind)
    }
    return integer
  }

  private func array(_ value: JSONValue, _ key: String, _ path: WirePath) throws(Diagnostic) -> [JSONValue] {
    guard case .array(let elements)? = value[key] else {
      throw path.member(key).wrong(expected: "array", found: value[key]?.kind ?? "")
    }
    return elements
  }
}
