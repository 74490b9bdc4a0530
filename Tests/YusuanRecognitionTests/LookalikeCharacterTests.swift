import Testing
import YusuanFindings

/// Characters that only look like others change no label, and are counted.
@Suite struct LookalikeCharacterTests {
  static let table =
    "2025年预算支出总表\n单位名称：甲中心\n单位：万元\n项目,,2025年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出\n合计,,18.60,18.60,\n208,社会保障和就业支出,18.60,18.60,\n"

  static let traps: [(trap: String, plain: String, changed: String, cells: Int)] = [
    ("Kangxi radicals in a name", "和就业支出", "和就业⽀出", 1), ("Kangxi radicals in the title", "支出总表", "⽀出总表", 1),
    ("Kangxi radicals in the headers", "科目编码,科目名称", "科⽬编码,科⽬名称", 2), ("in the unit", "甲中心", "甲中⼼", 1),
    ("U+E5E5 within a label", "合计,,18", "\u{E5E5}合\u{E5E5}\u{E5E5}计\u{E5E5},,18", 1),
    ("U+E5E5 around a figure", ",18.60,18.60,\n208", ",\u{E5E5}18.60,18.60\u{E5E5},\n208", 2),
    ("a cell of U+E5E5", "合计,,18", "合计,\u{E5E5}\u{E5E5},18", 0),
    ("Hangul filler and Braille blank", "项目支出", "项目\u{3164}支\u{2800}出", 1),
    ("zero-width space", "项目支出", "项目\u{200B}支出", 1), ("bidirectional marks", "基本支出", "\u{202A}基本支出\u{202C}", 1),
    ("an Arabic letter mark at the end", "基本支出", "基本支出\u{61C}", 1),
    ("a variation selector", "基本支出", "基\u{FE00}本支出\u{E0101}", 1),
    ("a byte-order mark within", "合计,基本", "合\u{FEFF}计,基本", 1),
  ]

  @Test(arguments: traps)
  func labelsAreTheSame(trap: String, plain: String, changed: String, cells: Int) throws {
    let right = try Probe.read(Self.table)
    let found = try Probe.read(Self.table.replacing(plain, with: changed))
    #expect(found.labels == right.labels, "\(trap)")
    #expect(found.facts == right.facts, "\(trap)")
    #expect(found.disclosures.map(\.unitName) == right.disclosures.map(\.unitName), "\(trap)")
    #expect(found.codes == [], "\(trap)")
    let said = found.findings.filter { $0.code == .lookalikesWritten }.compactMap { $0.facts[.count] }
    #expect(said == (cells > 0 ? [String(cells)] : []), "\(trap)")
    #expect(found.ledger.read == right.ledger.read, "\(trap)")
  }

  @Test(arguments: [
    ("⽀出", "支出"), ("⻓期", "长期"), ("⻚", "页"), ("⻔⻋⻅⻢", "门车见马"), ("\u{F9B5}", "例"), ("不\u{F967}", "不不"),
    ("\u{2F800}", "丽"), ("合\u{E5E5}计", "合\u{3000}计"), ("甲︵乙︶", "甲(乙)"), ("①乙", "①乙"), ("\u{3400}㐀", "㐀㐀"),
    ("行\u{AD}政", "行政"), ("Ⅲ类", "Ⅲ类"), ("㈠", "㈠"),
  ])
  func namesAreWrittenWithTheUsualCharacters(name: String, written: String) throws {
    let found = try Probe.read(Self.table + "2089999,\(name),18.60,18.60,\n")
    #expect(found.labels.last == "3 function 2089999 \(written)")
  }

  @Test func theyAreToldOnceASheetWithTheFirstPlace() throws {
    let found = try Probe.read(Self.table.replacing("支出", with: "⽀出"))
    #expect(
      found.words().filter { $0.contains("[Y0059]") } == [
        "1.csv › 第 1 行 › A1（第 1 行第 1 列）：信息：从此处起有 4 个单元格含有形近字符或不可见字符（如部首、兼容汉字、零宽字符），按通用字符书写 [Y0059]"
      ])
    #expect(
      found.words(.en).filter { $0.contains("[Y0059]") } == [
        "1.csv › line 1 › A1 (row 1, column 1): info: 4 cells from here on have invisible characters or such that look like others (radicals, compatibility ideographs, zero-width marks); they are written with the usual ones [Y0059]"
      ])
  }
}
