internal import YusuanFindings
internal import YusuanPackage

/// The comments of a sheet (批注; ECMA-376 part 1, 18.7). Those of others stay.
struct NoteList {
  private let tree: MarkupTree
  private let list: MarkupNode
  private let authors: MarkupNode
  private var own: Int?
  /// The comments of others, by their cells; those of conversations (threaded comments) are not touched.
  private var others: [CellPosition: MarkupNode] = [:]
  private var conversations: Set<CellPosition> = []
  /// The cells of the comments that an earlier annotation made.
  private(set) var earlier: Set<CellPosition> = []
  private var added = 0

  /// A part without comments.
  static func empty(isStrict: Bool) -> [UInt8] {
    let namespace = isStrict ? WorkbookEdit.strictMain : WorkbookEdit.transitionalMain
    return Array(
      (OfficePackage.declaration
        + "<comments xmlns=\"\(namespace)\"><authors></authors><commentList></commentList></comments>").utf8)
  }

  /// The comments of `tree`, without those of an earlier annotation. Nil if there is no list of them.
  init?(_ tree: MarkupTree) {
    guard let authors = tree.root.first("authors"), let list = tree.root.first("commentList") else { return nil }
    self.tree = tree
    (self.authors, self.list) = (authors, list)
    let names = authors.children("author").map { MarkupText.unescaped($0.content.utf8) }
    own = names.firstIndex(of: AnnotationWords.author)
    for comment in list.children("comment") {
      guard let cell = comment.attribute("ref").flatMap({ CellPosition(a1: $0) }) else { continue }
      let author = comment.attribute("authorId").flatMap { Int($0) }
      // LibreOffice forgets authors, but not what they said.
      let said = Self.runs(of: comment).map(\.text).joined().drop(while: \.isWhitespace)
      if own != nil && author == own || said.hasPrefix(AnnotationWords.addition) {
        earlier.insert(cell)
        tree.remove(comment)
        continue
      }
      others[cell] = comment
      if let author, names.indices.contains(author), names[author].hasPrefix("tc=") { conversations.insert(cell) }
    }
  }

  /// Says `text` on `cell`: in a comment of its own, or behind the text of the comment that is there. Returns whether the
  /// comment needs a shape.
  mutating func add(_ text: String, on cell: CellPosition) -> Bool {
    let p = tree.root.prefix
    if conversations.contains(cell) { return false }
    if let other = others[cell] {
      extend(other, with: text)
      return false
    }
    if own == nil {
      own = authors.children("author").count
      tree.append("<\(p)author>\(AnnotationWords.author)</\(p)author>", to: authors)
    }
    added += 1
    let run = Self.run("\(AnnotationWords.addition)\n\(text)", p)
    tree.append(
      "<\(p)comment ref=\"\(cell.a1)\" authorId=\"\(own ?? 0)\"><\(p)text>\(run)</\(p)text></\(p)comment>", to: list)
    return true
  }

  private static func run(_ text: String, _ p: String) -> String {
    "<\(p)r><\(p)rPr><\(p)sz val=\"9\"/></\(p)rPr><\(p)t xml:space=\"preserve\">\(SheetMarkup.text(text))</\(p)t></\(p)r>"
  }

  /// Puts `text` behind that of `comment`.
  private func extend(_ comment: MarkupNode, with text: String) {
    guard let body = comment.first("text") else { return }
    let p = tree.root.prefix
    let run = Self.run("\n\(AnnotationWords.addition)\n\(text)", p)
    guard let plain = body.first("t") else { return tree.append(run, to: body) }
    // A text is either plain or in runs.
    tree.insert("<\(p)r>", before: plain)
    tree.insert("</\(p)r>", after: plain)
    if let after = body.children.first(where: { ["rPh", "phoneticPr"].contains($0.localName) }) {
      tree.insert(run, before: after)
    } else {
      tree.append(run, to: body)
    }
  }

  /// Takes the texts away that an earlier annotation put behind those of others.
  func removeAdditions() {
    for comment in others.values {
      let runs = Self.runs(of: comment)
      // Another program may have parted the text into other runs.
      let whole = runs.map(\.text).joined()
      guard let mark = whole.firstRange(of: AnnotationWords.addition)?.lowerBound else { continue }
      var rest = whole[..<mark]
      if rest.last == "\n" { rest.removeLast() }
      for (node, text) in runs {
        if rest.isEmpty {
          tree.remove(node)
        } else if rest.count < text.count, let body = node.isNamed("t") ? node : node.first("t") {
          tree.replaceContent(of: body, with: SheetMarkup.text(String(rest)))
        }
        rest = rest.dropFirst(text.count)
      }
    }
  }

  /// The runs of the text of `comment`; a plain text is one.
  private static func runs(of comment: MarkupNode) -> [(node: MarkupNode, text: String)] {
    (comment.first("text")?.children ?? []).compactMap { node in
      let body = node.isNamed("t") ? node : node.isNamed("r") ? node.first("t") : nil
      return body.map { (node, MarkupText.unescaped($0.content.utf8)) }
    }
  }

  /// Whether no comment is there any more.
  var isEmpty: Bool { others.isEmpty && added == 0 }

  /// The comments with all changes.
  var changed: MarkupTree { tree }
}
