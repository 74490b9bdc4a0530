internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanXML

/// The words printed around the tables of any bureau (通用用语). They are read from the profile `common-base`, which drafts
/// include.
struct CommonWords {
  /// The id of the profile with these words.
  static let profile = "common-base"

  /// The words, by the name of their element.
  private var words: [String: [Label]] = [:]

  /// Reads the words inside the program. Throws the errors of reading XML.
  init() throws(Diagnostic) {
    guard let file = BuiltInProfiles.file(Self.profile) else { return }
    for part in try XMLNode.parse(file.bytes, input: file.name).children where part.name == "words" {
      for node in part.children { words[node.name, default: []].append(Label(node.text)) }
    }
  }

  /// The words of the kind `kind`, such as `printLabel`.
  func all(_ kind: String) -> [Label] { words[kind] ?? [] }

  /// Whether `folded` is a word of the kind `kind`.
  func holds(_ folded: FoldedText, _ kind: String) -> Bool { all(kind).contains { $0.matches(folded) } }

  /// Whether `folded` begins with a word of the kind `kind` and a colon. A number may stand between them.
  private func begins(_ folded: FoldedText, _ kind: String) -> Bool {
    all(kind).contains { word in
      guard let match = word.match(folded.scalars[...]) else { return false }
      return folded.scalars.dropFirst(match.length).drop { ("0"..."9").contains($0) }.first == ":"
    }
  }

  /// Whether `folded` is the title of a form or table that is never drafted.
  func isOtherTable(_ folded: FoldedText) -> Bool {
    all("otherTable").contains {
      folded.scalars.suffix($0.text.unicodeScalars.count).elementsEqual($0.text.unicodeScalars)
    }
  }

  /// The kinds of text that `text` may be, apart from any table. `isTerm` says whether a text is a known term; a term
  /// never counts as a title because of its shape.
  func marks(_ text: String, isTerm: (FoldedText) -> Bool) -> TextMarks {
    let folded = FoldedText(text)
    if folded.isEmpty { return .blank }
    let scalars = folded.scalars[...]
    if TextShape.isDash(scalars) { return .dash }
    if TextShape.isFigure(scalars) { return .figure }
    var marks: TextMarks = []
    if holds(folded, "watermark") { marks.insert(.watermark) }
    if holds(folded, "printLabel") || PrintLabel(folded) != nil { marks.insert(.printLabel) }
    if holds(folded, "continuation") { marks.insert(.continuation) }
    if holds(folded, "pageTotal") { marks.insert(.pageTotal) }
    if begins(folded, "note") { marks.insert(.note) }
    if begins(folded, "signature") { marks.insert(.signature) }
    if marks.isEmpty, let told = ToldText(text) { marks.formUnion(told.isAnnounced ? [.meta, .metaLabel] : .meta) }
    if !marks.isEmpty { return marks }
    if TextShape.isSentence(scalars) { return .sentence }
    return TextShape.isTitleLike(scalars) && !isTerm(folded) ? .titleLike : []
  }
}
