internal import YusuanFindings
internal import YusuanJSON
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRules

extension BatchRecord {
  /// The record as one line of JSON that ends with LF.
  var line: [UInt8] {
    var output = JSONOutput(isPretty: false)
    output.object { members(to: &$0) }
    output.endLine()
    return output.bytes
  }

  private func members(to output: inout JSONOutput) {
    output.member("input", input)
    output.member("digest", digest)
    output.member("modified", modified)
    output.member("signature", signature)
    output.member("outcome", outcome.rawValue)
    output.key("disclosures")
    output.list(disclosures) { output, disclosure in
      output.object { output in
        if let unit = disclosure.unit { output.member("unit", unit) }
        if let year = disclosure.year { output.member("year", year) }
        if let level = disclosure.level { output.member("level", level.rawValue) }
        output.member("profile", disclosure.profile)
        output.key("tables")
        output.list(disclosure.tables) { $0.string($1) }
        output.counts("rules", disclosure.rules)
        output.counts("checks", disclosure.checks.named)
        if let repeats = disclosure.repeats { output.member("repeats", repeats) }
        if disclosure.isLeftOut {
          output.key("leftOut")
          output.raw("true")
        }
      }
    }
    output.numbers("cells", cells)
    output.counts("findings", findings.named)
    output.key("errors")
    output.list(errors) { output, error in output.object { error.members(to: &$0) } }
    output.key("names")
    output.list(names) { $0.string($1) }
    output.key("written")
    output.list(written) { output, written in
      output.object { output in
        output.member("path", written.path)
        if let offset = written.offset { output.member("offset", offset) }
        output.member("count", written.count)
        output.member("digest", written.digest)
      }
    }
  }

  /// Reads a record that `line` wrote, or nil if the line is damaged, as after a crash.
  init?(line: [UInt8]) {
    var parser = JSONParser(line, input: "journal")
    guard let value = try? parser.next()?.value, let input = value["input"]?.text else { return nil }
    self.input = input
    digest = value["digest"]?.text ?? ""
    modified = value["modified"]?.integer ?? 0
    signature = value["signature"]?.text ?? ""
    guard let outcome = value["outcome"]?.text.flatMap(Outcome.init(rawValue:)) else { return nil }
    self.outcome = outcome
    disclosures = (value["disclosures"]?.elements ?? []).map(Disclosure.init(journal:))
    cells = (value["cells"]?.elements ?? []).compactMap(\.integer)
    guard cells.count == 3 else { return nil }
    findings = Dictionary(severities: value["findings"]?.counts ?? [:])
    errors = (value["errors"]?.elements ?? []).compactMap(Diagnostic.init(journal:))
    names = (value["names"]?.elements ?? []).compactMap(\.text)
    for element in value["written"]?.elements ?? [] {
      guard let path = element["path"]?.text, let count = element["count"]?.integer else { return nil }
      written.append(
        Written(path: path, offset: element["offset"]?.integer, count: count, digest: element["digest"]?.text ?? ""))
    }
  }
}

extension Diagnostic {
  fileprivate func members(to output: inout JSONOutput) {
    output.member("code", code.rawValue)
    output.member("severity", severity.rawValue)
    output.member("place", location.input)
    for (name, text): (StaticString, String?) in [("part", location.part), ("sheet", location.sheet)] {
      if let text { output.member(name, text) }
    }
    let cell = location.cell
    for (name, number): (StaticString, Int?) in [
      ("line", location.line), ("lastLine", location.lastLine), ("row", cell?.row), ("lastRow", location.lastRow),
      ("column", cell?.column),
    ] {
      if let number { output.member(name, number) }
    }
    writeFacts(to: &output)
    guard !phrases.isEmpty else { return }
    output.key("phrases")
    output.object { output in
      for (fact, phrase) in phrases.sorted(by: { $0.key < $1.key }) {
        output.key(named: fact.rawValue)
        output.object { for language in Language.allCases { $0.member(named: language.rawValue, phrase[language]) } }
      }
    }
  }

  fileprivate init?(journal value: JSONValue) {
    guard let code = value["code"]?.text.flatMap(Code.init(rawValue:)) else { return nil }
    var location = Location(
      input: value["place"]?.text ?? "", part: value["part"]?.text, sheet: value["sheet"]?.text,
      line: value["line"]?.integer, lastLine: value["lastLine"]?.integer)
    if let row = value["row"]?.integer, let column = value["column"]?.integer {
      location.cell = CellPosition(row: row, column: column)
    }
    location.lastRow = value["lastRow"]?.integer
    var facts: [Fact: String] = [:]
    for member in value["facts"]?.members ?? [] {
      if let fact = Fact(rawValue: member.key) { facts[fact] = member.value.text }
    }
    self.init(code, at: location, facts, severity: value["severity"]?.text.flatMap(Severity.init(rawValue:)))
    for member in value["phrases"]?.members ?? [] {
      guard let fact = Fact(rawValue: member.key) else { continue }
      phrases[fact] = Phrase(zh: member.value["zh"]?.text ?? "", en: member.value["en"]?.text ?? "")
    }
  }
}

extension JSONOutput {
  mutating func numbers(_ name: StaticString, _ numbers: [Int]) {
    key(name)
    list(numbers) { $0.number($1) }
  }

  mutating func counts(_ name: StaticString, _ counts: [String: Int]) {
    key(name)
    object { output in for (name, count) in counts.sorted(by: { $0.key < $1.key }) { output.member(named: name, count) }
    }
  }
}

extension JSONValue {
  var members: [JSONMember] { if case .object(let members) = self { members } else { [] } }
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var integer: Int? { if case .number(let digits) = self { Int(String(decoding: digits, as: UTF8.self)) } else { nil } }

  var counts: [String: Int] {
    [String: Int](members.compactMap { member in member.value.integer.map { (member.key, $0) } }) { first, _ in first }
  }

  subscript(_ key: String) -> JSONValue? { members.first { $0.key == key }?.value }
}

extension [Severity: Int] {
  var named: [String: Int] { [String: Int](uniqueKeysWithValues: map { ($0.key.rawValue, $0.value) }) }

  init(severities: [String: Int]) {
    self.init()
    for (name, count) in severities { if let severity = Severity(rawValue: name) { self[severity] = count } }
  }
}

extension BatchRecord.Disclosure {
  /// The disclosure in a line of the journal.
  fileprivate init(journal value: JSONValue) {
    unit = value["unit"]?.text
    year = value["year"]?.integer
    level = value["level"]?.text.flatMap(UnitLevel.init(rawValue:))
    profile = value["profile"]?.text ?? ""
    tables = (value["tables"]?.elements ?? []).compactMap(\.text)
    rules = value["rules"]?.counts ?? [:]
    checks = Dictionary(severities: value["checks"]?.counts ?? [:])
    repeats = value["repeats"]?.text
    isLeftOut = value["leftOut"] != nil
  }
}
