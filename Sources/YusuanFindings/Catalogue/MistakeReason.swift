/// A few words that the fact `reason` of a finding about a profile stands for (短语). The raw value is the fact, the same in
/// every language.
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
  case noText
  case otherValue

  // What a name in a formula names.
  case table
  case panel
  case row
  case column
  case codeList
  case variable
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

  /// The words in `language`.
  public func words(_ language: Language) -> String { language == .zh ? pair.zh : pair.en }

  private var pair: (zh: String, en: String) {
    switch self {
    case .id: ("以字母开头、只含字母数字和连字符、不超过 64 个字符的名称", "a letter and then letters, digits and hyphens, 64 at most")
    case .digits: ("不超过 12 位的数字", "up to 12 digits")
    case .path:
      (
        "以斜线相连的行名称，如 carryover/generalPublicBudget",
        "ids of rows with slashes between them, such as carryover/generalPublicBudget"
      )
    case .version: ("字母、数字、点和连字符，不超过 32 个字符", "letters, digits, dots and hyphens, 32 at most")
    case .lengths: ("各级编码的位数，如 3 5 7", "the digits of each level, such as 3 5 7")
    case .profiles: ("版式的名称，以空格分开", "names of profiles, parted by spaces")
    case .number: ("数字，范围", "a number")
    case .characters: ("文字，字数", "a length of")
    case .noText: ("元素，没有文字", "elements without text between them")
    case .otherValue: ("别的值", "another value")
    case .table: ("表", "table")
    case .panel: ("栏", "panel")
    case .row: ("行", "row")
    case .column: ("金额列", "column of amounts")
    case .codeList: ("代码表", "code list")
    case .variable: ("变量", "variable")
    case .rule: ("规则", "rule")
    case .aFile: ("文件", "file")
    case .endOfFormula: ("公式到此结束", "the end of the formula")
    case .sumAround: ("一个数，几个数要写在 sum(…) 里", "one figure; several stand in sum(…)")
    case .severalRows: ("sum(…) 里的几行", "several rows in sum(…)")
    case .anotherVariable: ("别的变量名", "another name for the variable")
    case .panelNeeded: ("其中一栏", "one of the panels")
    case .rowOfPanel: ("行，属于", "a row of")
    case .condition: ("条件，如", "a condition such as")
    case .comparison: ("比较符号", "one of the signs")
    case .tableSuchAs: ("表，如", "a table such as")
    case .amount: ("金额", "an amount")
    case .valueColumnNeeded: ("没有一列是金额、数量、百分比、日期或文字", "no column holds amounts, numbers, percentages, dates or texts")
    case .codeAndParts: ("编码列应为一列 code，或几列 codePart", "a code has one column of kind code, or several of kind codePart")
    case .labelWithoutColumn:
      (
        "没有项目列和编码列，行就不能有名称，也不能有 codes 或 list",
        "without a column of labels or codes no row has a label, and there are neither codes nor list"
      )
    case .labelNeeded: ("有项目列或编码列，行就要有 label", "with a column of labels or codes each row has a label")
    case .besideUnknown: ("beside 应为前一栏中的行", "beside is a row of the panel before")
    case .openRowsTwice: ("codes 或 list 只能有一处", "codes or list stands there once")
    case .lengthsFall: ("lengths 应从小到大，每级 1–12 位", "lengths rise, from 1 to 12 digits")
    case .yearsBackwards: ("from 不能晚于 to", "from is not later than to")
    case .includesTooDeep:
      ("include 最多四层，不能包含自己", "profiles include each other four deep at most, and never themselves")
    case .offUnknown: ("要略去的表不在所包含的版式中", "the table to leave out is not in the included profile")
    case .columnWithoutPanel:
      ("列没有写明属于哪一栏，或没有这一栏", "the column does not say which panel it is of, or there is no such panel")
    case .figures: ("金额", "figures")
    case .findings: ("核对发现", "findings of rules")
    case .conditionFalse: ("条件不可能成立", "its condition can never hold")
    case .codeNever: ("没有一级科目的编码有这么多位，或该栏没有编码", "no level has codes of so many digits, or the panel has no codes")
    case .codesNever: ("该栏没有科目编码", "the panel has no codes")
    case .classesNever: ("各栏都没有类", "none of the panels has classes")
    case .rowsNever: ("该栏没有这样的行", "the panel has no such rows")
    case .columnsNever: ("该栏没有金额列", "the panel has no columns of amounts")
    case .noteNever: ("版式没有空表说明（emptyNote）", "the profile has no note for empty tables (emptyNote)")
    case .sharesNever:
      ("没有一处说明有占比的总体（part 或 shareOf）", "no statement has a whole that a share could be of (part or shareOf)")
    case .growthNever: ("没有一处说明带有 growth=\"true\"", "no statement has growth=\"true\"")
    case .otherProfiles: ("规则文件只用于别的版式", "the rules file is for other profiles")
    }
  }
}
