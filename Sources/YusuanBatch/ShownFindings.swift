internal import YusuanConversion
internal import YusuanFindings
internal import YusuanFormats
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRegister
internal import YusuanRules

/// What rules and reading found in one disclosure of an input, as notices and lists show it (一份公开文件的发现). An input
/// without a disclosure has one of these, too.
struct ShownFindings: Sendable {
  /// The index of the disclosure in its input.
  var place: Int
  /// The unit, its code, its year and its money unit, as far as they are known.
  var unit: String?
  var unitCode: String?
  var year: Int?
  var amountUnit = AmountUnit.yuan
  /// Warnings and errors, the gravest first.
  var findings: [PrintedFinding]

  /// The findings of each of `documents`: those of `checks`, and its share of `reading`. What is about none of them
  /// stands with the first.
  static func all(
    _ documents: [Document], _ checks: [CheckReport], reading: [Diagnostic], _ profiles: ProfileSet
  ) throws(Diagnostic) -> [ShownFindings] {
    let reading = reading.filter { $0.severity > .info }
    guard !documents.isEmpty else {
      guard let profile = profiles.candidates.first, !reading.isEmpty else { return [] }
      let none = Document(
        Disclosure(profile: profile.id, unitName: nil, fiscalYear: nil, amountUnit: profile.amountUnit))
      return [ShownFindings(place: 0, findings: FindingPrinter(none, profile).findings(nil, reading: reading))]
    }
    var pairs: [(Document, Profile)] = []
    for document in documents { pairs.append((document, try profiles.profile(document.disclosure.profile))) }
    var shares = FindingPrinter.share(reading, among: pairs)
    let shared = Set(shares.joined())
    shares[0] += reading.filter { !shared.contains($0) }
    return pairs.indices.map { place in
      let review = checks.indices.contains(place) ? FindingReview(checks[place]) : nil
      let disclosure = pairs[place].0.disclosure
      let findings = FindingPrinter(pairs[place].0, pairs[place].1).findings(review, reading: shares[place])
      return ShownFindings(
        place: place, unit: disclosure.unitName, unitCode: disclosure.unitCode, year: disclosure.fiscalYear,
        amountUnit: disclosure.amountUnit, findings: findings.filter { $0.severity > .info })
    }
  }

  /// What the unit has to be told. That the register lacks its name or has another code is for the bureau alone.
  var forUnit: [PrintedFinding] {
    findings.filter { $0.id != Code.unitUnregistered.rawValue && $0.id != Code.unitCodeDiffers.rawValue }
  }

  /// What stands there, or what should, as a text.
  func text(_ value: PrintedFinding.Value?) -> String {
    switch value {
    case .amount(let amount)?: amount.text(in: amountUnit)
    case .text(let text)?: text
    case nil: ""
    }
  }
}
