public import Diagnostics

/// An element of a small XML document, read whole: layouts, rules and canonical files (元素).
public struct XMLNode: Sendable, Hashable {
  /// The local name.
  public var name: String
  /// The namespace's URI; empty where there is none.
  public var namespace: String
  /// The attributes without a namespace, in the document's order; others are passed over.
  public var attributes: [XMLAttribute]
  /// The elements inside, in the document's order.
  public var children: [XMLNode]
  /// The text directly inside, joined.
  public var text: String
  /// The line where the element begins, from 1.
  public var line: Int
  /// The column of the last character of the element's start tag, from 1: its text begins behind it.
  public var column: Int

  /// The value of the attribute `name`, or nil.
  public subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The root element of the document `bytes`.
  ///
  /// Throws `.xmlMalformed` with line and reason for what is no XML, `.xmlRefused` for a DOCTYPE, more than 64 levels,
  /// 1,000 attributes on an element or 64 MiB of text.
  public static func parse(_ bytes: [UInt8], input: String) throws(Diagnostic) -> XMLNode {
    let builder = NodeBuilder()
    let parser = SAXParser(Location(input: input), handler: builder)
    try bytes.withUnsafeBufferPointer { bytes throws(Diagnostic) in
      try parser.feed(UnsafeRawBufferPointer(bytes))
    }
    try parser.finish()
    guard let root = builder.root else {
      throw Diagnostic(.xmlMalformed, at: Location(input: input, line: 1), [.reason: "no element"])
    }
    return root
  }
}

/// An attribute: its name and its value.
public struct XMLAttribute: Sendable, Hashable {
  /// The local name.
  public var name: String
  /// The value, references replaced.
  public var value: String
}

/// Builds a tree from the events of a parser.
private final class NodeBuilder: SAXHandler {
  private var tree = OpenTree()

  var root: XMLNode? { tree.root }

  func start(_ element: SAXElement) throws(Diagnostic) { tree.start(element) }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) { tree.append(bytes) }

  func end() throws(Diagnostic) { tree.end() }
}

/// A tree that is being built.
private struct OpenTree {
  private(set) var root: XMLNode?
  /// The elements that have begun and not ended, from the outermost.
  private var open: [XMLNode] = []
  /// Their texts so far, one behind another, and where each begins.
  private var text: [UInt8] = []
  private var starts: [Int] = []
  /// The namespace of the element that began last: nearly always that of the next one, too.
  private var namespace = ""

  mutating func start(_ element: SAXElement) {
    if !element.isIn(namespace) { namespace = element.namespace }
    open.append(
      XMLNode(
        name: element.name, namespace: namespace,
        attributes: (0..<element.attributeCount).compactMap { element.attribute($0) },
        children: [], text: "", line: element.line, column: element.column))
    starts.append(text.count)
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !open.isEmpty { text.append(contentsOf: bytes) }
  }

  mutating func end() {
    guard var node = open.popLast(), let start = starts.popLast() else { return }
    node.text = String(decoding: text[start...], as: UTF8.self)
    text.removeLast(text.count - start)
    if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
  }
}
