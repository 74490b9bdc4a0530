internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanXML

/// The terms of the field and their ids (术语表), read from `Schemas/glossary.xml`. Ids and kinds are proposed from them.
struct Glossary {
  /// Where a term stands. Its id depends on that.
  enum Place: String {
    case titles, panels, columns, rows
    /// Any place.
    case terms
  }

  /// What a term is.
  struct Term: Equatable {
    /// The id used in files.
    var id: String
    /// The kind of column or row, or nil if the term does not say.
    var kind: String?
    /// For a column of labels the kind of its rows: `fixed`, or the kind of a list's rows. Nil if the term does not
    /// say.
    var rows: String?
  }

  /// A functional class (类) that tables print as a row.
  struct FunctionalClass {
    var code: String
    var name: String
    /// Older names.
    var spellings: [String]
  }

  /// The terms by place and folded name.
  private var terms: [Place: [[Unicode.Scalar]: Term]] = [:]
  /// The length of the longest name of all, in folded characters.
  private(set) var longest = 0
  /// The functional classes, in the order of their codes.
  private(set) var classes: [FunctionalClass] = []
  private var classNames: [[Unicode.Scalar]: Int] = [:]

  /// Reads the glossary inside the program. Throws the errors of reading XML.
  init() throws(Diagnostic) {
    try readTerms()
    try readClasses()
  }

  private mutating func readTerms() throws(Diagnostic) {
    guard let file = SchemaFile.named("glossary.xml") else { return }
    for part in try XMLNode.parse(file.bytes, input: file.name).children {
      guard let place = Place(rawValue: part.name) else { continue }
      for node in part.children {
        let term = Term(id: node["id"] ?? "", kind: node["kind"], rows: node["rows"])
        for name in (node["names"] ?? "").split(separator: " ") {
          let folded = FoldedText(name).scalars
          terms[place, default: [:]][folded] = term
          longest = max(longest, folded.count)
        }
      }
    }
  }

  private mutating func readClasses() throws(Diagnostic) {
    guard let file = SchemaFile.named("codes/functional.xml") else { return }
    for node in try XMLNode.parse(file.bytes, input: file.name).children {
      guard let code = node["value"], code.utf8.count == 3, let name = node["name"] else { continue }
      let spellings = node.children.map { $0["name"] ?? $0.text }
      for text in [name] + spellings { classNames[FoldedText(text).scalars] = classes.count }
      classes.append(FunctionalClass(code: code, name: name, spellings: spellings))
    }
  }

  /// The term named by the folded characters `name` at `place` or at any place, or nil if there is none.
  func term(_ name: [Unicode.Scalar], at place: Place) -> Term? { terms[place]?[name] ?? terms[.terms]?[name] }

  /// The term named by the label `text` at `place`. Its ordinal, its remark in brackets and its year are ignored.
  func term(_ text: String, at place: Place) -> Term? {
    let whole = FoldedText(text)
    for name in [whole.scalars, ItemName(whole).name] {
      if let found = term(name, at: place) ?? term(DraftText.withoutBrackets(name), at: place) { return found }
    }
    return nil
  }

  /// The index in ``classes`` of the functional class that `text` names, or nil if it names none.
  func functionalClass(_ text: String) -> Int? { classNames[ItemName(FoldedText(text)).name] }
}
