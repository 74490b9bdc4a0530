internal import YusuanModel
internal import YusuanProfiles

/// The rows of functional classes (支出功能分类的类). A file prints only those that have figures; a profile has all of them.
struct ClassRows {
  let glossary: Glossary

  /// The rows of all classes; `labels` are those that the file prints. If their ordinals are those of the whole list,
  /// they are kept. If each file numbers its own classes, a class is known by its name.
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
