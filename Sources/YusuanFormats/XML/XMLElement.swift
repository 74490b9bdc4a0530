internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

/// An element of a canonical XML file. It reads the attributes.
struct XMLElement {
  private let node: XMLNode
  private let input: String

  init(_ node: XMLNode, input: String) { (self.node, self.input) = (node, input) }

  var name: String { node.name }
  var text: String { node.text }
  var path: WirePath { WirePath(input: input, path: node.name, line: node.line) }
  /// The elements inside, in document order.
  var children: some Sequence<XMLElement> { node.children.lazy.map { XMLElement($0, input: input) } }

  /// The attribute `name`, or nil if there is none.
  subscript(_ name: String) -> String? { node[name] }

  /// The attribute `name`. Throws `.canonicalWrong` if there is none.
  func attribute(_ name: String) throws(Diagnostic) -> String {
    guard let value = node[name] else { throw path.wrong(expected: "@\(name)", found: "") }
    return value
  }

  /// The whole number in the attribute `name`, or nil if there is none.
  func integer(_ name: String) throws(Diagnostic) -> Int? {
    guard let text = node[name] else { return nil }
    guard let value = Int(text) else { throw path.wrong(expected: "@\(name) = integer", found: text) }
    return value
  }

  /// The enumeration case that the attribute `name` names.
  func value<Value: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Diagnostic) -> Value {
    try path.member(name).value(attribute(name))
  }

  /// The amount in the element's text, in `unit`.
  func amount(_ unit: AmountUnit) throws(Diagnostic) -> Amount { try path.amount(Array(text.utf8)[...], unit) }

  func unexpected(_ expected: String) -> Diagnostic { path.wrong(expected: expected, found: name) }
}
