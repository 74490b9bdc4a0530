public import YusuanFindings
public import YusuanFormats
public import YusuanModel
internal import YusuanReports
public import YusuanRules

/// Writes disclosures in a form (写出).
public struct Output: Sendable {
  /// The form.
  public var form: OutputForm
  /// The profiles that disclosures are printed by.
  public var profiles: ProfileSet
  /// How it is written.
  public var options = FormOptions()

  /// Writing in `form` by `profiles`.
  public init(form: OutputForm, profiles: ProfileSet) {
    self.form = form
    self.profiles = profiles
  }

  /// The inputs need digests, since the form says where figures stood.
  public var needsDigests: Bool { form.writer.saysSources(options) }

  /// All disclosures as one text. Throws `.textNotEncodable`, and `.canonicalWrong` for a figure that the profile has no
  /// place for.
  ///
  /// JSON gets the outcome of rules from `checks`, one report a disclosure or none at all.
  public func text(_ documents: [Document], checks: [CheckReport] = []) throws(Diagnostic) -> [UInt8] {
    try form.writer.text(printouts(documents, checks), options)
  }

  /// The disclosures as files in `folder`: one a disclosure, and for CSV as printed one a table. Throws and takes
  /// `checks` as ``text(_:checks:)``.
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

  /// `document` on its way out, with what `report` found. Throws `.profileUnknown`.
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

  /// What writes the outcome of rules into a disclosure's JSON: facts alone, so that the same figures give the same bytes.
  private func checks(_ document: Document, _ report: CheckReport) -> JSONWriter.Checks {
    let unit = options.amountUnit ?? document.disclosure.amountUnit
    return { JSONCheckReport().write(report, in: unit, to: &$0) }
  }
}
