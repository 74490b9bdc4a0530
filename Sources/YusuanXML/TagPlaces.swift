public import YusuanFindings

/// The places of the start tags of a document (起始标签的位置), for findings about files that people write.
///
/// ```
/// 12 │   <table number="1" id="first">      a table: line 12, column 3; its id: line 12, column 21
/// ```
public struct TagPlaces: Sendable {
  /// The name of the document, for findings.
  public let input: String
  private let bytes: [UInt8]
  /// Where each start tag begins, in document order.
  private var tags: [Int] = []
  /// Where each line begins.
  private var lines = [0]

  /// Finds the start tags of the document `bytes` with the name `input`. Only encodings that extend ASCII have columns.
  public init(_ bytes: [UInt8], input: String) {
    self.bytes = bytes
    self.input = input
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { lines.append(index + 1) }
    var index = 0
    while let open = next(UInt8(ascii: "<"), from: index) { index = skipMarkup(at: open) }
  }

  /// The place of the start tag of `node`, or of its attribute `attribute`. Has no column if that is not known.
  public func location(of node: XMLNode, attribute: String? = nil) -> Location {
    guard tags.indices.contains(node.ordinal), tags.count == node.elementCount else {
      return Location(input: input, line: node.line)
    }
    let tag = tags[node.ordinal]
    return location(at: attribute.flatMap { self.attribute($0, from: tag) } ?? tag)
  }

  private func location(at offset: Int) -> Location {
    var (low, high) = (0, lines.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    var start = lines[low]
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let column = bytes[start..<max(offset, start)].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return Location(input: input, line: low + 1, column: column)
  }

  // MARK: Markup

  private func next(_ byte: UInt8, from start: Int) -> Int? { bytes[start...].firstIndex(of: byte) }

  /// The index after the markup that begins at `open`. A start tag is remembered (XML 1.0, 2.5, 2.6, 2.7 and 3.1).
  private mutating func skipMarkup(at open: Int) -> Int {
    let rest = bytes[open...]
    if rest.starts(with: "<!--".utf8) { return end("-->", from: open + 4) }
    if rest.starts(with: "<![CDATA[".utf8) { return end("]]>", from: open + 9) }
    if rest.starts(with: "<?".utf8) { return end("?>", from: open + 2) }
    if rest.starts(with: "<!".utf8) || rest.starts(with: "</".utf8) { return end(">", from: open + 2) }
    tags.append(open)
    var index = open + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index = indexAfter(index) }
    return min(index + 1, bytes.count)
  }

  /// The index after the byte at `index`, or, if that is a quote, after the quoted value.
  private func indexAfter(_ index: Int) -> Int {
    let byte = bytes[index]
    guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { return index + 1 }
    return next(byte, from: index + 1).map { $0 + 1 } ?? bytes.count
  }

  private func end(_ mark: String, from start: Int) -> Int {
    var index = start
    while index < bytes.count, !bytes[index...].starts(with: mark.utf8) { index += 1 }
    return min(index + mark.utf8.count, bytes.count)
  }

  /// The index of the attribute `name` of the start tag at `tag`, with any prefix, or nil if there is none.
  private func attribute(_ name: String, from tag: Int) -> Int? {
    var index = tag + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if isSpace(bytes[index]) {
        let start = index + 1
        let word = bytes[start...].prefix { !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
        if word.elementsEqual(name.utf8) || word.suffix(name.utf8.count + 1).elementsEqual((":" + name).utf8) {
          return start
        }
      }
      index = indexAfter(index)
    }
    return nil
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
}
