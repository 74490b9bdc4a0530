internal import YusuanModel
internal import YusuanProfiles

/// What is printed around a table: above its header, and the note below it.
struct PrintedHeadings {
  /// The title of the cover, for a table that does not print the year. Nil if it does, or if no cover has a title.
  let cover: String?
  /// What is printed above the title, such as 预算公开表1.
  let printLabel: String?
  let title: String
  /// The line of 单位名称. Nil if the unit's name is not known.
  let unitName: String?
  /// The line of 单位, such as 单位：万元.
  let amountUnit: String
  /// The note below the table, such as 注：本表无数据.
  let note: String?

  /// What is printed around `table` of `disclosure`, whose amounts are in `unit`.
  init(_ table: Table, layout: TableLayout, of disclosure: Disclosure, profile: Profile, in unit: AmountUnit) {
    let words = profile.words
    cover = Self.cover(of: layout, disclosure, words)
    printLabel = layout.printLabel
    title = table.title
    unitName = disclosure.unitName.map { (words.unitName.first?.word.text ?? "单位名称") + "：" + $0 }
    let word = words.amountUnits.first { $0.unit == unit }?.word.text ?? unit.rawValue
    amountUnit = (words.amountUnit.first?.text ?? "单位") + "：" + word
    note = table.note.map { (words.notes.first?.text ?? "注") + "：" + $0 }
  }

  private static func cover(of layout: TableLayout, _ disclosure: Disclosure, _ words: ProfileWords) -> String? {
    guard let year = disclosure.fiscalYear, !layout.printsYear else { return nil }
    let covers = words.covers.filter { $0.word.printsYear }
    let fitting = covers.first { $0.level == disclosure.unitLevel } ?? covers.first { $0.level == nil }
    return fitting?.word.printed(year: year)
  }
}

extension PrintedHeadings {
  /// The unit in which the table at `index` of `document` is printed: that in which it stood if that is known, else the
  /// table's own if the profile has one, else the disclosure's.
  static func amountUnit(ofTableAt index: Int, of document: Document, layout: TableLayout) -> AmountUnit {
    let sources = document.sources.tables
    let printedIn = sources.indices.contains(index) ? sources[index].amountUnit : nil
    return printedIn ?? layout.amountUnit ?? document.disclosure.amountUnit
  }
}

extension TableLayout {
  /// Whether the title or a header label has the fiscal year.
  fileprivate var printsYear: Bool { title.printsYear || header.contains(where: \.printsYear) }
}

extension HeaderNode {
  fileprivate var printsYear: Bool { label.printsYear || children.contains(where: \.printsYear) }
}

extension Label {
  /// Whether the label has a placeholder for the year.
  fileprivate var printsYear: Bool { printed(year: nil) != text }
}
