internal import YusuanFindings

/// Why a total lacks a part, counts one twice, or cannot be made (汇总的原因).
extension Phrase {
  static let tableMissing = Phrase(zh: "该单位没有此表", en: "the unit lacks the table")
  static let tableBlank = Phrase(zh: "没有此表的单位按空计", en: "units without the table count as blank")
  static let cellsUnread = Phrase(zh: "该单位有读不出的单元格", en: "the unit has cells that could not be read")
  static let rowsUnread = Phrase(zh: "该单位有读不出的行", en: "the unit has rows that could not be read")
  static let sumTooLarge = Phrase(zh: "合计超出范围", en: "the sum is out of range")
  static let sameUnit = Phrase(zh: "同一单位有两份", en: "the same unit is there twice")
  static let departmentOfUnits = Phrase(
    zh: "它是其中单位的主管部门，已含所属单位", en: "it is the department of one of the units, and holds it")
  static let departmentAmongUnits = Phrase(
    zh: "部门的公开文件与单位的放在一起；所属关系要由 --register 说明",
    en: "a department's disclosure is among those of units; a register (--register) has to say whose it is")
  static let sumOfOthers = Phrase(zh: "它的每个数都等于其余各份之和", en: "each of its figures is the sum of the others")
  static let profilesDiffer = Phrase(zh: "版式不同", en: "the profiles differ")
  static let yearsDiffer = Phrase(zh: "年度不同", en: "the fiscal years differ")
  static let noDisclosure = Phrase(zh: "没有公开文件", en: "there is no disclosure")
  static let unitsOfMoneyDiffer = Phrase(
    zh: "各单位的金额单位不同，汇总以元计", en: "the units print other money units; the total is in 元")
  static let namesDiffer = Phrase(zh: "同一行的名称不同，用第一个", en: "a row has several names; the first is taken")
  static func valuesLeftOut(_ count: Int) -> Phrase {
    Phrase(zh: "\(count) 个文字、百分比、日期不汇总", en: "\(count) texts, percentages and dates are not added up")
  }
}
