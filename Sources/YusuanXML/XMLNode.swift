public import YusuanFindings

/// An element of a small XML document that is held whole (元素): a profile, rules, or a canonical file.
public struct XMLNode: Sendable {
  private let document: XMLDocument
  private let index: Int

  init(_ document: XMLDocument, _ index: Int) { (self.document, self.index) = (document, index) }

  /// Parses the document `bytes` and returns its root element.
  ///
  /// Throws `.xmlMalformed` with line and reason if it is not XML. Throws `.xmlRefused` for a DOCTYPE, more than 64
  /// levels, 1,000 attributes on an element, or 64 MiB of text.
  public static func parse(_ bytes: [UInt8], input: String) throws(Diagnostic) -> XMLNode {
    let document = try XMLDocument(bytes, input: input)
    guard !document.elements.isEmpty else {
      throw Diagnostic(.xmlMalformed, at: Location(input: input, line: 1), because: .noElement)
    }
    return XMLNode(document, 0)
  }

  private var element: XMLDocument.Element { document.elements[index] }

  /// The local name.
  public var name: String { document.names[element.name] }

  /// The namespace URI. Empty if there is none.
  public var namespace: String { document.names[element.namespace] }

  /// The text directly inside it, joined.
  public var text: String { document.text(element.text) }

  /// The line where the element's start tag ends, from 1.
  public var line: Int { element.line }

  /// The column of the last character of the start tag, from 1. The element's text begins after it.
  public var column: Int { element.column }

  /// The value of the attribute `name` without a namespace, with references replaced. Nil if there is none.
  public subscript(_ name: String) -> String? {
    for attribute in document.attributes[element.attributes] where document.names[attribute.name] == name {
      return document.text(attribute.value)
    }
    return nil
  }

  /// The names and values of the attributes without a namespace, in document order.
  public var attributes: [(name: String, value: String)] {
    document.attributes[element.attributes].map { (document.names[$0.name], document.text($0.value)) }
  }

  /// How many elements of the document begin before it.
  var ordinal: Int { index }

  /// How many elements the document has.
  var elementCount: Int { document.elements.count }

  /// The elements directly inside it, in document order.
  public var children: XMLChildren { XMLChildren(document, index + 1..<element.end) }
}

/// The elements directly inside an element, in document order.
public struct XMLChildren: Collection, Sendable {
  private let document: XMLDocument
  /// The range of all elements inside, at any depth.
  private let places: Range<Int>

  init(_ document: XMLDocument, _ places: Range<Int>) { (self.document, self.places) = (document, places) }

  /// The position of the first element.
  public var startIndex: Int { places.lowerBound }
  /// The position after the last element.
  public var endIndex: Int { places.upperBound }
  /// The position of the next element.
  public func index(after place: Int) -> Int { document.elements[place].end }
  /// The element at the position `place`.
  public subscript(place: Int) -> XMLNode { XMLNode(document, place) }
}
