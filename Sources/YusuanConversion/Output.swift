public import YusuanFindings
public import YusuanFormats
public import YusuanModel
internal import YusuanReports
public import YusuanRules

/// Writes disclosures in a form (写出).
public struct Output: Sendable {
  /// The form.
  public var form: OutputForm
  /// The profiles that give the layout of printed tables.
  public var profiles: ProfileSet
  /// The options of the form.
  public var options = FormOptions()

  /// An output in `form` with `profiles`.
  public init(form: OutputForm, profiles: ProfileSet) {
    self.form = form
    self.profiles = profiles
  }

  /// Whether the inputs need digests, because the form says where figures stood.
  public var needsDigests: Bool { form.writer.saysSources(options) }

  /// All disclosures as one text. JSON gets the outcome of rules from `checks`: one report for each disclosure, or none
  /// at all.
  ///
  /// Throws `.textNotEncodable`, and `.canonicalWrong` if the profile has no place for a figure.
  public func text(_ documents: [Document], checks: [CheckReport] = []) throws(Diagnostic) -> [UInt8] {
    try form.writer.text(printouts(documents, checks), options)
  }

  /// The disclosures as files in `folder`: one a disclosure, or for printed CSV one a table. `checks` and errors as in
  /// ``text(_:checks:)``.
  public func files(
    _ documents: [Document], checks: [CheckReport] = [], in folder: String
  ) throws(Diagnostic) -> OutputSet {
    var set = OutputSet()
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let names = DisclosureName.names(documents)
    for file in try form.writer.files(printouts(documents, checks), names: names, options) {
      set.add(prefix + file.path, file.bytes)
    }
    return set
  }

  /// A printout of `document` with the outcome of rules in `report`. Throws `.profileUnknown`.
  package func printout(_ document: Document, _ report: CheckReport? = nil) throws(Diagnostic) -> Printout {
    Printout(
      document, try profiles.profile(document.disclosure.profile), checks: report.map { checks(document, $0) })
  }

  package func printouts(
    _ documents: [Document], _ checks: [CheckReport]
  ) throws(Diagnostic) -> [Printout] {
    var printouts: [Printout] = []
    for (index, document) in documents.enumerated() {
      printouts.append(try printout(document, index < checks.count ? checks[index] : nil))
    }
    return printouts
  }

  /// Writes the outcome of rules into a disclosure's JSON. It writes facts alone, so that the same figures give the
  /// same bytes.
  private func checks(_ document: Document, _ report: CheckReport) -> JSONWriter.Checks {
    let unit = options.amountUnit ?? document.disclosure.amountUnit
    return { JSONCheckReport().write(report, in: unit, to: &$0) }
  }
}
