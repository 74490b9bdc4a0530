internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanXML

/// The terms of the field and their wire names (术语表), read from `Schemas/glossary.xml`: what ids and kinds are proposed from.
struct Glossary {
  /// Where a term stands: what it is called depends on it.
  enum Place: String {
    case titles, panels, columns, rows
    /// Any place.
    case terms
  }

  /// What a term is.
  struct Term: Equatable {
    /// The wire name.
    var id: String
    /// Of a column or a row what it is; nil where the term does not say.
    var kind: String?
    /// Of a column of labels what its rows are: `fixed`, or the kind of a list's rows; nil where the term does not say.
    var rows: String?
  }

  /// A functional class (类) that tables print as a row.
  struct FunctionalClass {
    var code: String
    var name: String
    /// Older names.
    var spellings: [String]
  }

  /// By place and folded name.
  private var terms: [Place: [[Unicode.Scalar]: Term]] = [:]
  /// The longest name of any place, in folded characters.
  private(set) var longest = 0
  /// The functional classes, by rising code.
  private(set) var classes: [FunctionalClass] = []
  private var classNames: [[Unicode.Scalar]: Int] = [:]

  /// The glossary inside the program. Throws what XML can throw.
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
      let spellings = node.children.map(\.text)
      for text in [name] + spellings { classNames[FoldedText(text).scalars] = classes.count }
      classes.append(FunctionalClass(code: code, name: name, spellings: spellings))
    }
  }

  /// The term that the folded characters `name` are at `place`, or at any place; nil where they are none.
  func term(_ name: [Unicode.Scalar], at place: Place) -> Term? { terms[place]?[name] ?? terms[.terms]?[name] }

  /// The term that the label `text` is at `place`, without its ordinal, its remark in brackets and its year.
  func term(_ text: String, at place: Place) -> Term? {
    let whole = FoldedText(text)
    for name in [whole.scalars, ItemName(whole).name] {
      if let found = term(name, at: place) ?? term(DraftText.withoutBrackets(name), at: place) { return found }
    }
    return nil
  }

  /// The functional class that the label `text` names, by its place in ``classes``; nil where it names none.
  func functionalClass(_ text: String) -> Int? { classNames[ItemName(FoldedText(text)).name] }
}
