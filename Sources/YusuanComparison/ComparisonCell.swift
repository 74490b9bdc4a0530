internal import YusuanFindings
internal import YusuanModel

/// A cell of a line of differences.
struct ComparisonCell {
  /// What kind of cell it is. The raw value is its class in HTML.
  enum Kind: String {
    /// A text.
    case text = "t"
    /// An amount, a percentage or another number.
    case number = "n"
    /// How it differs.
    case word = "w"
    /// Where it stands.
    case place = "p"
  }

  var kind: Kind
  var text: String
}

extension ComparisonWording {
  private var isChinese: Bool { language == .zh }

  /// The names of the columns of a table of differences.
  var columns: [String] {
    isChinese
      ? ["号", "行", "列", "差异", "前", "后", "增减", "增减％", "前一份出处", "后一份出处"]
      : ["No.", "row", "column", "difference", "before", "after", "more", "more, %", "place before", "place after"]
  }

  /// The cells of a line of a table of differences, one for each of ``columns``.
  func cells(_ line: BudgetDifference) -> [ComparisonCell] {
    let row = [line.panelLabel, line.row?.code, line.row.map { $0.item.isEmpty && $0.code == nil ? $0.path : $0.item }]
    return [
      ComparisonCell(kind: .number, text: line.number > 0 ? "\(line.number)" : ""),
      ComparisonCell(kind: .text, text: row.compactMap { $0 }.joined(separator: " ")),
      ComparisonCell(kind: .text, text: line.column?.label ?? ""),
      ComparisonCell(kind: .word, text: word(line)), cell(line.before), cell(line.after),
      ComparisonCell(kind: .number, text: line.difference?.text(in: unit) ?? ""),
      ComparisonCell(kind: .number, text: line.percent ?? ""),
      ComparisonCell(kind: .place, text: line.placeBefore.map(place) ?? ""),
      ComparisonCell(kind: .place, text: line.placeAfter.map(place) ?? ""),
    ]
  }

  private func cell(_ cell: BudgetCell?) -> ComparisonCell {
    switch cell {
    case nil: ComparisonCell(kind: .text, text: "")
    case .amount(let amount)?: ComparisonCell(kind: .number, text: amount.text(in: unit))
    case .text(let text)?: ComparisonCell(kind: .text, text: text)
    case .unread?: ComparisonCell(kind: .text, text: isChinese ? "读不出" : "unread")
    }
  }

  private func place(_ place: Location) -> String {
    [place.input, place.sheet, place.cell?.a1].compactMap { $0 }.joined(separator: " › ")
      + (place.isHidden ? isChinese ? "（隐藏）" : " (hidden)" : "")
  }

  /// How it differs, in a word.
  func word(_ difference: BudgetDifference) -> String {
    let word: (zh: String, en: String) =
      switch (difference.part, difference.change) {
      case (_, .unread): ("无法比较", "not compared")
      case (.table, .added): ("新增的表", "table added")
      case (.table, _): ("删去的表", "table dropped")
      case (.panel, .added): ("新增的栏", "panel added")
      case (.panel, _): ("删去的栏", "panel dropped")
      case (.column, .added): ("新增的列", "column added")
      case (.column, _): ("删去的列", "column dropped")
      case (.row, .added): ("新增的行", "row added")
      case (.row, _): ("删去的行", "row dropped")
      case (.label, _): ("改名", "renamed")
      case (.code, _): ("改码", "recoded")
      case (.note, _): ("注", "note")
      case (_, .added): ("新增", "new")
      case (_, .removed): ("取消", "dropped")
      case (_, .blankToZero): ("由空白变为零", "blank to zero")
      case (_, .zeroToBlank): ("由零变为空白", "zero to blank")
      case (_, .changed): difference.percent == nil && difference.difference != nil ? ("新增", "new") : ("改动", "changed")
      }
    return isChinese ? word.zh : word.en
  }

  /// How many differences there are.
  func summary(_ comparison: BudgetComparison) -> String {
    let (count, unread) = (comparison.count, comparison.unreadCount)
    let (pairs, alone) = (comparison.pairs.count, comparison.removed.count + comparison.added.count)
    if isChinese {
      return "比较 \(pairs) 份，\(alone) 份只在一侧：\(count) 处差异" + (unread > 0 ? "，\(unread) 处读不出、没有比较" : "")
    }
    return "\(pairs) compared, \(alone) on one side alone: \(count) difference\(count == 1 ? "" : "s")"
      + (unread > 0 ? ", \(unread) unread and not compared" : "")
  }
}
