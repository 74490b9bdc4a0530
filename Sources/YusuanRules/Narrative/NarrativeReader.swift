internal import YusuanModel
internal import YusuanProfiles

/// Finds what the rules' statements are about in running text and forms (说明文字的读取).
struct NarrativeReader {
  private let rules: [Rule]
  private let fillers: [[Unicode.Scalar]]
  private let classes: [(name: [Unicode.Scalar], code: CodeNumber)]
  private let share: ShareWords?
  private let growth: GrowthWords?
  /// All statements that can stand on their own, each with the index of its rule.
  private let statements: [(rule: Int, statement: Statement)]

  /// The last characters of all labels. If the character before an amount is not among them, no label is searched for.
  private let endings: Set<Unicode.Scalar>

  private(set) var stated: [Stated] = []
  private(set) var fields: [StatedField] = []

  private var headings = Headings()
  /// The statement whose parts are now recognised.
  private var current: (rule: Int, statement: Statement)?
  private var forms: FormReader

  init(_ set: RuleSet, year: Int?) {
    rules = set.rules
    fillers = set.fillers
    classes = set.scope.classNames
    share = rules.lazy.compactMap(\.share).first
    growth = rules.lazy.compactMap(\.growth).first.map { words in
      var words = words
      if let year { words.than.append(FoldedText("\(year - 1)年").scalars) }
      return words
    }
    statements = rules.enumerated().flatMap { index, rule in rule.statements.map { (index, $0) } }
    forms = FormReader(rules)
    let all = statements.flatMap { [$0.statement] + $0.statement.parts }
    endings = Set(all.flatMap(\.labels).flatMap { $0.endings(classes: set.scope.classNames) })
  }

  /// Whether any rule is about text or forms.
  var isNeeded: Bool { !statements.isEmpty || !forms.isEmpty }

  mutating func read(_ passages: [Passage]) {
    var wrapped = WrappedText()
    for passage in passages {
      fields += forms.read(passage)
      wrapped.add(passage).map { read($0) }
    }
    wrapped.finish().map { read($0) }
  }

  private mutating func read(_ paragraph: WrappedText.Paragraph) {
    if headings.add(paragraph.text) { current = nil }
    guard paragraph.text.contains("元") else { return }
    let folded = FoldedText(paragraph.text).scalars
    readText(folded, Quantity.all(in: folded), paragraph.origin)
  }

  // MARK: Text

  /// What was read of a passage so far.
  private struct Progress {
    /// The index in `stated` of the amount read last, if it belongs to a statement.
    var last: Int?
    /// The index in `stated` of the last statement whose growth is checked, and where its amount ends.
    var growing: (index: Int, end: Int)?
    /// A statement that waits for further amounts.
    var open: Stated?
    var previousEnd = 0
  }

  private mutating func readText(_ text: [Unicode.Scalar], _ quantities: [Quantity], _ origin: Origin) {
    var progress = Progress()
    for quantity in quantities {
      switch quantity.value {
      case .amount(let amount, let place):
        let part = Stated.Part(amount: amount, place: place, clause: Self.clause(text, quantity.range))
        readAmount(part, quantity, text, origin, &progress)
      case .percent(let digits, let places):
        let percentage = Stated.Percentage(
          digits: digits, places: places, clause: Self.clause(text, quantity.range))
        readPercentage(percentage, quantity, text, &progress)
      }
      progress.previousEnd = quantity.range.upperBound
    }
  }

  private mutating func readAmount(
    _ part: Stated.Part, _ quantity: Quantity, _ text: [Unicode.Scalar], _ origin: Origin, _ progress: inout Progress
  ) {
    progress.last = nil
    let before = withoutFillers(text[..<quantity.range.lowerBound])
    if var open = progress.open {
      let label = open.statement.plus[open.amounts.count - 1]
      if label.match(before, classes: classes) != nil {
        open.amounts.append(part)
        progress.open = open.amounts.count > open.statement.plus.count ? nil : open
        if progress.open == nil { stated.append(open) }
        return
      }
    }
    if let sign = growthSign(before), let growing = progress.growing, stated[growing.index].growth == nil,
      isCompared(text, from: growing.end, to: quantity.range.lowerBound)
    {
      stated[growing.index].growth = part.signed(sign)
      return
    }
    guard let (rule, statement, match, isTop) = statement(at: before) else { return }
    // A growth behind another statement is of that one.
    if isTop, !statement.isGrowing { progress.growing = nil }
    let found = Stated(
      rule: rule, statement: statement, classCode: match.classCode, amounts: [part], origin: origin)
    guard statement.plus.isEmpty else {
      progress.open = found
      return
    }
    progress.last = stated.count
    if statement.isGrowing { progress.growing = (stated.count, quantity.range.upperBound) }
    stated.append(found)
  }

  private mutating func readPercentage(
    _ percentage: Stated.Percentage, _ quantity: Quantity, _ text: [Unicode.Scalar], _ progress: inout Progress
  ) {
    let between = text[progress.previousEnd..<quantity.range.lowerBound]
    if let last = progress.last, stated[last].share == nil, isShare(between) {
      stated[last].share = percentage
    } else if let sign = growthSign(withoutFillers(text[..<quantity.range.lowerBound])), let growing = progress.growing,
      stated[growing.index].growthRate == nil, isCompared(text, from: growing.end, to: quantity.range.lowerBound)
    {
      var signed = percentage
      signed.digits *= sign
      stated[growing.index].growthRate = signed
    }
    progress.last = nil
  }

  /// The statement with the longest label at the end of `text`. Among equals, a part of the current statement.
  private mutating func statement(
    at text: ArraySlice<Unicode.Scalar>
  ) -> (rule: Int, statement: Statement, match: StatementLabel.Match, isTop: Bool)? {
    guard let last = text.last, endings.contains(last) else { return nil }
    var best: (rule: Int, statement: Statement, match: StatementLabel.Match)?
    var isTop = false
    func consider(_ rule: Int, _ statement: Statement, top: Bool) {
      for label in statement.labels {
        guard let match = label.match(text, classes: classes) else { continue }
        if let best, best.match.start <= match.start { continue }
        if statement.notBehind.contains(where: text[..<match.start].hasSuffix) { continue }
        best = (rule, statement, match)
        isTop = top
      }
    }
    if let current { for part in current.statement.parts { consider(current.rule, part, top: false) } }
    for (rule, statement) in statements where statement.within.map(headings.contain) ?? true {
      consider(rule, statement, top: true)
    }
    guard let best, !isOfYearBefore(text[..<best.match.start]) else { return nil }
    if isTop { current = (best.rule, best.statement) }
    return (best.rule, best.statement, best.match, isTop)
  }

  /// Whether the clause that ends with `text` is about the year before: 比上年“三公”经费…, 2024年收入总计….
  private func isOfYearBefore(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let growth else { return false }
    let near = text.suffix(Self.clauseLength)
    let clause = near[(near.lastIndex(where: Self.stops.contains).map { $0 + 1 } ?? near.startIndex)...]
    return growth.than.contains { Headings.contains(clause, $0) }
  }

  // MARK: Words

  /// `text` without up to two words that may stand between a label and its amount.
  private func withoutFillers(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var rest = text
    for _ in 0..<2 {
      guard let filler = fillers.first(where: { rest.hasSuffix($0) }) else { break }
      rest = rest.dropLast(filler.count)
    }
    return rest
  }

  private func isShare(_ between: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let share, between.count <= 30, !between.contains("。"), !between.contains(";") else { return false }
    let words = between.drop { $0 == "," || $0 == "、" || $0 == "(" }
    return share.before.contains { words.starts(with: $0) }
  }

  private func growthSign(_ before: ArraySlice<Unicode.Scalar>) -> Int64? {
    guard let growth else { return nil }
    if growth.increase.contains(where: { before.hasSuffix($0) }) { return 1 }
    return growth.decrease.contains { before.hasSuffix($0) } ? -1 : nil
  }

  /// Whether the year before is named between a statement and its growth, close to the growth.
  private func isCompared(_ text: [Unicode.Scalar], from start: Int, to end: Int) -> Bool {
    guard let growth else { return false }
    let between = text[max(start, end - Self.nearness)..<end]
    return growth.than.contains { Headings.contains(between, $0) }
  }

  /// How many characters may stand between the words for the year before and a growth figure.
  private static let nearness = 200

  /// The characters that end a clause.
  private static let stops: Set<Unicode.Scalar> = [",", "。", ";", ":", "、"]
  /// How many characters of a clause before an amount are examined.
  private static let clauseLength = 40

  /// The clause around `range`, for findings.
  private static func clause(_ text: [Unicode.Scalar], _ range: Range<Int>) -> String {
    let before = text[max(0, range.lowerBound - clauseLength)..<range.lowerBound]
    let start = before.lastIndex(where: stops.contains).map { $0 + 1 } ?? before.startIndex
    return String(scalars: text[start..<range.upperBound])
  }
}

extension Stated.Part {
  func signed(_ sign: Int64) -> Stated.Part {
    Stated.Part(amount: Amount(fen: sign * amount.fen), place: place, clause: clause)
  }
}

/// The headings above the current text, by level (标题层次).
struct Headings {
  private var trail: [(level: Int, text: [Unicode.Scalar])] = []

  /// Adds a paragraph if it is a heading. Returns true for a heading of the first level.
  mutating func add(_ text: String) -> Bool {
    guard let heading = Self.heading(text) else { return false }
    trail.removeAll { $0.level >= heading.level }
    trail.append(heading)
    return heading.level == 1
  }

  /// Whether a paragraph is a heading.
  static func isHeading(_ text: String) -> Bool { heading(text) != nil }

  /// The level and the name of the heading that a paragraph is, or nil if it is none.
  private static func heading(_ text: String) -> (level: Int, text: [Unicode.Scalar])? {
    guard text.utf8.count <= 150, let first = text.unicodeScalars.first, opens(first) else { return nil }
    let folded = FoldedText(text)
    let name = ItemName(folded)
    guard name.ordinal != nil, folded.scalars.count <= 40 else { return nil }
    let level = folded.scalars.first == "(" ? 2 : ("0"..."9").contains(folded.scalars[0]) ? 3 : 1
    return (level, name.name)
  }

  /// Whether one of the headings above contains `text`.
  func contain(_ text: [Unicode.Scalar]) -> Bool { trail.contains { Self.contains($0.text[...], text) } }

  /// Whether a heading may begin with `scalar`: a numeral or a bracket.
  private static func opens(_ scalar: Unicode.Scalar) -> Bool {
    "一二三四五六七八九十123456789(（".unicodeScalars.contains(scalar)
  }

  static func contains(_ text: ArraySlice<Unicode.Scalar>, _ part: [Unicode.Scalar]) -> Bool {
    guard let first = part.first, text.count >= part.count else { return part.isEmpty }
    return text.indices.dropLast(part.count - 1).contains { start in
      text[start] == first && text[start...].starts(with: part)
    }
  }
}
