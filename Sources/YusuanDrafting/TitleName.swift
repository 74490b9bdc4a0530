internal import YusuanModel

/// Proposes the id of a table from its title (表的标识): the id of a whole title in the glossary, or one composed of the
/// terms in the title.
struct TitleName {
  let glossary: Glossary

  /// The id for `title`, or nil if it has words that no term covers.
  func id(_ title: String) -> String? {
    let name = core(title)
    if let term = glossary.term(name, at: .titles) { return term.id }
    return compose(name)
  }

  /// The id for the remark in brackets behind `title`, or nil if there is none or no term covers it.
  func remark(_ title: String) -> String? {
    let folded = FoldedText(title).scalars
    let bare = DraftText.withoutBrackets(folded)
    return bare.count < folded.count ? compose(Array(folded[(bare.count + 1)...].dropLast())) : nil
  }

  /// The folded title without the year and the words for whose it is.
  private func core(_ title: String) -> [Unicode.Scalar] {
    var rest = FoldedText(title).scalars[...]
    for word in ["{y}", "年度", "年", "预算单位", "单位", "部门"] {
      let word = Array(word.unicodeScalars)
      if rest.starts(with: word), rest.count > word.count { rest = rest.dropFirst(word.count) }
    }
    return DraftText.withoutBrackets(Array(rest))
  }

  /// Words of titles that do not say what the table holds.
  private static let fillers = [
    "预算表", "明细表", "情况表", "支出表", "预算", "部门", "单位", "财务", "安排", "情况", "表", "和", "及", "与", "的", "分", "按",
  ].map { Array($0.unicodeScalars) }

  /// The terms that make up `name`, from the left, the longest first.
  private func compose(_ name: [Unicode.Scalar]) -> String? {
    var rest = name[...]
    var ids: [String] = []
    while !rest.isEmpty {
      let length = min(rest.count, glossary.longest)
      let found = stride(from: length, to: 1, by: -1).lazy.compactMap { count in
        glossary.term(Array(rest.prefix(count)), at: .terms).map { (count, $0.id) }
      }.first
      if let (count, id) = found {
        if ids.last != id { ids.append(id) }
        rest = rest.dropFirst(count)
      } else if let filler = Self.fillers.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(filler.count)
      } else {
        return nil
      }
    }
    guard let first = ids.first else { return nil }
    return first + ids.dropFirst().map(DraftText.capitalised).joined()
  }
}
