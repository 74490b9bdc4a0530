internal import YusuanPlatform

/// Says a finding in words (措辞): the only place where findings meet a language.
public struct Wording: Sendable {
  /// The language it speaks.
  public var language: Language

  /// Words in `language`.
  public init(_ language: Language) { self.language = language }

  /// One line, like a compiler's: where, how grave, what, and the code.
  ///
  /// ```
  /// 表3.csv › 第 12 行 › C12（第 12 行第 3 列）：错误：应为以万元计的金额，实为“abc” [Y0012]
  /// 表3.csv › line 12 › C12 (row 12, column 3): error: expected an amount in 万元, found “abc” [Y0012]
  /// ```
  public func line(_ finding: Diagnostic) -> String {
    let colon = language == .zh ? "：" : ": "
    return location(finding.location) + colon + severity(finding.severity) + colon + message(finding)
      + " [\(finding.code.rawValue)]"
  }

  /// What was found, without where.
  public func message(_ finding: Diagnostic) -> String {
    let words = entry(finding.code)
    var facts = finding.facts
    for (fact, phrase) in finding.phrases { facts[fact] = phrase[language] }
    return Self.fill(Self.optional(words.template, facts), facts, none: language == .zh ? "（无）" : "nothing")
  }

  /// What a kind of finding is called, without a particular case.
  public func title(_ code: Code) -> String { entry(code).title }

  /// What to do about a kind of finding.
  public func advice(_ code: Code) -> String { entry(code).advice }

  /// The wording of a message before its facts are filled in.
  public func template(_ code: Code) -> String { entry(code).template }

  /// 信息, 警告, 错误.
  public func severity(_ severity: Severity) -> String {
    switch (severity, language) {
    case (.info, .zh): "信息"
    case (.warning, .zh): "警告"
    case (.error, .zh): "错误"
    case (_, .en): severity.rawValue
    }
  }

  /// Where, from the file down to the cell.
  public func location(_ location: Location) -> String {
    var steps = [PathText.shown(location.input)]
    if let part = location.part { steps.append(part) }
    if let sheet = location.sheet { steps.append(language == .zh ? "工作表“\(sheet)”" : "sheet “\(sheet)”") }
    if let line = location.line { steps.append(lines(line, location.lastLine) + column(location.column)) }
    if let cell = location.cell {
      if location.line == nil, let last = location.lastRow, last > cell.row {
        steps.append(language == .zh ? "第 \(cell.row)–\(last) 行" : "rows \(cell.row)–\(last)")
      }
      steps.append(
        language == .zh
          ? "\(cell.a1)（第 \(cell.row) 行第 \(cell.column) 列）" : "\(cell.a1) (row \(cell.row), column \(cell.column))")
    }
    return steps.joined(separator: " › ") + hidden(location)
  }

  /// What stands behind a hidden place; nothing behind another.
  public func hidden(_ location: Location) -> String {
    location.isHidden ? language == .zh ? "（隐藏）" : " (hidden)" : ""
  }

  private func column(_ column: Int?) -> String {
    guard let column else { return "" }
    return language == .zh ? "第 \(column) 列" : ", column \(column)"
  }

  private func lines(_ first: Int, _ last: Int?) -> String {
    if let last, last > first { return language == .zh ? "第 \(first)–\(last) 行" : "lines \(first)–\(last)" }
    return language == .zh ? "第 \(first) 行" : "line \(first)"
  }

  private func entry(_ code: Code) -> Catalogue.Wordings {
    guard let words = Catalogue.words(code.rawValue) else { return Catalogue.Wordings(code.rawValue, "", "") }
    return language == .zh ? words.zh : words.en
  }

  /// `template` with only those of its parts in `[…]` whose facts are all there.
  private static func optional(_ template: String, _ facts: [Diagnostic.Fact: String]) -> String {
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      text += rest[..<open]
      let part = rest[rest.index(after: open)..<close]
      let isThere = Diagnostic.Fact.allCases.allSatisfy { fact in
        !part.contains("{\(fact.rawValue)}") || facts[fact]?.isEmpty == false
      }
      if isThere { text += part }
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private static func fill(_ template: String, _ facts: [Diagnostic.Fact: String], none: String) -> String {
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let fact = Diagnostic.Fact(rawValue: String(rest[rest.index(after: open)..<close]))
      let value = fact.flatMap { facts[$0] } ?? ""
      text += value.isEmpty ? none : value
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
