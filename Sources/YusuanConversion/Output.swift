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
  private let sums: TiedTotals

  /// An output in `form` with `profiles`.
  public init(form: OutputForm, profiles: ProfileSet) {
    self.form = form
    self.profiles = profiles
    sums = TiedTotals(profiles)
  }

  /// Whether the inputs need digests, because the form says where figures stood.
  public var needsDigests: Bool { form.writer.saysSources(options) }
  /// Whether the form shows what reading found, so that it has to be kept.
  public var showsFindings: Bool { form.writer.showsFindings }

  /// All disclosures as one text. JSON gets the outcome of rules from `checks`: one report for each disclosure, or none
  /// at all. Forms that show findings have those of `checks`, and those of `reading`, each beside its disclosure.
  ///
  /// Throws `.textNotEncodable`, and `.canonicalWrong` if the profile has no place for a figure.
  public func text(
    _ documents: [Document], checks: [CheckReport] = [], reading: [Diagnostic] = []
  ) throws(Diagnostic) -> [UInt8] {
    try form.writer.text(printouts(documents, checks, reading: reading), options)
  }

  /// The disclosures as files in `folder`: one a disclosure, or for printed CSV one a table. `checks`, `reading` and
  /// errors as in ``text(_:checks:reading:)``.
  public func files(
    _ documents: [Document], checks: [CheckReport] = [], reading: [Diagnostic] = [], in folder: String
  ) throws(Diagnostic) -> OutputSet {
    var set = OutputSet()
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let names = DisclosureName.names(documents)
    for file in try form.writer.files(printouts(documents, checks, reading: reading), names: names, options) {
      set.add(prefix + file.path, file.bytes)
    }
    return set
  }

  /// A printout of `document` with the outcome of rules in `report`. Throws `.profileUnknown`.
  package func printout(_ document: Document, _ report: CheckReport? = nil) throws(Diagnostic) -> Printout {
    Printout(
      document, try profiles.profile(document.disclosure.profile), checks: report.map { checks(document, $0) })
  }

  /// A printout of each of `documents`. Those of forms that show findings or sums have them.
  package func printouts(
    _ documents: [Document], _ checks: [CheckReport], reading: [Diagnostic] = [], reviews: [FindingReview] = []
  ) throws(Diagnostic) -> [Printout] {
    var printouts: [Printout] = []
    for (index, document) in documents.enumerated() {
      printouts.append(try printout(document, index < checks.count ? checks[index] : nil))
    }
    if form.writer.showsSums(options) {
      for index in printouts.indices { printouts[index].sums = try sums.sums(of: printouts[index]) }
    }
    guard showsFindings else { return printouts }
    let shares = FindingPrinter.share(reading, among: printouts.map { ($0.document, $0.profile) })
    for (index, reading) in shares.enumerated() {
      let printer = FindingPrinter(printouts[index].document, printouts[index].profile)
      let report = index < checks.count ? checks[index] : nil
      let review = index < reviews.count ? reviews[index] : report.map { FindingReview($0) }
      printouts[index].findings = printer.findings(review, reading: reading)
      printouts[index].outcomes = report.map(printer.outcomes)
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
