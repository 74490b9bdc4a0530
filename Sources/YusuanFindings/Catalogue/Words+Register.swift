/// The words of findings about the register of units.
extension Catalogue {
  static let register: [String: Words] = [
    "Y0160": Words(
      zh: Wordings("单位名册有误", "{reason}[：“{found}”][，第 {count} 行已有][；是否“{name}”？][；应为 {expected}]", "改正名册后再试。"),
      en: Wordings(
        "wrong register of units",
        "{reason}[: “{found}”][, already in row {count}][; did you mean “{name}”?][; expected {expected}]",
        "Correct the register, and try again.")),
    "Y0161": Words(
      zh: Wordings("单位用了别的写法", "“{found}”是名册中“{name}”的[{reason}]，按名册写出", "无需处理。"),
      en: Wordings(
        "unit by another name", "“{found}” is[ {reason}] of “{name}” in the register, and is written so",
        "Nothing has to be done.")),
    "Y0162": Words(
      zh: Wordings("名册中没有的单位", "名册中没有“{found}”[；是否“{name}”？]", "核对单位名称，或在名册中加上该单位或别名。"),
      en: Wordings(
        "unit that is not in the register", "the register has no unit “{found}”[; did you mean “{name}”?]",
        "Check the unit's name, or add the unit or the name to the register.")),
    "Y0163": Words(
      zh: Wordings("单位没有报送", "“{name}”[（{label}）]没有报送[；可能在未能转换的“{found}”中]", "请该单位报送；仅是可能的，须核对。"),
      en: Wordings(
        "unit that has not handed in",
        "“{name}”[ ({label})] has not handed in[; it may be in “{found}”, which could not be converted]",
        "Ask the unit for its disclosure. What is said to be possible has to be checked.")),
    "Y0164": Words(
      zh: Wordings("单位代码与名册不一致", "“{name}”的代码是“{found}”，名册中是“{expected}”；保留原代码", "核对哪一个正确。"),
      en: Wordings(
        "unit code other than in the register",
        "the code of “{name}” is “{found}”, that in the register “{expected}”; the former is kept",
        "Check which one is right.")),
  ]
}
