public import Diagnostics
internal import Recognition

extension Diagnostic {
  /// The finding as one line of JSON; its members are listed in `Documentation/diagnostics.md`.
  public func json(_ wording: Wording) -> String {
    var members = [
      ("type", JSONText.string("diagnostic")), ("code", JSONText.string(code.rawValue)),
      ("severity", JSONText.string(severity.rawValue)), ("title", JSONText.string(wording.title(code))),
      ("message", JSONText.string(wording.message(self))), ("input", JSONText.string(location.input)),
    ]
    if let part = location.part { members.append(("part", JSONText.string(part))) }
    if let sheet = location.sheet { members.append(("sheet", JSONText.string(sheet))) }
    if let line = location.line { members.append(("line", String(line))) }
    if let line = location.lastLine { members.append(("lastLine", String(line))) }
    if let column = location.column { members.append(("column", String(column))) }
    if let cell = location.cell {
      members += [
        ("cell", JSONText.string(cell.a1)), ("row", String(cell.row)), ("column", String(cell.column)),
      ]
    }
    let facts = self.facts.sorted { $0.key < $1.key }.map { ($0.key.rawValue, JSONText.string($0.value)) }
    members.append(("facts", Self.object(facts)))
    members.append(("cells", String(cells)))
    return Self.object(members)
  }

  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(JSONText.string($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }
}

extension Conversion.Summary {
  /// The ledger and the counts for people.
  public func text(_ language: Language) -> String {
    let roles = Ledger.Role.allCases.filter { ledger[$0] > 0 }
    let isChinese = language == .zh
    let list = roles.map { "\(isChinese ? $0.chineseName : $0.name) \(ledger[$0])" }.joined(
      separator: isChinese ? "，" : ", ")
    var lines: [String] = []
    if isChinese {
      lines.append("单元格：读取 \(ledger.read) = 采用 \(ledger.used) + 诊断 \(ledger.diagnosed)")
      lines.append("采用：\(list)")
      if ledger.residues > 0 { lines.append("二进制尾差：\(ledger.residues) 个金额按 15 位有效数字读取") }
      lines.append(
        "输入：\(inputs) 个已读，\(failedInputs) 个未读；诊断：错误 \(count(.error))，警告 \(count(.warning))，信息 \(count(.info))")
    } else {
      lines.append("cells: \(ledger.read) read = \(ledger.used) used + \(ledger.diagnosed) diagnosed")
      lines.append("used: \(list)")
      if ledger.residues > 0 {
        lines.append("binary residue: \(ledger.residues) amounts read to 15 significant digits")
      }
      lines.append(
        "inputs: \(inputs) read, \(failedInputs) not; findings: \(count(.error)) errors, \(count(.warning)) warnings, \(count(.info)) infos"
      )
    }
    return lines.joined(separator: "\n")
  }

  /// The ledger and the counts as one line of JSON.
  public var json: String {
    let used = Ledger.Role.allCases.map { ($0.name, String(ledger[$0])) }
    return Diagnostic.object([
      ("type", JSONText.string("summary")),
      (
        "cells",
        Diagnostic.object([
          ("read", String(ledger.read)), ("used", String(ledger.used)), ("diagnosed", String(ledger.diagnosed)),
          ("roles", Diagnostic.object(used)), ("residues", String(ledger.residues)),
        ])
      ),
      ("inputs", Diagnostic.object([("read", String(inputs)), ("failed", String(failedInputs))])),
      (
        "findings",
        Diagnostic.object(Severity.allCases.map { ($0.rawValue, String(count($0))) })
      ),
    ])
  }

  private func count(_ severity: Severity) -> Int { findings[severity, default: 0] }
}

extension Ledger.Role {
  /// The name for Chinese readers.
  var chineseName: String {
    switch self {
    case .title: "标题"
    case .meta: "单位"
    case .header: "表头"
    case .code: "编码"
    case .item: "项目"
    case .amount: "金额"
    case .note: "注"
    case .furniture: "页面文字"
    case .outside: "表外文字"
    }
  }
}
