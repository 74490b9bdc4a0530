/// The words of findings about rules and code lists.
extension Catalogue {
  static let rules: [String: Words] = [
    "Y0067": Words(
      zh: Wordings("规则文件有误", "规则文件有误：应为 {expected}，实为“{found}”", "按 Documentation/profiles.md 改正。"),
      en: Wordings(
        "wrong rules file", "the rules file is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/profiles.md.")),
    "Y0068": Words(
      zh: Wordings("代码表有误", "科目代码表有误：应为 {expected}，实为“{found}”", "按 Documentation/profiles.md 改正。"),
      en: Wordings(
        "wrong code list", "the code list is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/profiles.md.")),
    "Y0102": Words(
      zh: Wordings("嵌套循环的上限", "规则 {name} 的循环超过 {limit} 步，没有核对完", "减少规则中嵌套的循环（嵌套循环的上限见 Documentation/limits.md）。"),
      en: Wordings(
        "limits on nested loops",
        "the loops of the rule {name} take more than {limit} steps; it was not checked to the end",
        "Have fewer loops within each other; Documentation/limits.md has the limits on nested loops.")),
    "Y0126": Words(
      zh: Wordings("没有此名称", "没有{reason}“{found}”[（{label}）][；是否“{name}”？][；可用：{expected}]", "改正名称。"),
      en: Wordings(
        "unknown name",
        "there is no {reason} “{found}”[ in {label}][; did you mean “{name}”?][; there are: {expected}]",
        "Correct the name.")),
    "Y0127": Words(
      zh: Wordings("公式有误", "公式有误：应为[{reason}][ {expected}]，实为“{found}”", "按 Documentation/profiles.md 改正公式。"),
      en: Wordings(
        "wrong formula", "the formula is wrong: expected[ {reason}][ {expected}], found “{found}”",
        "Correct the formula by Documentation/profiles.md.")),
    "Y0128": Words(
      zh: Wordings("规则永远不会执行", "规则 {name} 永远不会执行：{reason}[（{found}）]", "改正或删去这一公式。"),
      en: Wordings(
        "rule that never runs", "the rule {name} never runs: {reason}[ ({found})]", "Correct the formula, or remove it."
      )),
    "Y0195": Words(
      zh: Wordings("豁免清单有误", "豁免清单有误：应为 {expected}，实为“{found}”", "按 Documentation/checks.md 改正。"),
      en: Wordings(
        "wrong file of waivers", "the file of waivers is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/checks.md.")),
    "Y0196": Words(
      zh: Wordings("不能用作基线", "不能用作基线：应有 {expected}", "用 yusuan check --format json 写出基线。"),
      en: Wordings(
        "no report to compare with", "it is no report to compare with: {expected} is missing",
        "Write one with yusuan check --format json.")),
    "Y0131": Words(
      zh: Wordings("例子的结果不符", "规则 {name} 的例子：结果应为 {expected}，实为 {found}[（{label}）]", "核对规则的公式和例子。"),
      en: Wordings(
        "example with another outcome",
        "an example of the rule {name}: expected the outcome {expected}, found {found}[ ({label})]",
        "Check the formulas of the rule and the example.")),
  ]
}
