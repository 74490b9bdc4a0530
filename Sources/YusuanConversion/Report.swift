public import YusuanFindings
package import YusuanJSON
internal import YusuanRecognition

extension Diagnostic {
  /// The finding as one line of JSON. `Documentation/diagnostics.md` lists its members.
  public func json(_ wording: Wording) -> String {
    var output = JSONOutput(isPretty: false)
    write(to: &output, wording)
    return output.text
  }

  /// Writes the finding as a JSON object.
  func write(to output: inout JSONOutput, _ wording: Wording) {
    output.object { output in
      output.member("type", "diagnostic")
      output.member("code", code.rawValue)
      output.member("severity", severity.rawValue)
      output.member("title", wording.title(code))
      output.member("message", wording.message(self))
      members(location, to: &output)
      writeFacts(to: &output)
      output.member("cells", cells)
    }
  }

  /// Writes the member `facts`, sorted by name.
  package func writeFacts(to output: inout JSONOutput) {
    output.key("facts")
    output.object { output in
      for (fact, text) in facts.sorted(by: { $0.key < $1.key }) { output.member(named: fact.rawValue, text) }
    }
  }

  private func members(_ location: Location, to output: inout JSONOutput) {
    output.member("input", location.input)
    if let part = location.part { output.member("part", part) }
    if let sheet = location.sheet { output.member("sheet", sheet) }
    if let line = location.line { output.member("line", line) }
    if let line = location.lastLine { output.member("lastLine", line) }
    if let column = location.column { output.member("column", column) }
    if let cell = location.cell {
      output.member("cell", cell.a1)
      output.member("row", cell.row)
      if let row = location.lastRow, row > cell.row { output.member("lastRow", row) }
      output.member("column", cell.column)
    }
    if location.isHidden { output.mark("hidden") }
  }
}

extension Conversion.Summary {
  /// The ledger and the counts, for people.
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
    var output = JSONOutput(isPretty: false)
    output.object { output in
      output.member("type", "summary")
      output.key("cells")
      output.object { output in
        output.member("read", ledger.read)
        output.member("used", ledger.used)
        output.member("diagnosed", ledger.diagnosed)
        output.key("roles")
        output.object { for role in Ledger.Role.allCases { $0.member(named: role.name, ledger[role]) } }
        output.member("residues", ledger.residues)
      }
      output.key("inputs")
      output.object { output in
        output.member("read", inputs)
        output.member("failed", failedInputs)
      }
      output.key("findings")
      output.object { for severity in Severity.allCases { $0.member(named: severity.rawValue, count(severity)) } }
    }
    return output.text
  }

  private func count(_ severity: Severity) -> Int { findings[severity, default: 0] }
}

extension Ledger.Role {
  /// The name in Chinese.
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
