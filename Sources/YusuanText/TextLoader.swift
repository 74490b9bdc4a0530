internal import YusuanFindings
internal import YusuanModel
internal import YusuanRules
internal import YusuanXML

/// Turns the elements of a template into a ``TextTemplate``. Mistakes are recorded with line and column; what is mistaken is
/// left out.
struct TextLoader {
  static let namespace = "urn:yusuan:text:1"

  let language: FigureLanguage
  let notes: FileMistakes
  /// The words for changes, by their ids.
  private var changes: [String: TextTemplate.Change] = [:]

  init(language: FigureLanguage, notes: FileMistakes) { (self.language, self.notes) = (language, notes) }

  /// The template in the element `root`.
  mutating func template(_ root: XMLNode) -> TextTemplate {
    let changed = root.children.filter { $0.name == "change" }
    notes.noteRepeats(of: "id", in: changed, label: "change/@id")
    for node in changed { changes[node["id"] ?? ""] = change(node) }
    return TextTemplate(
      id: root["id"] ?? "", version: root["version"] ?? "",
      amountUnit: root["amountUnit"].flatMap(AmountUnit.init(rawValue:)),
      cover: root.children.filter { $0.name == "cover" }.map { phrase($0, FigureVariables()) },
      parts: root.children.filter { $0.name == "part" }.map { part($0) }, language: language)
  }

  private func change(_ node: XMLNode) -> TextTemplate.Change {
    func words(_ name: String) -> [TextTemplate.Words]? {
      node.children.first { $0.name == name }.map { phrase($0, FigureVariables(), isChange: true) }
    }
    return TextTemplate.Change(
      more: words("more") ?? [], less: words("less") ?? [], same: words("same") ?? [],
      fromNothing: words("fromNothing"), unknown: words("unknown") ?? [])
  }

  private func part(_ node: XMLNode) -> TextTemplate.Part {
    TextTemplate.Part(
      kind: node["kind"].flatMap(TextPartKind.init(rawValue:)) ?? .frame, heading: heading(node, FigureVariables()),
      blocks: blocks(node, level: 1, FigureVariables()))
  }

  private func heading(_ node: XMLNode, _ variables: FigureVariables) -> [TextTemplate.Words] {
    node.children.first { $0.name == "heading" }.map { phrase($0, variables) } ?? []
  }

  // MARK: Blocks

  /// The blocks in `node`, whose sections have headings of `level`.
  private func blocks(_ node: XMLNode, level: Int, _ variables: FigureVariables) -> [TextTemplate.Block] {
    var blocks: [TextTemplate.Block] = []
    for child in node.children {
      switch child.name {
      case "section":
        blocks.append(.heading(level: level, heading(child, variables)))
        blocks += self.blocks(child, level: level + 1, variables)
      case "paragraph": blocks.append(.paragraph(words(child, variables)))
      case "if":
        let choice = choice(child, variables) { self.blocks($0, level: level, variables) }
        choice.map { blocks.append(.choice($0)) }
      case "each":
        let loop = loop(child, variables) { self.blocks(child, level: level, $0) }
        loop.map { blocks.append(.each($0)) }
      default: break
      }
    }
    return blocks
  }

  private func words(_ node: XMLNode, _ variables: FigureVariables) -> [TextTemplate.Words] {
    var words: [TextTemplate.Words] = []
    for child in node.children {
      switch child.name {
      case "say": words += phrase(child, variables)
      case "if": choice(child, variables) { self.words($0, variables) }.map { words.append(.choice($0)) }
      case "each": loop(child, variables) { self.words(child, $0) }.map { words.append(.each($0)) }
      default: break
      }
    }
    return words
  }

  private func choice<Content>(
    _ node: XMLNode, _ variables: FigureVariables, _ content: (XMLNode) -> [Content]
  ) -> TextTemplate.Choice<[Content]>? {
    func part(_ name: String) -> [Content]? { node.children.first { $0.name == name }.map(content) }
    let (yes, no, unknown) = (part("then") ?? [], part("else") ?? [], part("unknown"))
    let test = read("test", of: node, variables) { reader throws(Diagnostic) in try reader.condition() }
    return test.map { TextTemplate.Choice(test: $0, yes: yes, no: no, unknown: unknown) }
  }

  private func loop<Content>(
    _ node: XMLNode, _ variables: FigureVariables, _ body: (FigureVariables) -> [Content]
  ) -> TextTemplate.Loop<[Content]>? {
    let name = node["name"] ?? ""
    if variables.place(of: name) != nil {
      notes.note(.partRepeated, node, attribute: "name", [.label: "each/@name", .found: name])
    }
    let domain = read("in", of: node, variables) { reader throws(Diagnostic) in try reader.domain() }
    guard let domain else { return nil }
    let inner = variables.adding(name, over: domain)
    var loop = TextTemplate.Loop(domain: domain, body: body(inner))
    loop.filter = read("where", of: node, inner) { reader throws(Diagnostic) in try reader.condition() }
    loop.order = read("by", of: node, inner) { reader throws(Diagnostic) in try reader.sum() }
    loop.between = phrase(node, attribute: "between", variables)
    loop.none = phrase(node, attribute: "none", variables)
    return loop
  }

  // MARK: Texts

  /// Reads the whole attribute `name` of `node` with `read`. Nil if it is not there or mistaken.
  private func read<Value>(
    _ name: String, of node: XMLNode, _ variables: FigureVariables,
    _ read: (inout FigureReader) throws(Diagnostic) -> Value
  ) -> Value? {
    guard let text = node[name] else { return nil }
    let place = place(of: node, attribute: name)
    var reader = language.reader(
      text, in: notes.input, line: place.line, column: place.column, variables: variables)
    do throws(Diagnostic) {
      let value = try read(&reader)
      try reader.end()
      return value
    } catch {
      notes.all.add(error)
      return nil
    }
  }

  private func place(of node: XMLNode, attribute: String) -> (line: Int, column: Int) {
    let location = notes.location(of: node, attribute: attribute)
    return (location.line ?? node.line, (location.column ?? 1) + attribute.utf8.count + 2)
  }

  private func phrase(
    _ node: XMLNode, _ variables: FigureVariables, isChange: Bool = false
  ) -> [TextTemplate.Words] {
    PhraseReader(language: language, notes: notes, variables: variables, changes: changes, isChange: isChange)
      .words(node.text, line: node.line, column: node.column + 1)
  }

  private func phrase(
    _ node: XMLNode, attribute: String, _ variables: FigureVariables
  ) -> [TextTemplate.Words] {
    guard let text = node[attribute] else { return [] }
    let place = place(of: node, attribute: attribute)
    return PhraseReader(language: language, notes: notes, variables: variables, changes: changes, isChange: false)
      .words(text, line: place.line, column: place.column)
  }
}
