package import YusuanFindings

/// The elements of a small XML document by the ranges of their bytes, and changes of them (保真编辑). What is not changed is
/// written byte for byte: white space, quotes, comments, unknown elements and namespaces.
package final class MarkupTree {
  /// An element.
  struct Element {
    var piece: MarkupToken
    /// Between its tags; where its start tag ends, if it is empty.
    var content: Range<Int>
    /// All of it.
    var whole: Range<Int>
    var parent: Int
    /// The index after that of its last descendant.
    var end: Int
  }

  /// How many elements a tree may have.
  private static let limit = 2_000_000

  let bytes: [UInt8]
  private(set) var elements: [Element] = []
  private var attributes: [Int: [(name: String, value: String?)]] = [:]
  private var appended: [Int: String] = [:]
  private var edits = ByteEdits()

  /// The tree of `bytes`, which stand at `place`. Throws the errors of ``MarkupLexer``, `.xmlMalformed` if there is no element,
  /// and `.fileTooLarge` if there are too many.
  package init(_ bytes: [UInt8], at place: Location) throws(Diagnostic) {
    self.bytes = bytes
    var lexer = try MarkupLexer(bytes, at: place)
    var open: [Int] = []
    while let piece = try lexer.next() {
      switch piece.kind {
      case .start, .empty:
        guard elements.count < Self.limit else {
          throw Diagnostic(.fileTooLarge, at: place, [.limit: "\(Self.limit) elements"])
        }
        let end = piece.range.upperBound
        elements.append(
          Element(
            piece: piece, content: end..<end, whole: piece.range, parent: open.last ?? -1, end: elements.count + 1))
        if piece.kind == .start { open.append(elements.count - 1) }
      case .end:
        let index = open.removeLast()
        elements[index].content = elements[index].content.lowerBound..<piece.range.lowerBound
        elements[index].whole = elements[index].whole.lowerBound..<piece.range.upperBound
        elements[index].end = elements.count
      case .text, .other: break
      }
    }
    guard !elements.isEmpty else { throw Diagnostic(.xmlMalformed, at: place, because: .tagsNotNested) }
  }

  /// The outermost element.
  package var root: MarkupNode { MarkupNode(tree: self, index: 0) }

  // MARK: Changes

  /// Sets the attribute `name` of `node`; nil takes it away.
  package func set(_ name: String, of node: MarkupNode, to value: String?) {
    attributes[node.index, default: []].removeAll { $0.name == name }
    attributes[node.index, default: []].append((name, value))
  }

  /// Puts `markup` behind the last child of `node`.
  package func append(_ markup: String, to node: MarkupNode) { appended[node.index, default: ""] += markup }

  /// Puts `markup` before `node`.
  package func insert(_ markup: String, before node: MarkupNode) {
    edits.insert(markup, at: node.element.whole.lowerBound)
  }

  /// Puts `markup` behind `node`.
  package func insert(_ markup: String, after node: MarkupNode) {
    edits.insert(markup, at: node.element.whole.upperBound)
  }

  /// Takes `node` away.
  package func remove(_ node: MarkupNode) { edits.remove(node.element.whole) }

  /// Puts `markup` in the place of all that is inside `node`, which must not be empty.
  package func replaceContent(of node: MarkupNode, with markup: String) {
    edits.replace(node.element.content, with: markup)
  }

  /// Whether nothing was changed.
  package var isUnchanged: Bool { edits.isEmpty && attributes.isEmpty && appended.isEmpty }

  /// The document with all changes.
  package func changed() -> [UInt8] {
    var edits = edits
    for (index, values) in attributes { change(index, values, &edits) }
    for (index, markup) in appended {
      let element = elements[index]
      guard element.piece.kind == .empty else {
        edits.insert(markup, at: element.content.upperBound)
        continue
      }
      let end = element.piece.range.upperBound
      let name = String(decoding: bytes[element.piece.name], as: UTF8.self)
      edits.replace((end - 2)..<end, with: ">\(markup)</\(name)>")
    }
    return edits.applied(to: bytes)
  }

  private func change(_ index: Int, _ values: [(name: String, value: String?)], _ edits: inout ByteEdits) {
    let piece = elements[index].piece
    for (name, value) in values {
      let quoted = value.map { " \(name)=\"\(MarkupText.escaped($0))\"" } ?? ""
      if let found = piece.attribute(name, in: bytes) {
        edits.replace(found.whole, with: quoted)
      } else if !quoted.isEmpty {
        edits.insert(quoted, at: piece.attributes(in: bytes).last?.whole.upperBound ?? piece.name.upperBound)
      }
    }
  }
}

/// An element of a ``MarkupTree``.
package struct MarkupNode {
  package let tree: MarkupTree
  let index: Int

  var element: MarkupTree.Element { tree.elements[index] }

  /// The name with its prefix.
  package var name: String { String(decoding: tree.bytes[element.piece.name], as: UTF8.self) }

  /// The name without its prefix.
  package var localName: String {
    let name = tree.bytes[element.piece.name]
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return String(decoding: local, as: UTF8.self)
  }

  /// The prefix of the name with its colon, or nothing.
  package var prefix: String { String(name.dropLast(localName.count)) }

  /// The elements directly inside it.
  package var children: [MarkupNode] {
    var (found, next) = ([MarkupNode](), index + 1)
    while next < element.end {
      found.append(MarkupNode(tree: tree, index: next))
      next = tree.elements[next].end
    }
    return found
  }

  /// The elements directly inside it with the local name `name`.
  package func children(_ name: String) -> [MarkupNode] { children.filter { $0.isNamed(name) } }

  /// The first element directly inside it with the local name `name`.
  package func first(_ name: String) -> MarkupNode? { children.first { $0.isNamed(name) } }

  /// Whether the local name is `name`.
  package func isNamed(_ name: String) -> Bool {
    let own = tree.bytes[element.piece.name]
    guard own.count >= name.utf8.count, own.suffix(name.utf8.count).elementsEqual(name.utf8) else { return false }
    return own.count == name.utf8.count || own.dropLast(name.utf8.count).last == UInt8(ascii: ":")
  }

  /// The value of the attribute with the name `name`, with its prefix, before any change. Nil if there is none.
  package func attribute(_ name: String) -> String? {
    element.piece.attribute(name, in: tree.bytes).map { MarkupText.unescaped(tree.bytes[$0.value]) }
  }

  /// The value of the attribute with the local name `name` and some prefix. Nil if there is none.
  package func prefixedAttribute(_ name: String) -> String? {
    let end = Array((":" + name).utf8)
    let found = element.piece.attributes(in: tree.bytes).first { tree.bytes[$0.name].suffix(end.count) == end[...] }
    return found.map { MarkupText.unescaped(tree.bytes[$0.value]) }
  }

  /// All of it as it is written, before any change.
  package var source: String { String(decoding: tree.bytes[element.whole], as: UTF8.self) }

  /// What is inside it as it is written, before any change.
  package var content: String { String(decoding: tree.bytes[element.content], as: UTF8.self) }
}
