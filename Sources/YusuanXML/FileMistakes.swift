public import YusuanFindings

/// Collects the mistakes of one file (一个文件的错误) with line and column.
public final class FileMistakes {
  /// The file's name, for findings.
  public let input: String
  /// The mistakes of all files.
  public let all: Mistakes
  private let bytes: [UInt8]
  /// Made when needed: most files have no mistake.
  private lazy var places = TagPlaces(bytes, input: input)

  /// Collects the mistakes of a file with the content `bytes` and the name `input`. They are added to `all`.
  public init(_ bytes: [UInt8], input: String, addingTo all: Mistakes) {
    (self.bytes, self.input, self.all) = (bytes, input, all)
  }

  /// The place of `node`, or of its attribute `attribute`.
  public func location(of node: XMLNode, attribute: String? = nil) -> Location {
    places.location(of: node, attribute: attribute)
  }

  /// Adds a mistake at `node`, or at its attribute `attribute`.
  public func note(
    _ code: Code, _ node: XMLNode, attribute: String? = nil, because reason: MistakeReason? = nil,
    _ facts: [Diagnostic.Fact: String]
  ) {
    all.add(Diagnostic(code, at: location(of: node, attribute: attribute), because: reason, facts))
  }

  /// Adds a mistake at `location`.
  public func note(_ code: Code, at location: Location, _ facts: [Diagnostic.Fact: String]) {
    all.add(Diagnostic(code, at: location, facts))
  }

  /// Adds a mistake for each violation of `grammar` in the document `root`.
  public func check(_ root: XMLNode, by grammar: XMLGrammar) {
    for mistake in grammar.mistakes(in: root, places) { all.add(mistake) }
  }

  /// Adds a mistake for each of `nodes` whose `attribute` has the value of an earlier one. `label` is what the nodes
  /// are called.
  public func noteRepeats(of attribute: String, in nodes: some Sequence<XMLNode>, label: String) {
    var known: [String: XMLNode] = [:]
    for node in nodes {
      guard let value = node[attribute] else { continue }
      if let first = known[value] {
        let line = location(of: first, attribute: attribute).line ?? 0
        note(.partRepeated, node, attribute: attribute, [.label: label, .found: value, .count: String(line)])
      } else {
        known[value] = node
      }
    }
  }

  /// Adds a mistake for each placeholder of `text` that is not in `known`.
  public func checkPlaceholders(_ text: String, of node: XMLNode, attribute: String? = nil, known: [String]) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let found = String(rest[open...close])
      rest = rest[rest.index(after: close)...]
      if known.contains(found) { continue }
      note(
        .placeholderUnknown, node, attribute: attribute,
        [
          .label: text, .found: found, .expected: known.joined(separator: ", "),
          .name: Likeness.nearest(to: found, of: known) ?? "",
        ])
    }
  }
}
