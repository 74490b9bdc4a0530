internal import YusuanModel

/// A label before an amount in running text: `{N}` stands for a number, `{class}` for the name of a functional class
/// (说明中数字前的文字).
struct StatementLabel: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    case literal([Unicode.Scalar])
    case number
    case className
  }

  /// The pieces from the last to the first: a label is matched from its end.
  private let pieces: [Piece]

  init(_ text: String) {
    var pieces: [Piece] = []
    var rest = text.utf8[...]
    while !rest.isEmpty {
      if rest.starts(with: "{N}".utf8) {
        pieces.append(.number)
        rest = rest.dropFirst(3)
      } else if rest.starts(with: "{class}".utf8) {
        pieces.append(.className)
        rest = rest.dropFirst(7)
      } else {
        let next = rest.dropFirst().firstIndex(of: UInt8(ascii: "{")) ?? rest.endIndex
        pieces.append(.literal(FoldedText(Substring(rest[..<next])).scalars))
        rest = rest[next...]
      }
    }
    self.pieces = pieces.reversed()
  }

  /// The characters with which the label may end.
  func endings(classes: [(name: [Unicode.Scalar], code: CodeNumber)]) -> [Unicode.Scalar] {
    switch pieces.first {
    case .literal(let literal)?: literal.suffix(1)
    case .number?: Array("0123456789".unicodeScalars)
    case .className?: classes.compactMap(\.name.last)
    case nil: []
    }
  }

  /// A match of the label at the end of a text.
  struct Match: Hashable {
    /// Where the label begins in the text.
    var start: Int
    /// The code of the class that stood for `{class}`.
    var classCode: CodeNumber?
  }

  /// The match of the label at the end of `text`, or nil if there is none. `classes` are the folded names of classes
  /// and their codes.
  func match(_ text: ArraySlice<Unicode.Scalar>, classes: [(name: [Unicode.Scalar], code: CodeNumber)]) -> Match? {
    var rest = text
    var match = Match(start: text.endIndex)
    for piece in pieces {
      switch piece {
      case .literal(let literal):
        guard rest.hasSuffix(literal) else { return nil }
        rest = rest.dropLast(literal.count)
      case .number:
        let start = rest.endIndex
        while let last = rest.last, ("0"..."9").contains(last) { rest.removeLast() }
        if rest.endIndex == start { return nil }
      case .className:
        let named = classes.filter { rest.hasSuffix($0.name) }.max { $0.name.count < $1.name.count }
        guard let named else { return nil }
        match.classCode = named.code
        rest = rest.dropLast(named.name.count)
      }
    }
    match.start = rest.endIndex
    return match
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Whether the text ends with `other`.
  func hasSuffix(_ other: [Unicode.Scalar]) -> Bool {
    count >= other.count && suffix(other.count).elementsEqual(other)
  }
}
