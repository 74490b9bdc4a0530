internal import YusuanFindings
internal import YusuanModel

/// A column of the register (名册的列).
enum RegisterColumn: String, CaseIterable {
  case code
  case name
  case aliases
  case region
  case department
  case kind

  /// The headers that mean the column, the Chinese one that is written first.
  private var words: [String] {
    switch self {
    case .code: ["单位代码", "单位编码", "预算单位编码", "预算单位代码", "代码", "编码", "code", "unit_code"]
    case .name: ["单位名称", "预算单位名称", "预算单位", "单位", "名称", "name", "unit", "unit_name"]
    case .aliases: ["别名", "曾用名", "简称", "其他名称", "aliases", "alias"]
    case .region: ["区划代码", "区划", "行政区划", "行政区划代码", "地区", "region", "region_code"]
    case .department: ["主管部门", "所属部门", "上级部门", "部门", "department"]
    case .kind: ["单位性质", "性质", "单位类型", "类型", "kind", "type"]
    }
  }

  /// The header in Chinese.
  var header: String { words[0] }

  /// The column that `text` is the header of, or nil if there is none.
  init?(header text: String) {
    let folded = FoldedText(text)
    guard let column = Self.allCases.first(where: { $0.words.contains { FoldedText($0) == folded } }) else {
      return nil
    }
    self = column
  }

  /// A header that `text` may be meant for, or nil if it is another column.
  static func suggestion(for text: String) -> String? {
    let words = allCases.flatMap(\.words)
    let folded = FoldedText(text).string
    guard folded.unicodeScalars.count >= 3 else { return nil }
    return words.first { word in
      let (a, b) = (Array(folded.unicodeScalars), Array(word.unicodeScalars))
      return a.count == b.count && zip(a, b).count { $0 != $1 } == 1
    }
  }
}

extension UnitKind {
  /// The kind that `text` means, or nil if there is none.
  init?(register text: String) {
    switch FoldedText(text).string {
    case "行政", "行政单位", "行政机关", "机关", "agency", "administrative": self = .agency
    case "参公", "参公单位", "参公事业", "参公事业单位", "参照公务员法管理", "参照公务员法管理单位", "参照公务员法管理事业单位",
      "参照公务员法管理的事业单位":
      self = .managedAsAgency
    case "事业", "事业单位", "institution", "publicinstitution": self = .institution
    default: return nil
    }
  }
}
