public import YusuanConversion
public import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRules
internal import YusuanText

/// Reads disclosures and writes the text around their tables (撰写说明).
public final class TextRun {
  /// Whether every input was read whole and every text was written to its end.
  public private(set) var isComplete = true

  private let options: ConversionOptions
  private let onFinding: (Diagnostic) -> Void
  /// The writers by the ids of their profiles.
  private var writers: [String: TextWriter] = [:]

  /// A run. `options` say how to read; findings are passed to `onFinding`.
  public init(_ options: ConversionOptions, onFinding: @escaping (Diagnostic) -> Void) {
    self.options = options
    self.onFinding = onFinding
  }

  /// A publication for each disclosure in `inputs`. Changes are those since the disclosures in `previous`, if there are
  /// any.
  ///
  /// Throws `.templateMissing`, and the mistakes of a template.
  public func run(_ inputs: [String], since previous: [String] = []) throws(Diagnostic) -> [Publication] {
    let documents = read(inputs, keepsNarrative: true)
    let others = Checker.Others(previous: previous.isEmpty ? nil : read(previous, keepsNarrative: false))
    var publications: [Publication] = []
    for document in documents {
      let before = others.previous(of: document.disclosure)
      if before == nil, !previous.isEmpty { reportMissingYear(document.disclosure, previous) }
      let writer = try writer(document.disclosure.profile)
      let text = writer.write(document, since: before)
      for finding in text.findings { report(finding) }
      publications.append(
        Publication(document: document, profile: try options.profiles.profile(document.disclosure.profile), text: text))
    }
    return publications
  }

  private func report(_ finding: Diagnostic) {
    if finding.severity == .error { isComplete = false }
    onFinding(finding)
  }

  private func reportMissingYear(_ disclosure: Disclosure, _ previous: [String]) {
    report(
      Diagnostic(
        .yearBeforeMissing, at: Location(input: previous.first ?? "-"),
        [.name: disclosure.unitName ?? disclosure.profile]))
  }

  private func writer(_ id: String) throws(Diagnostic) -> TextWriter {
    if let known = writers[id] { return known }
    let profile = try options.profiles.profile(id)
    let writer = TextWriter(try TextTemplate(profile, try RuleSet(profile)), profile)
    writers[id] = writer
    return writer
  }

  private func read(_ paths: [String], keepsNarrative: Bool) -> [Document] {
    var options = options
    options.keepsNarrative = keepsNarrative
    let reading = WholeReading(paths, options, onFinding: onFinding)
    if !reading.isComplete { isComplete = false }
    return reading.documents
  }
}
