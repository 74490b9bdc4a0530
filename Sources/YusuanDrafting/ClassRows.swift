internal import YusuanModel
internal import YusuanProfiles

/// The rows of functional classes (支出功能分类的类): a file prints those that it has figures for, a profile has them all.
struct ClassRows {
  let glossary: Glossary

  /// The rows of all classes, of which a file prints those with `labels`. Their ordinals are kept where they are those of the whole
  /// list; where each file numbers its own, a class is known by its name.
  func rows(_ labels: [String]) -> [RowDraft] {
    var printed: [Int: String] = [:]
    for label in labels { if let place = glossary.functionalClass(label) { printed[place] = printed[place] ?? label } }
    let keepsOrdinals = printed.count >= 10 && printed.allSatisfy { ItemName(FoldedText($1)).ordinal == $0 + 1 }
    return glossary.classes.indices.map { place in
      let known = glossary.classes[place]
      let label = printed[place].map { keepsOrdinals ? $0 : withoutOrdinal($0) }
      var row = RowDraft(
        id: "class\(known.code)", label: label ?? known.name, level: 1, code: known.code, spellings: known.spellings)
      if let label, FoldedText(label) != FoldedText(known.name), !keepsOrdinals {
        row.spellings.insert(known.name, at: 0)
      }
      row.spellings.removeAll { FoldedText($0) == FoldedText(row.label ?? "") }
      return row
    }
  }

  private func withoutOrdinal(_ label: String) -> String {
    guard ItemName(FoldedText(label)).ordinal != nil, let sign = label.firstIndex(where: { "、.．）)".contains($0) })
    else {
      return label
    }
    return DraftText.cleaned(String(label[label.index(after: sign)...]))
  }
}
