internal import YusuanBlocks
public import YusuanFindings

/// A cell that is counted as used but is in no result: text outside the tables or printed around them (表外文字、页面文字).
public struct UsedText: Sendable, Hashable {
  /// Why a cell counts as such a text.
  public enum Reason: Sendable, Hashable, CaseIterable {
    /// A paragraph below a heading (文字说明).
    case narrative
    /// A row of a form, such as 绩效目标表.
    case form
    /// A title in a list of contents, or one printed above itself (目录).
    case title
    /// A line of a cover (封面).
    case cover
    /// 页码, 水印, 附表1, 续表.
    case page
    /// Names and dates below a table (签名、日期).
    case signature
    /// A title, a header or a money unit that is printed again (重复的标题、表头).
    case printedAgain
    /// 1, 2, 3, … below a header (栏次).
    case columnNumbers
    /// Text beside the unit's name or the money unit.
    case besideUnit
    /// Rows that do not have the shape of a table.
    case words
    /// Anything else outside tables.
    case loose

    /// The reason in words.
    public var phrase: Phrase {
      switch self {
      case .narrative: .narrativeText
      case .form: .formOfNoTable
      case .title: .titleAlone
      case .cover: .coverLine
      case .page: .pageMark
      case .signature: .signatureOrDate
      case .printedAgain: .printedAgain
      case .columnNumbers: .columnNumbers
      case .besideUnit: .besideUnit
      case .words: .wordsOfNoTable
      case .loose: .textOutside
      }
    }
  }

  /// Where it stands.
  public var location: Location
  /// The beginning of the text.
  public var text: String
  /// Why the cell counts as such a text.
  public var reason: Reason
  /// The first amount in the text as printed, or nil if it has none. Narrative parts and forms are not searched.
  public var amount: String?
}

extension TableRecogniser {
  /// Hands on the cells of `row` as used texts, if these are listed, and reports each that holds an amount.
  func reportUsed(_ row: BlockRow, as reason: UsedText.Reason) { reportUsed(used(row, as: reason)) }

  /// Hands on `texts`, if these are listed, and reports their amounts.
  func reportUsed(_ texts: some Sequence<UsedText>) {
    for text in texts {
      if options.listsTexts { output.receive(text) }
      guard let amount = text.amount else { continue }
      output.receive(
        Diagnostic(
          .figureInText, at: text.location, because: text.reason.phrase, [.found: amount],
          severity: options.refusesAmountsInText ? .error : nil))
    }
  }

  /// The cells of `row` as used texts: all of them if they are listed, else only those with amounts.
  func used(_ row: BlockRow, as reason: UsedText.Reason) -> [UsedText] {
    let reason = reason == .loose && isNarrative(row) ? .narrative : reason
    if !options.listsTexts, reason == .narrative || reason == .form { return [] }
    return row.cells.compactMap { cell in
      let isSearched = reason != .narrative && reason != .form
      let amount = isSearched ? amount(cell, row) : nil
      guard options.listsTexts || amount != nil else { return nil }
      return UsedText(
        location: place.location(row, column: cell.column), text: Self.excerpt(text(cell, row).text), reason: reason,
        amount: amount)
    }
  }

  /// The amount that `cell` holds, or nil if it holds none. Plain digits bypass the label cache: there may be many.
  func amount(_ cell: BlockCell, _ row: BlockRow) -> String? {
    if cell.label == nil { return AmountInText.figure(row.bytes[cell.range].map { Unicode.Scalar($0) }[...]) }
    let scalars = text(cell, row).folded.scalars[...]
    return cell.marks.contains(.figure) ? AmountInText.figure(scalars) : AmountInText.first(scalars)
  }

  /// Whether `row` belongs to a narrative part: a heading stands above it, or it is a heading itself. A heading with an
  /// amount must also be a sentence.
  private func isNarrative(_ row: BlockRow) -> Bool {
    guard let first = row.cells.first else { return false }
    let isParagraph = row.cells.contains { text($0, row).marks.contains(.sentence) }
    if row.cells.count == 1, isHeading(text(first, row)) {
      outside.isBelowHeading = true
      return isParagraph || AmountInText.first(text(first, row).folded.scalars[...]) == nil
    }
    return outside.isBelowHeading && (row.cells.count == 1 || isParagraph)
  }

  /// A heading of a narrative part: 第三部分, 一、, （一）, 情况说明, 名词解释.
  private func isHeading(_ text: CellText) -> Bool {
    if text.name.ordinal != nil { return true }
    let scalars = text.folded.scalars
    if scalars.first == "第", scalars.prefix(8).contains(where: { $0 == "部" || $0 == "章" }) { return true }
    return zip(scalars, scalars.dropFirst()).contains(where: Self.isHeadingWord)
  }

  /// Whether two characters are a word of headings. A text may be long: it is gone through once, without `String`.
  private static func isHeadingWord(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    switch (first, second) {
    case ("说", "明"), ("情", "况"), ("概", "况"), ("解", "释"), ("职", "责"): true
    default: false
    }
  }
}

/// Finds amounts of money in running text (文字中的金额): a number with thousands separators, one with two decimals, or any
/// number before 元, 万元 and the like or behind ¥. Years, dates, shares, ordinals and page numbers are not amounts.
enum AmountInText {
  /// The first amount in the folded text `scalars`, as it stands there, or nil if there is none.
  static func first(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
    var index = scalars.startIndex
    while index < scalars.endIndex {
      guard isDigit(scalars[index]) else {
        index += 1
        continue
      }
      let number = scalars[index...].prefix { isDigit($0) || $0 == "." || $0 == "," }
      let before = index > scalars.startIndex ? scalars[index - 1] : nil
      let behind = scalars[number.endIndex...]
      if isAmount(number, before, behind) { return text(number) + text(behind.prefix(while: isUnit)) }
      index = number.endIndex
    }
    return nil
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// The figure `scalars`, which is the whole text of a cell, if it may be an amount. Here any number of decimals may
  /// make it one.
  static func figure(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
    if let amount = first(scalars) { return amount }
    let parts = scalars.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, !isMonth(parts[0], parts[1]) else { return nil }
    return text(scalars)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isUnit(_ scalar: Unicode.Scalar) -> Bool { "百千万亿元".unicodeScalars.contains(scalar) }

  private static func isAmount(
    _ number: ArraySlice<Unicode.Scalar>, _ before: Unicode.Scalar?, _ behind: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    let unit = behind.prefix(while: isUnit)
    if unit.contains("元") || before == "¥" || before == "￥" { return true }
    // V1.20, 12.50% and 3.14‰ are not amounts.
    if let before, before.properties.isAlphabetic, before.isASCII { return false }
    if let next = behind.first, next == "%" || next == "‰" { return false }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return false }
    let decimals = parts.count == 2 ? parts[1].count : 0
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2, parts[1].contains(",") { return false }
    if groups.count > 1 {
      let isFirst = (1...3).contains(groups[0].count) && groups[0].first != "0"
      return isFirst && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
    return decimals == 2 && !isMonth(whole, parts[1])
  }

  /// 2025.02 is a month.
  private static func isMonth(_ year: ArraySlice<Unicode.Scalar>, _ month: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let year = Int(text(year)), let month = Int(text(month)) else { return false }
    return (1900...2099).contains(year) && (1...12).contains(month)
  }
}
