/// A few words that the fact `reason` of a finding about a profile stands for (短语). The raw value is the fact, the same in
/// every language; people read ``phrase``.
public enum MistakeReason: String, Sendable, Hashable, CaseIterable {
  // What a value has to be.
  case id
  case digits
  case path
  case version
  case lengths
  case profiles
  case number
  case characters
  case seen
  case year
  case day
  case finding
  case noText
  case otherValue

  // What a name in a formula names.
  case table
  case panel
  case row
  case column
  case valueColumn
  case codeList
  case variable
  case change
  case rule
  case aFile

  // What a formula needs.
  case endOfFormula
  case sumAround
  case severalRows
  case anotherVariable
  case panelNeeded
  case rowOfPanel
  case condition
  case comparison
  case tableSuchAs
  case amount

  // What contradicts itself.
  case valueColumnNeeded
  case codeAndParts
  case labelWithoutColumn
  case labelNeeded
  case besideUnknown
  case openRowsTwice
  case lengthsFall
  case yearsBackwards
  case includesTooDeep
  case offUnknown
  case columnWithoutPanel
  case chartUnknown
  case chartContent

  // What is counted in a sample.
  case figures
  case findings

  // Why a rule never runs.
  case conditionFalse
  case codeNever
  case codesNever
  case classesNever
  case rowsNever
  case columnsNever
  case noteNever
  case sharesNever
  case growthNever
  case otherProfiles

  /// The words.
  public var phrase: Phrase {
    switch self {
    case .id:
      Phrase(zh: "以字母开头、只含字母数字和连字符、不超过 64 个字符的名称", en: "a letter and then letters, digits and hyphens, 64 at most")
    case .digits: Phrase(zh: "不超过 12 位的数字", en: "up to 12 digits")
    case .path:
      Phrase(
        zh: "以斜线相连的行名称，如 carryover/generalPublicBudget",
        en: "ids of rows with slashes between them, such as carryover/generalPublicBudget")
    case .version: Phrase(zh: "字母、数字、点和连字符，不超过 32 个字符", en: "letters, digits, dots and hyphens, 32 at most")
    case .lengths: Phrase(zh: "各级编码的位数，如 3 5 7", en: "the digits of each level, such as 3 5 7")
    case .profiles: Phrase(zh: "版式的名称，以空格分开", en: "names of profiles, parted by spaces")
    case .number: Phrase(zh: "数字，范围", en: "a number")
    case .characters: Phrase(zh: "文字，字数", en: "a length of")
    case .noText: Phrase(zh: "元素，没有文字", en: "elements without text between them")
    case .seen: Phrase(zh: "地方加四位年份，以空格分开，如 上海2025 上海2026", en: "a place and a year each, such as 上海2025 上海2026")
    case .year: Phrase(zh: "四位年份", en: "a year of four digits")
    case .day: Phrase(zh: "日期，如 2026-03-01", en: "a day such as 2026-03-01")
    case .finding:
      Phrase(
        zh: "发现编号（12 位十六进制数字，check -v 列出）", en: "the id of a finding: 12 hexadecimal digits, as check -v shows them")
    case .otherValue: Phrase(zh: "别的值", en: "another value")
    case .table: Phrase(zh: "表", en: "table")
    case .panel: Phrase(zh: "栏", en: "panel")
    case .row: Phrase(zh: "行", en: "row")
    case .column: Phrase(zh: "金额列", en: "column of amounts")
    case .valueColumn: Phrase(zh: "列", en: "column of figures or texts")
    case .codeList: Phrase(zh: "代码表", en: "code list")
    case .variable: Phrase(zh: "变量", en: "variable")
    case .change: Phrase(zh: "增减的说法", en: "wording of changes")
    case .rule: Phrase(zh: "规则", en: "rule")
    case .aFile: Phrase(zh: "文件", en: "file")
    case .endOfFormula: Phrase(zh: "公式到此结束", en: "the end of the formula")
    case .sumAround: Phrase(zh: "一个数，几个数要写在 sum(…) 里", en: "one figure; several stand in sum(…)")
    case .severalRows: Phrase(zh: "sum(…) 里的几行", en: "several rows in sum(…)")
    case .anotherVariable: Phrase(zh: "别的变量名", en: "another name for the variable")
    case .panelNeeded: Phrase(zh: "其中一栏", en: "one of the panels")
    case .rowOfPanel: Phrase(zh: "行，属于", en: "a row of")
    case .condition: Phrase(zh: "条件，如", en: "a condition such as")
    case .comparison: Phrase(zh: "比较符号", en: "one of the signs")
    case .tableSuchAs: Phrase(zh: "表，如", en: "a table such as")
    case .amount: Phrase(zh: "金额", en: "an amount")
    case .valueColumnNeeded:
      Phrase(zh: "没有一列是金额、数量、百分比、日期或文字", en: "no column holds amounts, numbers, percentages, dates or texts")
    case .codeAndParts:
      Phrase(zh: "编码列应为一列 code，或几列 codePart", en: "a code has one column of kind code, or several of kind codePart")
    case .labelWithoutColumn:
      Phrase(
        zh: "没有项目列和编码列，行就不能有名称，也不能有 codes 或 list",
        en: "without a column of labels or codes no row has a label, and there are neither codes nor list")
    case .labelNeeded: Phrase(zh: "有项目列或编码列，行就要有 label", en: "with a column of labels or codes each row has a label")
    case .besideUnknown: Phrase(zh: "beside 应为前一栏中的行", en: "beside is a row of the panel before")
    case .openRowsTwice: Phrase(zh: "codes 或 list 只能有一处", en: "codes or list stands there once")
    case .lengthsFall: Phrase(zh: "lengths 应从小到大，每级 1–12 位", en: "lengths rise, from 1 to 12 digits")
    case .yearsBackwards: Phrase(zh: "from 不能晚于 to", en: "from is not later than to")
    case .includesTooDeep:
      Phrase(zh: "include 最多四层，不能包含自己", en: "profiles include each other four deep at most, and never themselves")
    case .offUnknown: Phrase(zh: "要略去的表不在所包含的版式中", en: "the table to leave out is not in the included profile")
    case .columnWithoutPanel:
      Phrase(zh: "列没有写明属于哪一栏，或没有这一栏", en: "the column does not say which panel it is of, or there is no such panel")
    case .chartUnknown:
      Phrase(zh: "图表所指的栏、行或金额列不在表中", en: "the table has no such panel, row or column of amounts for the chart")
    case .chartContent: Phrase(zh: "图表应有 part，或一个 rows", en: "a chart has parts, or rows")
    case .figures: Phrase(zh: "金额", en: "figures")
    case .findings: Phrase(zh: "核对发现", en: "findings of rules")
    case .conditionFalse: Phrase(zh: "条件不可能成立", en: "its condition can never hold")
    case .codeNever:
      Phrase(zh: "没有一级科目的编码有这么多位，或该栏没有编码", en: "no level has codes of so many digits, or the panel has no codes")
    case .codesNever: Phrase(zh: "该栏没有科目编码", en: "the panel has no codes")
    case .classesNever: Phrase(zh: "各栏都没有类", en: "none of the panels has classes")
    case .rowsNever: Phrase(zh: "该栏没有这样的行", en: "the panel has no such rows")
    case .columnsNever: Phrase(zh: "该栏没有金额列", en: "the panel has no columns of amounts")
    case .noteNever: Phrase(zh: "版式没有空表说明（emptyNote）", en: "the profile has no note for empty tables (emptyNote)")
    case .sharesNever:
      Phrase(
        zh: "没有一处说明有占比的总体（part 或 shareOf）", en: "no statement has a whole that a share could be of (part or shareOf)")
    case .growthNever: Phrase(zh: "没有一处说明带有 growth=\"true\"", en: "no statement has growth=\"true\"")
    case .otherProfiles: Phrase(zh: "规则文件只用于别的版式", en: "the rules file is for other profiles")
    }
  }
}
