/// The words of findings about conversions.
extension Catalogue {
  static let conversion: [String: Words] = [
    "Y0029": Words(
      zh: Wordings("表外文字", "{count} 个单元格是表格之外的文字（“{label}”…）", "无需处理。"),
      en: Wordings("text outside tables", "{count} cells are text outside the tables (“{label}”…)", "Nothing to do.")),
    "Y0038": Words(
      zh: Wordings("没有表格", "没有找到版式“{name}”的任何一张表", "核对文件和版式（--profile）。"),
      en: Wordings(
        "no table", "no table of the profile “{name}” was found", "Check the file and the profile (--profile).")),
    "Y0093": Words(
      zh: Wordings("按内容选用的版式", "按版式“{name}”读取", "如不对，请用 --profile 指定。"),
      en: Wordings(
        "profile found by content", "read by the profile “{name}”", "Name the profile with --profile if it is another.")
    ),
    "Y0094": Words(
      zh: Wordings("另一版式相符", "内容不符合版式“{found}”，而与版式“{expected}”相符", "用 --profile {expected} 转换。"),
      en: Wordings(
        "another profile fits", "the content does not fit the profile “{found}” but fits “{expected}”",
        "Convert with --profile {expected}.")),
    "Y0103": Words(
      zh: Wordings("长表可能被截断", "最后一条记录没有行尾，本程序写出的文件都有；这条记录或其后的内容可能缺失", "取得完整的文件。"),
      en: Wordings(
        "long file that may be cut",
        "the last record has no line end, which this program always writes; the record or what stood behind it may be missing",
        "Get the whole file.")),
    "Y0073": Words(
      zh: Wordings("严格模式", "严格模式下有 {count} 个单元格未能转换，不写出", "改正所列的单元格，或不用 --strict。"),
      en: Wordings(
        "strict", "strictly, {count} cells could not be converted, so nothing is written",
        "Correct the cells listed, or leave out --strict.")),
    "Y0132": Words(
      zh: Wordings("样例的结果不符", "样例 {name}：{reason}应为 {expected} 个，实为 {found} 个", "核对版式、规则和样例。"),
      en: Wordings(
        "sample with another result", "the sample {name}: expected {expected} {reason}, found {found}",
        "Check the profile, its rules and the sample.")),
  ]
}
