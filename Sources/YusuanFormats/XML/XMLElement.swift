internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

/// An element of a canonical file in XML, and how its attributes are read.
struct XMLElement {
  private let node: XMLNode
  private let input: String

  init(_ node: XMLNode, input: String) { (self.node, self.input) = (node, input) }

  var name: String { node.name }
  var text: String { node.text }
  var path: WirePath { WirePath(input: input, path: node.name, line: node.line) }
  /// The elements inside, in the document's order.
  var children: some Sequence<XMLElement> { node.children.lazy.map { XMLElement($0, input: input) } }

  /// The attribute `name`, or nil.
  subscript(_ name: String) -> String? { node[name] }

  /// The attribute `name`, which has to be there.
  func attribute(_ name: String) throws(Diagnostic) -> String {
    guard let value = node[name] else { throw path.wrong(expected: "@\(name)", found: "") }
    return value
  }

  /// The whole number `name`, or nil where it is absent.
  func integer(_ name: String) throws(Diagnostic) -> Int? {
    guard let text = node[name] else { return nil }
    guard let value = Int(text) else { throw path.wrong(expected: "@\(name) = integer", found: text) }
    return value
  }

  /// The case of an enumeration that the attribute `name` names.
  func value<Value: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Diagnostic) -> Value {
    try path.member(name).value(attribute(name))
  }

  /// The amount in the element's text.
  func amount(_ unit: AmountUnit) throws(Diagnostic) -> Amount { try path.amount(Array(text.utf8)[...], unit) }

  func unexpected(_ expected: String) -> Diagnostic { path.wrong(expected: expected, found: name) }
}
