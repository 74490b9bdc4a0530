/// The words of findings about XML.
extension Catalogue {
  static let xml: [String: Words] = [
    "Y0060": Words(
      zh: Wordings("XML 不合语法", "XML 不合语法：{reason}", "核对文件是否完整。"),
      en: Wordings("malformed XML", "the XML is malformed: {reason}", "Check that the file is complete.")),
    "Y0061": Words(
      zh: Wordings("XML 被拒绝", "XML 含有不允许的内容：{reason}", "删去 DOCTYPE 和实体，或核对文件来源。"),
      en: Wordings(
        "refused XML", "the XML holds what is not allowed: {reason}",
        "Remove the DOCTYPE and its entities, or check where the file comes from.")),
    "Y0062": Words(
      zh: Wordings("不符合模式", "不符合 XML 模式：{reason}", "按 yusuan schema 给出的模式改正。"),
      en: Wordings(
        "schema violated", "the XML schema is violated: {reason}", "Correct it by the schema that yusuan schema prints."
      )),
    "Y0115": Words(
      zh: Wordings("未知的元素", "{label} 里不能有 {found}[；是否“{name}”？][；可用：{expected}]", "按 Documentation/profiles.md 改正或删去。"),
      en: Wordings(
        "unknown element", "{label} has no {found} inside[; did you mean “{name}”?][; there are: {expected}]",
        "Correct it by Documentation/profiles.md, or remove it.")),
    "Y0116": Words(
      zh: Wordings("元素的位置不对", "{found} 应写在 {expected} 之前", "移到前面。"),
      en: Wordings("misplaced element", "{found} has to stand before {expected}", "Move it up.")),
    "Y0117": Words(
      zh: Wordings("未知的属性", "{label} 没有属性 {found}[；是否“{name}”？][；可用：{expected}]", "按 Documentation/profiles.md 改正或删去。"),
      en: Wordings(
        "unknown attribute", "{label} has no attribute {found}[; did you mean “{name}”?][; there are: {expected}]",
        "Correct it by Documentation/profiles.md, or remove it.")),
    "Y0118": Words(
      zh: Wordings("缺少必要的部分", "{label} 缺少 {expected}", "补上。"),
      en: Wordings("missing part", "{label} lacks {expected}", "Add it.")),
    "Y0119": Words(
      zh: Wordings(
        "值不对", "{label} 不能是“{found}”[，应为{reason}][ {limit}][；是否“{name}”？][；可用：{expected}]",
        "按 Documentation/profiles.md 改正。"),
      en: Wordings(
        "wrong value",
        "{label} cannot be “{found}”[, expected {reason}][ {limit}][; did you mean “{name}”?][; there are: {expected}]",
        "Correct it by Documentation/profiles.md.")),
    "Y0120": Words(
      zh: Wordings("重复的部分", "{label} [“{found}”]重复[，第 {count} 行已有]", "删去多余的，或另取名称。"),
      en: Wordings(
        "repeated part", "{label} [“{found}” ]is given more than once[; line {count} has it already]",
        "Remove one of them, or give it another name.")),
    "Y0124": Words(
      zh: Wordings("未知的占位符", "“{label}”中的 {found} 不是占位符[；是否“{name}”？][；可用：{expected}]", "改正占位符。"),
      en: Wordings(
        "unknown placeholder",
        "{found} in “{label}” is no placeholder[; did you mean “{name}”?][; there are: {expected}]",
        "Correct the placeholder.")),
  ]
}
