internal import YusuanFindings
public import YusuanModel
public import YusuanProfiles
internal import YusuanRules

/// Writes the text around the tables of disclosures by a template (撰写说明). Every figure of it is one of the tables, or is
/// computed from them in integers; what they do not say is a gap, `【…】`.
public struct TextWriter: Sendable {
  private let template: TextTemplate
  private let profile: Profile

  /// A writer by `template` of `profile`.
  public init(_ template: TextTemplate, _ profile: Profile) { (self.template, self.profile) = (template, profile) }

  /// The text of `document`. Changes are those since `previous`, the year before, if that is known.
  public func write(_ document: Document, since previous: Document? = nil) -> WrittenText {
    var composer = Composer(template, profile, document, previous)
    var text = WrittenText(cover: [], parts: [], findings: [])
    text.cover = template.cover.map { composer.text($0) }
    for part in template.parts {
      text.parts.append(
        WrittenText.Part(kind: part.kind, heading: composer.text(part.heading), blocks: composer.blocks(part.blocks)))
    }
    text.findings = composer.findings(gaps: WrittenText.gapCount(text.explanation))
    return text
  }
}

/// Composes the text of one disclosure.
private struct Composer {
  private let template: TextTemplate
  private let disclosure: Disclosure
  private let level: UnitLevel?
  private let input: String
  private var book: FigureBook
  /// The number of the turn of each open loop.
  private var turns: [Int] = []
  /// What was missing, in the order met.
  private var missing: [Missing] = []
  /// How many bytes were written.
  private var length = 0

  /// How long a text may get.
  private static let limit = 16 << 20

  init(_ template: TextTemplate, _ profile: Profile, _ document: Document, _ previous: Document?) {
    self.template = template
    disclosure = document.disclosure
    level = document.disclosure.unitLevel ?? profile.level
    input = document.sources.tables.first?.title.sheet?.input ?? document.disclosure.unitName ?? "-"
    book = FigureBook(document, previous: previous, by: template.language)
  }

  /// Whether loops or the text have become too long.
  private var isSpent: Bool { book.isSpent || length > Self.limit }

  /// What is to be told about the text.
  func findings(gaps: Int) -> [Diagnostic] {
    let place = Location(input: input)
    var findings = missing.map { missing in
      Diagnostic(.textFigureMissing, at: place, because: missing.phrase)
    }
    if gaps > 0 { findings.append(Diagnostic(.textHasGaps, at: place, [.count: String(gaps)])) }
    if isSpent {
      findings.append(Diagnostic(.textTooLong, at: place, [.limit: String(book.stepLimit), .name: template.id]))
    }
    return findings
  }

  // MARK: Blocks

  mutating func blocks(_ blocks: [TextTemplate.Block]) -> [WrittenText.Block] {
    var written: [WrittenText.Block] = []
    for block in blocks where !isSpent {
      switch block {
      case .heading(let level, let words): written.append(.heading(level: level, text(words)))
      case .paragraph(let words):
        let text = text(words)
        if !text.isEmpty { written.append(.paragraph(text)) }
      case .choice(let choice):
        switch book.holds(choice.test) {
        case true?: written += self.blocks(choice.yes)
        case false?: written += self.blocks(choice.no)
        case nil: written += choice.unknown.map { self.blocks($0) } ?? [.paragraph(WrittenText.gap)]
        }
      case .each(let loop):
        let turns = each(loop) { composer in composer.blocks(loop.body) }
        written += turns?.flatMap { $0 } ?? [.paragraph(WrittenText.gap)]
      }
    }
    return written
  }

  // MARK: Words

  mutating func text(_ words: [TextTemplate.Words]) -> String {
    var text = ""
    for word in words where !isSpent { text += self.word(word) }
    return text
  }

  private mutating func word(_ word: TextTemplate.Words) -> String {
    switch word {
    case .literal(let text):
      length += text.utf8.count
      return text
    case .year(let before): return disclosure.fiscalYear.map { String($0 - before) } ?? "【年度】"
    case .unit: return disclosure.unitName ?? "【单位名称】"
    case .level: return level == .department ? "部门" : "单位"
    case .amount(let figures): return amount(figures)
    case .share(let part, let whole): return share(part, whole)
    case .change(let change, let now, let before): return self.change(change, now, before)
    case .difference, .rate: return WrittenText.gap
    case .name(let variable, let isFull):
      if !isFull { return book.name(ofVariable: variable) }
      return Self.fullName(book.names(ofVariable: variable))
    case .number(let variable): return String(turns[variable])
    case .count(let domain): return count(domain)
    case .choice(let choice):
      switch book.holds(choice.test) {
      case true?: return text(choice.yes)
      case false?: return text(choice.no)
      case nil: return choice.unknown.map { text($0) } ?? WrittenText.gap
      }
    case .each(let loop):
      guard let turns = each(loop, { composer in composer.text(loop.body) }) else { return WrittenText.gap }
      return turns.isEmpty ? text(loop.none) : turns.joined(separator: text(loop.between))
    }
  }

  /// 社会保障和就业支出（类）行政事业单位养老支出（款）….
  private static func fullName(_ names: [String]) -> String {
    zip(names, ["类", "款", "项", "目"]).map { "\($0)（\($1)）" }.joined()
  }

  // MARK: Loops

  /// The results of `body` for the turns of `loop` that count, in its order, or nil if a table is missing.
  private mutating func each<Content, Result>(
    _ loop: TextTemplate.Loop<Content>, _ body: (inout Composer) -> Result
  ) -> [Result]? {
    let values = book.open(loop.domain)
    turns.append(0)
    defer {
      book.close()
      turns.removeLast()
    }
    guard let values else { return nil }
    var chosen: [(value: Int, size: Int128)] = []
    for value in values where !isSpent {
      book.bind(value)
      if let filter = loop.filter, book.holds(filter) != true { continue }
      chosen.append((value, loop.order.flatMap { book.value($0).fen } ?? 0))
    }
    if loop.order != nil {
      let places = chosen.indices.sorted { a, b in
        chosen[a].size == chosen[b].size ? a < b : chosen[a].size > chosen[b].size
      }
      chosen = places.map { chosen[$0] }
    }
    var results: [Result] = []
    for (number, choice) in chosen.enumerated() where !isSpent {
      book.bind(choice.value)
      turns[turns.count - 1] = number + 1
      results.append(body(&self))
    }
    return results
  }

  private mutating func count(_ domain: FigureDomain) -> String {
    let values = book.open(domain)
    defer { book.close() }
    return values.map { String($0.count) } ?? WrittenText.gap
  }

  // MARK: Figures

  /// The sum of `figures` in 分, or nil if a part of it is missing.
  private mutating func fen(_ figures: FigureSum) -> Int128? {
    switch book.value(figures) {
    case .known(let fen): return fen
    case .missing(let what):
      if what != .previous, !missing.contains(what) { missing.append(what) }
      return nil
    }
  }

  private mutating func amount(_ figures: FigureSum) -> String { amount(fen(figures), unit(figures)) }

  private func unit(_ figures: FigureSum) -> AmountUnit { template.amountUnit ?? book.unit(figures) }

  private func amount(_ fen: Int128?, _ unit: AmountUnit) -> String {
    (fen.map { TextFigure.amount($0, in: unit, isExact: template.amountUnit == nil) } ?? WrittenText.gap)
      + unit.rawValue
  }

  private mutating func share(_ part: FigureSum, _ whole: FigureSum) -> String {
    guard let part = fen(part), let whole = fen(whole), let share = TextFigure.percent(part, of: whole) else {
      return WrittenText.gap + "%"
    }
    return share + "%"
  }

  private mutating func change(_ change: TextTemplate.Change, _ now: FigureSum, _ before: FigureSum) -> String {
    guard let after = fen(now), let before = fen(before) else { return text(change.unknown) }
    let difference = after - before
    let words =
      difference == 0
      ? change.same : difference < 0 ? change.less : before == 0 ? change.fromNothing ?? change.more : change.more
    let rate = before == 0 ? nil : TextFigure.percent(Int128(difference.magnitude), of: before)
    var text = ""
    for word in words {
      switch word {
      case .difference: text += amount(Int128(difference.magnitude), unit(now))
      case .rate: text += (rate ?? WrittenText.gap) + "%"
      default: text += self.word(word)
      }
    }
    return text
  }
}
