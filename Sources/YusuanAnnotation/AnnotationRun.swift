public import YusuanConversion
public import YusuanFindings
public import YusuanFormats
public import YusuanModel
public import YusuanProfiles
internal import YusuanRules
internal import YusuanSheets

/// Reads and checks a workbook, and gives it back annotated (标注一份工作簿).
public final class AnnotationRun {
  /// What a run gives.
  public struct Result: Sendable {
    /// The annotated workbook.
    public var workbook: AnnotatedWorkbook
    /// What it lists.
    public var findings: [PrintedFinding]
    /// The mends that are offered in it.
    public var offered: [Mend]
    /// The mends that were made, and those that were ticked and were not.
    public var mended: [Diagnostic]
  }

  let options: ConversionOptions
  let rules: RuleChoice
  let language: Language
  let listsInformation: Bool

  /// A run that reads with `options` and checks with `rules`. Findings that are mere information are left out, unless
  /// `listsInformation`.
  public init(_ options: ConversionOptions, rules: RuleChoice, language: Language, listsInformation: Bool = false) {
    self.options = options
    self.rules = rules
    self.language = language
    self.listsInformation = listsInformation
  }

  /// The workbook `bytes`, which findings name `input`, annotated. With `applies`, the mends that are ticked in it are made
  /// before. Throws the errors of ``WorkbookAnnotator``, and with `applies` `.noMendTicked` if there is none.
  public func annotate(
    _ bytes: [UInt8], named input: String, applies: Bool = false
  ) throws(Diagnostic) -> Result {
    var (bytes, mended) = (bytes, [Diagnostic]())
    if applies { (bytes, mended) = try apply(bytes, named: input) }
    let found = try examine(bytes, named: input)
    let workbook = try WorkbookAnnotator.annotate(
      bytes, named: input, findings: found.findings, mends: found.mends, language: language, limits: options.limits)
    return Result(workbook: workbook, findings: found.findings, offered: found.mends, mended: mended)
  }

  /// Makes the mends that are ticked.
  private func apply(_ bytes: [UInt8], named input: String) throws(Diagnostic) -> ([UInt8], [Diagnostic]) {
    let ticked = try EarlierFindings.ticked(in: bytes, named: input, options.limits)
    guard !ticked.isEmpty else { throw Diagnostic(.noMendTicked, at: Location(input: input)) }
    let (words, mends) = (AnnotationWords(language), try examine(bytes, named: input).mends)
    let chosen = mends.filter { ticked.contains($0.key) }
    var writer = try MendWriter(bytes, named: input, options.limits)
    let written = try writer.write(chosen, words)
    try UnchangedCells.check(bytes, written, named: input, options.limits, but: writer.mends)
    let keys = Set(mends.map(\.key))
    let gone = ticked.subtracting(keys).sorted().map { key in
      Diagnostic(.mendNotMade, at: Location(input: input), because: .mendGone, [.name: key])
    }
    return (written, writer.made + writer.notes + gone)
  }

  // MARK: Findings

  /// What reading and rules find in the workbook `bytes`.
  private func examine(
    _ bytes: [UInt8], named input: String
  ) throws(Diagnostic) -> (findings: [PrintedFinding], mends: [Mend]) {
    var options = options
    options.keepsNarrative = true
    options.format = .xlsx
    var kept = KeptFindings(isNeeded: true)
    let documents = try self.documents(options, { kept.keep($0) }) { $0.read(ByteSource(name: input, memory: bytes)) }
    let mends = try MendFinder(documents, reading: kept.list, in: input).mends(bytes, named: input, options.limits)
    let findings = try FindingList(rules).findings(documents, reading: kept.list, profiles: options.profiles)
    return (findings.filter { listsInformation || $0.severity != .info }, mends)
  }

  /// The disclosures that `read` reads, each with its profile. Throws `.profileUnknown`.
  func documents(
    _ options: ConversionOptions, _ onFinding: @escaping (Diagnostic) -> Void, _ read: (Conversion) -> Void
  ) throws(Diagnostic) -> [(Document, Profile)] {
    let conversion = Conversion(options, onFinding: onFinding)
    read(conversion)
    var documents: [(Document, Profile)] = []
    for document in conversion.finish() {
      documents.append((document, try options.profiles.profile(document.disclosure.profile)))
    }
    return documents
  }
}

/// The findings about disclosures as printed forms show them (发现清单), each once.
public struct FindingList {
  private let rules: RuleChoice

  /// Those of `rules`, and of reading.
  public init(_ rules: RuleChoice) { self.rules = rules }

  /// The findings about `documents`: those of rules, and those of `reading`, each as `change` changes it. Those that belong
  /// to no disclosure come last. Throws the errors of ``RuleChoice``.
  public func findings(
    _ documents: [(Document, Profile)], reading: [Diagnostic], profiles: ProfileSet,
    _ change: (Document, Profile, PrintedFinding) -> PrintedFinding = { $2 }
  ) throws(Diagnostic) -> [PrintedFinding] {
    let shares = FindingPrinter.share(reading, among: documents)
    var (findings, seen) = ([PrintedFinding](), Set<Diagnostic>())
    for ((document, profile), share) in zip(documents, shares) {
      let own = share.filter { seen.insert($0).inserted }
      let printed = FindingPrinter(document, profile).findings(
        FindingReview(try rules.check(document)), reading: own)
      findings += printed.map { change(document, profile, $0) }
    }
    return findings + printed(reading.filter { !seen.contains($0) }, profiles: profiles)
  }

  /// The findings `reading`, which belong to no disclosure.
  func printed(_ reading: [Diagnostic], profiles: ProfileSet) -> [PrintedFinding] {
    guard !reading.isEmpty, let profile = profiles.candidates.first else { return [] }
    let none = Document(Disclosure(profile: profile.id, unitName: nil, fiscalYear: nil, amountUnit: .yuan))
    return FindingPrinter(none, profile).findings(nil, reading: reading)
  }
}
