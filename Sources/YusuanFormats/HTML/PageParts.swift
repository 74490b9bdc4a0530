public import YusuanFindings
public import YusuanModel

/// How parts of pages are written (网页片段的选项).
public struct PageOptions: Sendable {
  /// The language of everything but the tables.
  public var language: Language
  /// The money unit of the tables. Nil for that in which each was printed.
  public var amountUnit: AmountUnit?
  /// What begins each anchor, so that several disclosures can stand on one page: a letter, then letters, digits and
  /// hyphens.
  public var anchorPrefix = ""

  /// Pages in `language`.
  public init(_ language: Language = .zh) { self.language = language }
}

/// The parts of a page about one disclosure (网页片段): its tables, what was found, its charts. Each is one element, well-formed as
/// XML and in UTF-8, for a page of any program. ``PageStyle/sheet`` says how they look.
///
/// Cells lead to the findings about them and back, by anchors, without scripts. All texts are escaped.
public struct PageParts {
  private let content: PageContent

  /// The parts for `printout`.
  public init(_ printout: Printout, _ options: PageOptions = PageOptions()) {
    content = PageContent(printout, options)
  }

  /// What it is about: the unit and the year, the profile, where it was read, how the rules ended. Throws `.outputFailed`.
  public func heading() throws(Diagnostic) -> [UInt8] { try written { PageHeading(content).write(to: $0) } }

  /// Links to the other parts and to each table. Throws `.outputFailed`.
  public func contents() throws(Diagnostic) -> [UInt8] { try written { PageHeading(content).writeContents(to: $0) } }

  /// What the rules and reading found. Throws `.outputFailed`.
  public func findings() throws(Diagnostic) -> [UInt8] { try written { PageFindings(content).write(to: $0) } }

  /// The charts that the profile has for the tables. Throws `.outputFailed`.
  public func charts() throws(Diagnostic) -> [UInt8] { try written { PageCharts(content).write(to: $0) } }

  /// The tables as they are printed, with marked cells. Throws `.outputFailed`.
  public func tables() throws(Diagnostic) -> [UInt8] { try written { PageTables(content).write(to: $0) } }

  /// The table at `index` of the disclosure alone, which must exist. Empty if the profile does not have it. Throws
  /// `.outputFailed`.
  public func table(at index: Int) throws(Diagnostic) -> [UInt8] {
    try written { PageTables(content).write(tableAt: index, to: $0) }
  }

  private func written(_ write: (PageWriter) -> Void) throws(Diagnostic) -> [UInt8] {
    let page = try PageWriter()
    write(page)
    return try page.finish()
  }
}
