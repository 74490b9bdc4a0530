internal import YusuanFindings
internal import YusuanPackage

/// The styles of a workbook (单元格样式; ECMA-376 part 1, 18.8), to which looks are added. What is there is used again, so that
/// the same marks on the same workbook give the same styles.
struct StyleSheet {
  private let tree: MarkupTree
  private let formats: MarkupNode
  /// The cell formats as they are written, those added included.
  private var sources: [String]
  private var indexes: [String: Int] = [:]
  private var lists: [String: List] = [:]
  private var marked: [Pair: Int] = [:]
  /// The styles that had the fill of a mark from the beginning.
  private var earlier: Set<Int> = []
  /// The index of the fill of each colour that there is.
  private var fills: [MarkColour: Int] = [:]

  private struct Pair: Hashable {
    var style: Int
    var colour: MarkColour
  }

  /// A list of fonts or fills: how many there are, and what was added.
  private struct List {
    var node: MarkupNode?
    var count: Int
    var added: [String: Int] = [:]
    var markup = ""
  }

  /// What a list begins with where the file has none, or one that is too short (18.8.21, 18.8.23).
  private static let beginnings: [String: [String]] = [
    "fonts": ["<§font><§sz val=\"11\"/><§name val=\"宋体\"/></§font>"],
    "fills": [
      "<§fill><§patternFill patternType=\"none\"/></§fill>", "<§fill><§patternFill patternType=\"gray125\"/></§fill>",
    ],
  ]

  /// The styles `tree` of a part at `place`. Throws `.notAnnotated` if they have no cell formats.
  init(_ tree: MarkupTree, at place: Location) throws(Diagnostic) {
    self.tree = tree
    guard let formats = tree.root.first("cellXfs") else {
      throw Diagnostic(.notAnnotated, at: place, because: .noStyles)
    }
    self.formats = formats
    sources = formats.children("xf").map(\.source)
    for (index, source) in sources.enumerated() where indexes[source] == nil { indexes[source] = index }
    for name in Self.beginnings.keys {
      let node = tree.root.first(name)
      lists[name] = List(node: node, count: node?.children.count ?? 0)
    }
    for (index, fill) in (tree.root.first("fills")?.children ?? []).enumerated() {
      guard let pattern = fill.first("patternFill"), pattern.attribute("patternType") == "solid",
        let colour = pattern.first("fgColor")?.attribute("rgb").flatMap(MarkColour.init(rawValue:)),
        fills[colour] == nil
      else { continue }
      fills[colour] = index
    }
    guard !fills.isEmpty else { return }
    for (index, xf) in formats.children("xf").enumerated() {
      if let fill = xf.attribute("fillId").flatMap({ Int($0) }), fills.values.contains(fill) { earlier.insert(index) }
    }
  }

  private var prefix: String { tree.root.prefix }

  /// The style `style` with the fill of `colour`.
  mutating func style(_ style: Int, marked colour: MarkColour) -> Int {
    if let known = marked[Pair(style: style, colour: colour)] { return known }
    let fill: Int
    if let known = fills[colour] {
      fill = known
    } else {
      let p = prefix
      fill = add(
        "<\(p)fill><\(p)patternFill patternType=\"solid\"><\(p)fgColor rgb=\"\(colour.rawValue)\"/>"
          + "<\(p)bgColor indexed=\"64\"/></\(p)patternFill></\(p)fill>", to: "fills")
      fills[colour] = fill
    }
    let index = format(source(of: style), ["fillId": String(fill), "applyFill": "1"])
    marked[Pair(style: style, colour: colour)] = index
    return index
  }

  /// The style `style` without the fill of a mark, if it has one; else itself.
  mutating func unmarked(_ style: Int) -> Int {
    guard isMarked(style) else { return style }
    return format(sources[style], ["fillId": "0"])
  }

  /// Whether the style `style` had the fill of a mark from the beginning.
  func isMarked(_ style: Int) -> Bool { earlier.contains(style) }

  /// The style of cells of the sheet of findings with the font, the fill and the alignment given; each is markup.
  mutating func style(font: String, fill: String?, alignment: String) -> Int {
    let font = add(font.replacing("§", with: prefix), to: "fonts")
    let fill = fill.map { add($0.replacing("§", with: prefix), to: "fills") } ?? 0
    return format(
      "<\(prefix)xf numFmtId=\"0\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"0\" applyFont=\"1\" applyFill=\"1\" "
        + "applyAlignment=\"1\">\(alignment.replacing("§", with: prefix))</\(prefix)xf>", [:])
  }

  /// The style `style` with a number format for text (`isText`), or without one (18.8.30).
  mutating func style(_ style: Int, forText isText: Bool) -> Int {
    let source = source(of: style)
    let isTextNow = Self.attribute("numFmtId", of: source) == "49"
    if isText { return isTextNow ? style : format(source, ["numFmtId": "49", "applyNumberFormat": "1"]) }
    let isQuoted = Self.attribute("quotePrefix", of: source) != nil
    guard isTextNow || isQuoted else { return style }
    var changes = isTextNow ? ["numFmtId": "4", "applyNumberFormat": "1"] : [:]
    if isQuoted { changes["quotePrefix"] = "0" }
    return format(source, changes)
  }

  /// The styles with what was added. Nil if nothing was.
  mutating func changed() -> MarkupTree? {
    for (name, list) in lists.sorted(by: { $0.key > $1.key }) where !list.markup.isEmpty {
      if let node = list.node {
        tree.append(list.markup, to: node)
        tree.set("count", of: node, to: String(list.count))
      } else {
        let p = prefix
        let markup = "<\(p)\(name) count=\"\(list.count)\">\(list.markup)</\(p)\(name)>"
        tree.insert(markup, before: place(of: name))
      }
    }
    lists = [:]
    return tree.isUnchanged ? nil : tree
  }

  /// The child before which the list `name` has to stand (18.8.39).
  private func place(of name: String) -> MarkupNode {
    let before = name == "fonts" ? ["numFmts"] : ["numFmts", "fonts"]
    return tree.root.children.first { !before.contains($0.localName) } ?? formats
  }

  private func source(of style: Int) -> String {
    sources.indices.contains(style) ? sources[style] : sources.first ?? "<\(prefix)xf/>"
  }

  /// The index of the format `source` with other `attributes`; it is added if it is not there.
  private mutating func format(_ source: String, _ attributes: [String: String]) -> Int {
    var source = source
    if !attributes.isEmpty, let xf = try? MarkupTree(Array(source.utf8), at: Location(input: "")) {
      for (name, value) in attributes.sorted(by: { $0.key < $1.key }) { xf.set(name, of: xf.root, to: value) }
      source = String(decoding: xf.changed(), as: UTF8.self)
    }
    if let known = indexes[source] { return known }
    sources.append(source)
    indexes[source] = sources.count - 1
    tree.append(source, to: formats)
    tree.set("count", of: formats, to: String(sources.count))
    return sources.count - 1
  }

  private static func attribute(_ name: String, of source: String) -> String? {
    (try? MarkupTree(Array(source.utf8), at: Location(input: "")))?.root.attribute(name)
  }

  /// The index of `markup` in the list `name`; it is added if it is not there.
  private mutating func add(_ markup: String, to name: String) -> Int {
    guard var list = lists[name] else { return 0 }
    if let known = list.added[markup] { return known }
    if let known = list.node?.children.firstIndex(where: { $0.source == markup }) { return known }
    let beginning = (Self.beginnings[name] ?? []).map { $0.replacing("§", with: prefix) }
    for missing in beginning.dropFirst(list.count) + [markup] {
      list.added[missing] = list.count
      list.markup += missing
      list.count += 1
    }
    lists[name] = list
    return list.count - 1
  }
}
