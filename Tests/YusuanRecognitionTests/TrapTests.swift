import TestSupport
import Testing
import YusuanFindings
import YusuanModel

/// Inputs made to mislead: other tables around, below and beside known ones, lines that look like something else, headers and
/// units in odd places. No figure may come under a wrong row or column, and none may be lost without a word.
///
/// The files in `Traps` hold the inputs with what has to come of them: `= table kind code label column=amount` for each
/// figure, `! code place` for each warning or error. `@name` on a line of its own stands for the lines of a table of `bases`;
/// where all of them come out as they are, `= @name` stands for their figures.
@Suite struct TrapTests {
  /// A table as it is printed, in parts: the title, whose it is, the header and the body.
  static let bases: [String: String] = [
    "t3": "2025年预算支出总表\n@u3\n@h3\n@b3",
    "u3": "单位名称：甲中心,,,,单位：万元",
    "h3": "项目,,2025年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出",
    "b3": "合计,,684.04,443.54,240.50\n208,社会保障和就业支出,53.93,53.93,\n20805,行政事业单位养老支出,53.92,53.91,",
    "t4": "2025年财政拨款收支总表\n单位名称：甲中心,,,,,,单位：万元\n收入,,支出,,,,\n@h4\n@b4",
    "h4": "项目,金额,项目,金额,,,\n,,,小计,一般公共预算,政府性基金预算,国有资本经营预算",
    "b4": """
    一、一般公共预算,10.01,一、一般公共服务支出,5.01,5.02,,
    二、政府性基金预算,,二、外交支出,,,,
    本年收入合计,10.05,本年支出合计,6.06,6.07,,
    上年财政拨款结转,0.11,年终结转,,,,
    收入总计,10.16,支出总计,6.08,6.09,,
    """,
    "t10": "2025年财政拨款安排“三公”经费支出预算表\n单位名称：甲中心,,,,单位：万元\n@h10\n@b10",
    "h10": "项目,2025年预算数,,,\n,合计,一般公共预算,政府性基金预算,国有资本经营预算",
    "b10": "公务接待费,1.23,1.24,,\n公务用车购置及运行费,2.01,2.02,,\n合计,3.24,3.25,,",
    "t12": """
    2025年项目支出预算表（本年预算）
    单位名称：甲中心,,,,,,单位：万元
    项目名称,合计,2025年财政拨款,,,财政专户管理资金,单位资金
    ,,一般公共预算,政府性基金预算,国有资本经营预算,,
    1,2,3,4,5,6,7
    @b12
    """,
    "b12": "甲中心,30.01,30.02,,,,\n培训费,10.03,10.04,,,,",
    "s5": """
    2025年部门一般公共预算支出功能分类预算表
    编制部门：甲局,,,,,,单位：元
    @h5
    201,,,一般公共服务支出,100.01,60.02,40.03
    ,13,,商贸事务,100.04,60.05,40.06
    ,,01,行政运行,60.07,60.08,
    合计,,,,100.09,60.10,40.11
    """,
    "h5": "项目,,,,一般公共预算支出,,\n功能分类科目编码,,,功能分类科目名称,合计,基本支出,项目支出\n类,款,项,,,,",
    "s9": """
    2025年部门“三公”经费和机关运行经费预算表
    编制部门：甲局,,,,,,单位：万元
    “三公”经费预算数,,,,,,机关运行经费预算数
    合计,因公出国(境)费,公务接待费,公务用车购置及运行费,,,
    ,,,小计,购置费,运行费,
    5.01,1.02,2.03,2.04,,2.05,30.06
    """,
  ]

  static let profiles = ["shanxi-unit", "shanghai-district-department", "shanghai-district-unit"]

  @Test(arguments: ["below", "lines", "headers", "rows", "bureaus"])
  func nothingIsMisread(file: String) throws {
    let name = "Tests/YusuanRecognitionTests/Traps/\(file).txt"
    let traps = try Project.text(name).split(separator: "\n# ").map { try Trap($0) }
    let written = try traps.map { try "# \($0.name)\n\($0.input)\n" + $0.outcome().joined(separator: "\n") + "\n" }
    Golden.expect(Array(written.joined(separator: "\n").utf8), name)
  }

  struct Trap {
    let name: String
    let input: String

    /// A trap as it is written, with or without what has to come of it.
    init(_ text: Substring) throws {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      name = String(try #require(lines.first).trimmingPrefix("# "))
      var input = lines.dropFirst().prefix { !$0.hasPrefix("= ") && !$0.hasPrefix("! ") }
      while input.last?.isEmpty == true { input.removeLast() }
      self.input = input.joined(separator: "\n")
    }

    func outcome() throws -> [String] {
      let probe = try Probe.read(Self.expand(input), profiles: profiles)
      var facts = try facts(probe)
      for base in bases.keys.sorted() where base.hasPrefix("t") || base.hasPrefix("s") {
        let own = try self.facts(Probe.read(Self.expand("@\(base)"), profiles: profiles))
        guard let start = facts.indices.first(where: { facts[$0...].starts(with: own) }) else { continue }
        facts.replaceSubrange(start..<start + own.count, with: ["= @\(base)"])
      }
      let said = probe.findings.filter { $0.severity > .info && !Self.isOfWhatIsLeftOut($0) }.map { finding in
        "! \(finding.code.rawValue) \(finding.location.cell.map(\.a1) ?? "") "
          + (finding.facts[.label] ?? finding.facts[.found] ?? finding.facts[.column] ?? "")
          + (finding.code == .blockUnknown ? ": \(finding.facts[.count] ?? "")" : "")
      }
      return facts + said + (facts.isEmpty && said.isEmpty ? ["= nothing"] : [])
    }

    /// The tables are short: that rows and columns of the profile are missing is no part of the trap.
    private static func isOfWhatIsLeftOut(_ finding: Diagnostic) -> Bool {
      finding.code == .rowMissing || finding.code == .tablesMissing
    }

    private func facts(_ probe: Probe) throws -> [String] {
      probe.disclosures.flatMap { disclosure in
        disclosure.tables.flatMap { table in
          table.panels.flatMap { panel in
            panel.rows.flatMap { row in
              row.amounts.map {
                let label = [row.code, row.item].compactMap { $0 }.joined(separator: " ")
                return "= \(table.number) \(row.kind) \(label) \($0.column)="
                  + $0.amount.text(in: disclosure.amountUnit) + disclosure.amountUnit.rawValue
              }
            }
          }
        }
      }
    }

    static func expand(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        guard line.hasPrefix("@"), let base = bases[String(line.dropFirst())] else { return String(line) }
        return expand(base)
      }.joined(separator: "\n")
    }
  }
}
