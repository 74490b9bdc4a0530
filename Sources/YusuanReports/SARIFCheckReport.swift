internal import YusuanFindings
internal import YusuanJSON
internal import YusuanRules

/// Writes the outcome of rules as SARIF 2.1.0 (OASIS) for code review tools.
struct SARIFCheckReport {
  private let results: CheckResults
  private var wording: CheckWording { results.wording }

  init(_ results: CheckResults) { self.results = results }

  func write() -> [UInt8] {
    var output = JSONOutput(isPretty: true)
    output.object { output in
      output.member("version", "2.1.0")
      output.member(
        "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      output.key("runs")
      output.list([0]) { output, _ in
        output.object { output in
          output.key("tool")
          output.object { output in
            output.key("driver")
            output.object { driver(&$0) }
          }
          output.member("language", wording.isChinese ? "zh-CN" : "en-US")
          output.member("columnKind", "unicodeCodePoints")
          output.key("results")
          let items = results.reviews.flatMap { review in (review.shown + review.waived).map { (review.report, $0) } }
          output.list(items) { output, element in output.compact { result(element.1, element.0, to: &$0) } }
        }
      }
    }
    output.endLine()
    return output.bytes
  }

  private func driver(_ output: inout JSONOutput) {
    output.member("name", "yusuan")
    output.key("rules")
    output.list(results.ruleSets.flatMap { set in set.rules.map { (set, $0) } }) { output, element in
      let (set, rule) = element
      output.compact { output in
        output.object { output in
          output.member("id", rule.id)
          output.text("shortDescription", wording.title(rule.id, of: set))
          output.text("fullDescription", wording.explanation(rule.id, of: set))
          output.text("help", wording.expectation(rule.id, of: set))
          output.key("defaultConfiguration")
          output.object { $0.member("level", Self.level(rule.severity)) }
        }
      }
    }
  }

  private func result(_ item: FindingReview.Item, _ report: CheckReport, to output: inout JSONOutput) {
    let finding = item.finding
    output.object { output in
      output.member("ruleId", finding.rule)
      if let index = ruleIndex(finding.rule, report) { output.member("ruleIndex", index) }
      output.member("level", Self.level(finding.severity))
      output.text(
        "message",
        report.name(wording.language) + (wording.isChinese ? "：" : ": ")
          + wording.message(finding, report.amountUnit))
      output.key("locations")
      output.list(finding.location.map { [$0] } ?? []) { location($1, nil, to: &$0) }
      output.key("partialFingerprints")
      output.object { $0.member("yusuan/1", item.id) }
      if let waiver = item.waiver {
        output.key("suppressions")
        output.list([waiver]) { output, waiver in
          output.object { output in
            output.member("kind", "external")
            output.member("justification", wording.waiver(waiver))
          }
        }
      }
      output.key("relatedLocations")
      let related = finding.figures.filter { $0.location != nil }
      output.list(related) { output, figure in
        guard let place = figure.location else { return }
        location(place, "\(wording.figure(figure)) \(wording.printed(figure, report.amountUnit))", to: &output)
      }
    }
  }

  /// The index of a rule among those of the driver. Several profiles may have a rule with the same id (3.27.6).
  private func ruleIndex(_ rule: String, _ report: CheckReport) -> Int? {
    guard let place = report.rules.place(of: rule) else { return nil }
    let before = results.ruleSets.prefix { $0.profile != report.rules.profile }
    return before.reduce(place) { $0 + $1.rules.count }
  }

  private func location(_ location: Location, _ message: String?, to output: inout JSONOutput) {
    output.object { output in
      output.key("physicalLocation")
      output.object { output in
        output.key("artifactLocation")
        output.object { $0.member("uri", Self.uri(location.input)) }
        if let line = location.line {
          output.key("region")
          output.object { $0.member("startLine", line) }
        }
      }
      if let cell = location.cell {
        output.key("logicalLocations")
        output.list([cell.a1]) { output, a1 in
          output.object { output in
            output.member("name", a1)
            output.member("fullyQualifiedName", location.sheet.map { "\($0)!\(a1)" } ?? a1)
          }
        }
      }
      if location.isHidden {
        output.key("properties")
        output.object { $0.mark("hidden") }
      }
      if let message { output.text("message", message) }
    }
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  /// A path as a URI reference (RFC 3986). All but unreserved characters and slashes are escaped.
  static func uri(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}

extension JSONOutput {
  /// Writes a SARIF message: an object with a text.
  mutating func text(_ name: StaticString, _ text: String) {
    key(name)
    object { $0.member("text", text) }
  }
}
