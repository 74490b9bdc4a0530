internal import YusuanFindings
internal import YusuanFormats

/// What annotations say (标注的措辞).
struct AnnotationWords {
  let language: Language
  private let wording: Wording

  init(_ language: Language) {
    self.language = language
    wording = Wording(language)
  }

  /// The words of `zh` or `en`.
  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// The word for a severity.
  func severity(_ severity: Severity) -> String { wording.severity(severity) }

  /// The text of a comment about `finding`: what it is, both sums, what would be right.
  func comment(_ finding: PrintedFinding) -> String {
    let head = say("【\(severity(finding.severity))】", "[\(severity(finding.severity))] ")
    let lines = [
      "\(head)\(finding.id) \(finding.title[language])", finding.message[language], finding.remedy[language],
    ]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The whole comment of a cell.
  func comment(_ mark: CellMark) -> String {
    let shown = mark.texts.prefix(Self.textLimit)
    let more = mark.texts.count - shown.count
    let rest = more > 0 ? [say("另有 \(more) 条，见检查结果。", "\(more) more: see the sheet of findings.")] : []
    return (shown + rest).joined(separator: "\n\n")
  }

  /// How many findings a comment names.
  private static let textLimit = 5

  /// The author of comments, by whom they are known again. The same in both languages.
  static let author = "yusuan 预算核对"
  /// What a text begins with that was added to someone else's comment.
  static let addition = "【yusuan】"

  /// The name of the sheet of findings.
  var sheetName: String { say("检查结果", "Findings") }

  /// The heads of the columns of the sheet of findings.
  var columns: [String] {
    language == .zh
      ? ["序号", "程度", "工作表", "单元格", "发现", "应为、处理", "实为", "应有", "编号", "依据", "可代为改正", "采纳"]
      : [
        "No.", "severity", "sheet", "cell", "what was found", "what would be right", "found", "expected", "code",
        "rule",
        "mend offered", "apply",
      ]
  }

  /// The first line of the sheet of findings.
  func summary(_ findings: [PrintedFinding]) -> String {
    let counts = Severity.allCases.reversed().map { severity in
      (severity, findings.count { $0.severity == severity })
    }.filter { $0.1 > 0 }
    guard !counts.isEmpty else { return say("检查结果：没有发现问题。", "Findings: none.") }
    let list = counts.map { say("\(self.severity($0.0)) \($0.1) 处", "\($0.1) × \(self.severity($0.0))") }
    return say("检查结果：\(list.joined(separator: "，"))。", "Findings: \(list.joined(separator: ", ")).")
  }

  /// How to use the sheet.
  var guide: String {
    say(
      "有问题的单元格已着色并加批注。要代为改正的，在“采纳”一列填“是”，保存后运行 yusuan annotate 本文件 --apply -o 新文件。再次标注时本表会重写，读取时略去。",
      "Cells with findings are coloured and have comments. To have a mend made, type yes in the column “apply”, save, and run yusuan annotate THIS.xlsx --apply -o NEW.xlsx. This sheet is written anew by the next annotation, and left out when the workbook is read."
    )
  }
}

// MARK: Mends

extension AnnotationWords {
  /// The name of a kind of mend.
  func name(_ kind: Mend.Kind) -> String {
    switch kind {
    case .label: say("名称写法", "spelling of a label")
    case .number: say("以文本存的数", "numbers stored as text")
    case .code: say("以数值存的编码", "codes stored as numbers")
    case .residue: say("二进制尾差", "binary residue")
    }
  }

  /// What a mend found.
  func found(_ mend: Mend) -> String {
    let (count, first) = (mend.changes.count, mend.changes.first?.found ?? "")
    return switch mend.kind {
    case .label: say("“\(first)”与版式的写法不同", "“\(first)” is not the profile's spelling")
    case .number: say("\(count) 个数以文本存，如“\(first)”", "\(count) numbers are stored as text, such as “\(first)”")
    case .code: say("\(count) 个编码以数值存，如“\(first)”", "\(count) codes are stored as numbers, such as “\(first)”")
    case .residue:
      say("\(count) 个数带有二进制尾差，如“\(first)”", "\(count) numbers have a binary residue, such as “\(first)”")
    }
  }

  /// What a mend would do.
  func offer(_ mend: Mend) -> String {
    let first = mend.changes.first?.expected ?? ""
    return switch mend.kind {
    case .label: say("改为“\(first)”", "write “\(first)”")
    case .number: say("改为数值", "store them as numbers")
    case .code: say("改为文本", "store them as text")
    case .residue: say("改为两位小数", "store two decimal places")
    }
  }
}
