/// The words of all findings, in both languages beside each other (措辞总表): one table for the codes of each module.
enum Catalogue {
  /// The words of a finding.
  struct Words: Sendable {
    var zh: Wordings
    var en: Wordings
  }

  /// The words of a finding in one language: a short name, a message with `{facts}`, and what to do.
  struct Wordings: Sendable {
    var title: String
    var template: String
    var advice: String

    init(_ title: String, _ template: String, _ advice: String) {
      self.title = title
      self.template = template
      self.advice = advice
    }
  }

  private static let tables = [
    findings, json, xml, model, sheets, profiles, rules, formats, conversion, drafting, batch, recognition, xlsxWriter,
    annotation, template, text, register, totals, migration,
  ]

  /// The words for the code `code`; nil where there are none.
  static func words(_ code: String) -> Words? {
    for table in tables {
      if let words = table[code] { return words }
    }
    return nil
  }
}
