internal import YusuanFindings

/// What is wrong with a register (名册的错误), and how a name is known.
extension Phrase {
  static let noHeader = Phrase(zh: "第一行应是表头", en: "the first row is the header")
  static let headerLacksName = Phrase(zh: "表头没有单位名称一列", en: "the header has no column of names")
  static let headerTwice = Phrase(zh: "表头中有两列相同", en: "the header has a column twice")
  static let headerUnknown = Phrase(zh: "不认识的表头", en: "unknown column")
  static let nameMissing = Phrase(zh: "没有单位名称", en: "the name is missing")
  static let nameTwice = Phrase(zh: "单位名称重复", en: "the name is there twice")
  static let codeTwice = Phrase(zh: "单位代码重复", en: "the code is there twice")
  static let aliasTwice = Phrase(zh: "别名属于两个单位", en: "the alias is that of two units")
  static let kindUnknown = Phrase(zh: "不认识的单位性质", en: "unknown kind of unit")
  static let departmentUnknown = Phrase(zh: "名册中没有这个主管部门", en: "the register has no such department")
  static let departmentCycle = Phrase(zh: "主管部门循环", en: "the departments go in a circle")
  static let cellUnreadable = Phrase(zh: "单元格读不出", en: "the cell cannot be read")
  static let tooManyUnits = Phrase(zh: "单位太多", en: "there are too many units")
  static let noUnits = Phrase(zh: "名册没有单位", en: "the register has no units")
  static let isAlias = Phrase(zh: "别名", en: "an alias")
  static let isSpelling = Phrase(zh: "另一种写法", en: "another spelling")
  static let nothingExpected = Phrase(zh: "名册中没有这个部门或区划", en: "the register has no such department or region")
}
