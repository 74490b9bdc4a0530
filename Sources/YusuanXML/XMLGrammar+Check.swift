public import YusuanFindings

extension XMLGrammar {
  /// The violations of the grammar in the document `root`, in document order: `.elementUnknown`, `.elementMisplaced`,
  /// `.attributeUnknown`, `.partMissing`, `.valueWrong`, `.partRepeated`. The root's own name is not checked
  /// (``isRoot(_:)``).
  public func mistakes(in root: XMLNode, _ places: TagPlaces) -> [Diagnostic] {
    var check = GrammarCheck(places: places, namespace: namespace)
    check.check(root, self.root)
    return check.mistakes
  }

  /// Whether `root` is the root element of such a document.
  public func isRoot(_ root: XMLNode) -> Bool { root.name == rootName && root.namespace == namespace }
}

/// Checks a document element by element.
private struct GrammarCheck {
  let places: TagPlaces
  let namespace: String
  var mistakes: [Diagnostic] = []

  mutating func check(_ node: XMLNode, _ type: XMLGrammar.Element) {
    checkAttributes(node, type)
    if let text = type.text {
      check(node.text, text, of: node, attribute: nil)
    } else if node.text.contains(where: { !$0.isWhitespace }) {
      note(
        .valueWrong, node, nil, because: .noText, [.label: node.name, .found: trimmed(node.text)])
    }
    checkContent(node, type)
  }

  // MARK: Elements

  private mutating func checkContent(_ node: XMLNode, _ type: XMLGrammar.Element) {
    var (place, counts) = (0, [Int](repeating: 0, count: type.content.count))
    for child in node.children {
      let known = type.content.indices.filter { type.content[$0].type(child.name) != nil }
      guard child.namespace == namespace, let found = known.first(where: { $0 >= place }) ?? known.last else {
        let names = type.content.flatMap { $0.elements.map(\.name) }
        note(
          .elementUnknown, child, nil,
          [
            .found: child.name, .label: node.name, .expected: names.joined(separator: ", "),
            .name: Likeness.nearest(to: child.name, of: names) ?? "",
          ])
        continue
      }
      if found < place {
        let before = type.content[place].elements.map(\.name).joined(separator: ", ")
        note(.elementMisplaced, child, nil, [.found: child.name, .expected: before])
      } else if counts[found] == type.content[found].most {
        note(.partRepeated, child, nil, [.label: "\(node.name)/\(child.name)"])
      }
      place = max(place, found)
      counts[found] += counts[found] == .max ? 0 : 1
      if let type = type.content[found].type(child.name) { check(child, type) }
    }
    for (particle, count) in zip(type.content, counts) where count < particle.least {
      let names = particle.elements.map(\.name).joined(separator: ", ")
      note(.partMissing, node, nil, [.label: node.name, .expected: names])
    }
  }

  // MARK: Attributes

  private mutating func checkAttributes(_ node: XMLNode, _ type: XMLGrammar.Element) {
    for (name, value) in node.attributes {
      if let known = type.attributes.first(where: { $0.name == name }) {
        check(value, known.value, of: node, attribute: name)
        continue
      }
      let names = type.attributes.map(\.name)
      note(
        .attributeUnknown, node, name,
        [
          .found: name, .label: node.name, .expected: names.joined(separator: ", "),
          .name: Likeness.nearest(to: name, of: names) ?? "",
        ])
    }
    for attribute in type.attributes where attribute.isRequired && node[attribute.name] == nil {
      note(.partMissing, node, nil, [.label: node.name, .expected: "@\(attribute.name)"])
    }
  }

  // MARK: Values

  private mutating func check(_ text: String, _ value: XMLGrammar.Value, of node: XMLNode, attribute: String?) {
    let parts = value.least == nil ? [text] : text.split(whereSeparator: \.isWhitespace).map(String.init)
    if parts.count >= value.least ?? 0, parts.allSatisfy({ isRight($0, value) }) { return }
    var facts = [Diagnostic.Fact.label: attribute.map { "\(node.name)/@\($0)" } ?? node.name, .found: trimmed(text)]
    var reason: MistakeReason?
    if !value.words.isEmpty {
      facts[.expected] = value.words.joined(separator: ", ")
      facts[.name] = Likeness.nearest(to: text, of: value.words)
    } else if let number = value.number, value.least == nil {
      (reason, facts[.limit]) = (.number, "\(number.lowerBound)–\(number.upperBound)")
    } else if let length = value.length {
      (reason, facts[.limit]) = (.characters, "\(length.lowerBound)–\(length.upperBound)")
    } else {
      reason = MistakeReason(rawValue: value.name) ?? .otherValue
    }
    note(.valueWrong, node, attribute, because: reason, facts)
  }

  private func isRight(_ text: String, _ value: XMLGrammar.Value) -> Bool {
    if !value.words.isEmpty { return value.words.contains(text) }
    if let number = value.number { return Int(text).map(number.contains) ?? false }
    if let pattern = value.pattern { return pattern.matches(text) }
    guard let length = value.length else { return true }
    // Runs of white space count as one space, and none counts at the ends (xs:token).
    let words = text.split(whereSeparator: \.isWhitespace)
    return length.contains(words.reduce(max(words.count - 1, 0)) { $0 + $1.unicodeScalars.count })
  }

  private func trimmed(_ text: String) -> String {
    let line = text.contains("\n") ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : text
    return line.count > 60 ? line.prefix(60) + "…" : line
  }

  private mutating func note(
    _ code: Code, _ node: XMLNode, _ attribute: String?, because reason: MistakeReason? = nil,
    _ facts: [Diagnostic.Fact: String]
  ) {
    mistakes.append(Diagnostic(code, at: places.location(of: node, attribute: attribute), because: reason, facts))
  }
}
