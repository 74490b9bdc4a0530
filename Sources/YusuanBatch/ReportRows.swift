internal import YusuanFindings
internal import YusuanFormats
internal import YusuanPlatform
internal import YusuanXML

/// The rows of the report that show each input with what was found in it (报告中的各个输入). Each input is a piece of a
/// file of its own, so that memory stays flat and a batch can go on.
struct ReportRows {
  /// The name of the file, in the batch's own folder.
  static let name = "report-rows"

  private let wording: Wording
  private var isChinese: Bool { wording.language == .zh }

  /// How many findings of an input are shown. The list of findings has all.
  private static let limit = 200

  init(_ language: Language) { wording = Wording(language) }

  /// The head of the table.
  var head: [String] {
    isChinese
      ? ["输入", "单位", "结果", "错误", "警告", "通知"] : ["input", "unit", "outcome", "errors", "warnings", "notice"]
  }

  /// The rows of `record`, with `shown` and the repeats that were told. `notices` are paths of its notices, by the index of the disclosure. Throws `.outputFailed`
  /// if there is no memory.
  func rows(
    _ record: BatchRecord, _ shown: [ShownFindings], repeats: [Diagnostic], notices: [Int: String]
  ) throws(Diagnostic) -> [UInt8] {
    let page = try XMLWriter(name: "report.html")
    let findings = shown.flatMap { $0.findings.map(line) } + repeats.map(wording.line)
    page.start("tbody")
    page.start("tr")
    page.element("td", Self.safe(PathText.shown(record.input)))
    page.element("td", Self.safe(record.disclosures.map(\.name).joined(separator: "; ")))
    page.element("td", outcome(record.outcome))
    for severity in [Severity.error, .warning] {
      page.element("td", attributes: [("class", "n")], String(count(record, severity)))
    }
    page.start("td")
    page.text("")
    for (_, path) in notices.sorted(by: { $0.key < $1.key }) {
      page.element("a", attributes: [("href", Self.link(path))], isChinese ? "通知" : "notice")
      page.text(" ")
    }
    page.end()
    page.end()
    if !findings.isEmpty { write(findings, to: page) }
    page.end()
    return try page.finish()
  }

  /// A finding in one line: where, how grave, what.
  private func line(_ finding: PrintedFinding) -> String {
    let words = [
      finding.place[wording.language], wording.severity(finding.severity), finding.message[wording.language],
    ]
    return words.filter { !$0.isEmpty }.joined(separator: isChinese ? "：" : ": ") + " [\(finding.id)]"
  }

  private func write(_ findings: [String], to page: XMLWriter) {
    page.start("tr")
    page.start("td", attributes: [("colspan", "6")])
    page.start("details")
    page.element("summary", isChinese ? "\(findings.count) 处发现" : "\(findings.count) findings")
    page.start("ul")
    for finding in findings.prefix(Self.limit) { page.element("li", Self.safe(finding)) }
    let rest = findings.count - Self.limit
    if rest > 0 { page.element("li", isChinese ? "另有 \(rest) 处" : "\(rest) more") }
    page.end()
    page.end()
    page.end()
    page.end()
  }

  /// How many findings of reading and of rules have `severity`.
  private func count(_ record: BatchRecord, _ severity: Severity) -> Int {
    record.disclosures.reduce(record.findings[severity, default: 0]) { $0 + $1.checks[severity, default: 0] }
  }

  private func outcome(_ outcome: BatchRecord.Outcome) -> String {
    switch (outcome, wording.language) {
    case (.converted, .zh): "全部转换"
    case (.partly, .zh): "部分转换"
    case (.failed, .zh): "未能转换"
    case (.converted, .en): "converted"
    case (.partly, .en): "in part"
    case (.failed, .en): "failed"
    }
  }

  /// The path `path` as a relative address (RFC 3986, 2.1): bytes that an address cannot hold are `%` and their digits.
  static func link(_ path: String) -> String {
    var link = ""
    for byte in PathText.bytes(path) {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "/"):
        link.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        link += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return link
  }

  private static func safe(_ text: String) -> String { XMLWriter.permitted(text) }
}
