/// The words of findings about totals of units.
extension Catalogue {
  static let totals: [String: Words] = [
    "Y0165": Words(
      zh: Wordings(
        "汇总数不完整", "{table}：{reason}[（{name}）]，[{count} 个]汇总数读不出，留为未读", "补齐该单位的数据后重新汇总；确无此表的，可用 --missing-as-blank。"),
      en: Wordings(
        "total that lacks a part", "{table}: {reason}[ ({name})]; [{count} ]totals are unread",
        "Complete the unit's data and add up again. If the unit really has no such table, give --missing-as-blank.")),
    "Y0166": Words(
      zh: Wordings("重复计算", "“{name}”会被重复计算：{reason}[（{found}）]", "不要把它放在要汇总的单位里。"),
      en: Wordings(
        "counted twice", "“{name}” would be counted twice: {reason}[ ({found})]",
        "Leave it out of the units that are added up.")),
    "Y0167": Words(
      zh: Wordings("汇总数中有单位间往来", "{table}“{label}”汇总为 {found}：如是被汇总单位之间的往来，收支两边都重复计算了", "需要合并时，自行抵销这些数。"),
      en: Wordings(
        "transfers within a total",
        "{table}, “{label}”: {found} in all; what passes between units of this total is counted on both sides",
        "Where a consolidated figure is wanted, take these amounts off.")),
    "Y0168": Words(
      zh: Wordings("不能汇总", "不能汇总：{reason}[（{found}）]", "只汇总同一年度、同一版式的公开文件。"),
      en: Wordings(
        "not to be added up", "these cannot be added up: {reason}[ ({found})]",
        "Add up disclosures of one year and one profile.")),
    "Y0169": Words(
      zh: Wordings("汇总的说明", "{reason}[：{table}][“{label}”][，{found}][，{expected}]", "核对即可。"),
      en: Wordings(
        "note on a total", "{reason}[: {table}][, “{label}”][, {found}][, {expected}]", "Look whether that is right.")),
  ]
}
