/// One finding about an input: facts only; the words are in ``Wording`` (诊断).
///
/// The wire shape of the machine-readable form is in `Documentation/diagnostics.md`.
public struct Diagnostic: Error, Hashable, Sendable {
  /// A named fact of a finding, filled into the wording and written to the machine-readable form.
  public enum Fact: String, Hashable, Sendable, CaseIterable, Comparable {
    /// What the layout, the schema or the format asks for.
    case expected
    /// What stands in the input instead.
    case found
    /// The money unit, 元 or 万元.
    case unit
    /// A table, by number and title.
    case table
    /// A column's label.
    case column
    /// A row's label or another printed text.
    case label
    /// How many of something.
    case count
    /// A bound that was exceeded.
    case limit
    /// The reason that the program, a library or the system gave, in English.
    case reason
    /// A name: of a file, a layout, an encoding.
    case name

    /// The order in the machine-readable form.
    public static func < (a: Fact, b: Fact) -> Bool { a.rawValue < b.rawValue }
  }

  /// What kind of finding this is.
  public var code: Code
  /// How much it weighs; the code's own severity unless the situation differs.
  public var severity: Severity
  /// Where it was found.
  public var location: Location
  /// Facts that people read in their language: the reason, and the like.
  public var phrases: [Fact: Phrase]
  /// The facts that the wording of `code` names.
  public var facts: [Fact: String]
  /// How many non-blank cells this finding alone accounts for: they are not in the model.
  public var cells: Int
  /// What else ended the same work, where one look finds everything: the other mistakes of a profile and its files.
  public var further: [Diagnostic] = []

  /// A finding of kind `code` at `location`, which is so because of `reason`.
  public init(
    _ code: Code, at location: Location, because reason: Phrase? = nil, _ facts: [Fact: String] = [:], cells: Int = 0,
    severity: Severity? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.location = location
    self.facts = facts
    phrases = [:]
    if let reason {
      phrases[.reason] = reason
      self.facts[.reason] = reason[.en]
    }
    self.cells = cells
  }
}

extension Diagnostic {
  /// A finding of kind `code` at `location` about a profile. Its fact `reason` is the name of `mistake`, or missing if that
  /// is nil; people read the words.
  public init(_ code: Code, at location: Location, because mistake: MistakeReason?, _ facts: [Fact: String]) {
    self.init(code, at: location, facts)
    guard let mistake else { return }
    self.facts[.reason] = mistake.rawValue
    phrases[.reason] = mistake.phrase
  }

  /// The first of `findings`, with the others as ``further``; nil where there are none.
  public init?(_ findings: [Diagnostic]) {
    guard let first = findings.first else { return nil }
    self = first
    further += findings.dropFirst()
  }

  /// The finding without its ``further`` ones, and these.
  public var all: [Diagnostic] {
    var first = self
    first.further = []
    return [first] + further.flatMap(\.all)
  }
}
