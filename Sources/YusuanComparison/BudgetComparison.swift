public import YusuanConversion
public import YusuanFindings
public import YusuanModel

/// Compares the disclosures of two inputs or folders (两批公开文件的对比).
///
/// Disclosures are matched by unit and level, then by year: equal years first, else year against year. A single
/// disclosure on each side is compared, whatever units they are of.
public struct BudgetComparison: Sendable {
  /// The inputs of both sides, as the user named them.
  public let inputs: (before: [String], after: [String])
  /// The disclosures that both sides have, in the order of the later side.
  public private(set) var pairs: [DisclosureComparison] = []
  /// The disclosures that only the earlier side has, in its order.
  public private(set) var removed: [ComparedSide] = []
  /// The disclosures that only the later side has, in its order.
  public private(set) var added: [ComparedSide] = []
  /// Whether each input was read whole.
  public private(set) var isComplete: Bool

  /// Reads `before` and `after` and compares them. `options` say how to read; findings of reading go to `onFinding`.
  /// Throws `.profileUnknown`.
  public init(
    _ before: [String], _ after: [String], _ options: ConversionOptions, onFinding: @escaping (Diagnostic) -> Void
  ) throws(Diagnostic) {
    var isComplete = true
    let olds = Self.read(before, options, &isComplete, onFinding)
    let news = Self.read(after, options, &isComplete, onFinding)
    self.isComplete = isComplete
    inputs = (before, after)
    try compare(olds, news, options.profiles)
  }

  /// Compares disclosures that were read already. Throws `.profileUnknown`.
  public init(_ before: [Document], _ after: [Document], _ profiles: ProfileSet) throws(Diagnostic) {
    inputs = ([], [])
    isComplete = true
    try compare(before, after, profiles)
  }

  private static func read(
    _ paths: [String], _ options: ConversionOptions, _ isComplete: inout Bool,
    _ onFinding: @escaping (Diagnostic) -> Void
  ) -> [Document] {
    let reading = WholeReading(paths, options, onFinding: onFinding)
    if !reading.isComplete { isComplete = false }
    return reading.documents
  }

  private mutating func compare(
    _ before: [Document], _ after: [Document], _ profiles: ProfileSet
  ) throws(Diagnostic) {
    var olds: [ComparedSide] = []
    for document in before { olds.append(try Self.side(document, profiles)) }
    var news: [ComparedSide] = []
    for document in after { news.append(try Self.side(document, profiles)) }
    let partners = DisclosureMatching(olds.map(\.disclosure), news.map(\.disclosure)).partners
    for (index, new) in news.enumerated() {
      if let old = partners[index] { pairs.append(DisclosureComparison(olds[old], new)) } else { added.append(new) }
    }
    let met = Set(partners.values)
    removed = olds.indices.filter { !met.contains($0) }.map { olds[$0] }
    number()
  }

  private static func side(_ document: Document, _ profiles: ProfileSet) throws(Diagnostic) -> ComparedSide {
    ComparedSide(document, try profiles.profile(document.disclosure.profile))
  }

  private mutating func number() {
    var number = removed.count + added.count
    for pair in pairs.indices {
      for index in pairs[pair].differences.indices {
        number += 1
        pairs[pair].differences[index].number = number
      }
    }
  }

  /// How many differences there are. A disclosure that only one side has is one.
  public var count: Int { removed.count + added.count + pairs.reduce(0) { $0 + $1.differences.count } }

  /// How many things could not be compared.
  public var unreadCount: Int { pairs.reduce(0) { $0 + $1.unread.count } }
}

/// Finds which disclosures of two sides are of the same unit (单位的对应).
struct DisclosureMatching {
  /// The earlier disclosure for each later one that has one, by their indices.
  private(set) var partners: [Int: Int] = [:]
  private let before: [Disclosure]
  private let after: [Disclosure]
  private var met: Set<Int> = []

  /// Matches `before` with `after`.
  init(_ before: [Disclosure], _ after: [Disclosure]) {
    (self.before, self.after) = (before, after)
    if before.count == 1, after.count == 1 {
      partners[0] = 0
      return
    }
    match { $0.unitCode.map { [$0] } }
    match { disclosure in disclosure.unitName.map { [FoldedText($0).string, disclosure.unitLevel?.rawValue ?? ""] } }
    match { disclosure in disclosure.unitName.map { [FoldedText($0).string] } }
  }

  /// Matches disclosures with an equal key: those of one year, then the others in the order of their years.
  private mutating func match(_ key: (Disclosure) -> [String]?) {
    var olds: [[String]: [Int]] = [:]
    for index in before.indices where !met.contains(index) {
      if let key = key(before[index]) { olds[key, default: []].append(index) }
    }
    var news: [[String]: [Int]] = [:]
    for index in after.indices where partners[index] == nil {
      if let key = key(after[index]), olds[key] != nil { news[key, default: []].append(index) }
    }
    for (key, news) in news {
      for new in news {
        let old = (olds[key] ?? []).first {
          !met.contains($0) && before[$0].fiscalYear == after[new].fiscalYear && levelsAgree($0, new)
        }
        if let old { pair(old, new) }
      }
      let left = Self.latestFirst((olds[key] ?? []).filter { !met.contains($0) }, before)
      let right = Self.latestFirst(news.filter { partners[$0] == nil }, after)
      for (old, new) in zip(left, right) where levelsAgree(old, new) { pair(old, new) }
    }
  }

  private static func latestFirst(_ indices: [Int], _ disclosures: [Disclosure]) -> [Int] {
    indices.sorted { (disclosures[$0].fiscalYear ?? 0, $1) > (disclosures[$1].fiscalYear ?? 0, $0) }
  }

  private mutating func pair(_ old: Int, _ new: Int) {
    partners[new] = old
    met.insert(old)
  }

  /// Whether the levels are equal, or one is not known.
  private func levelsAgree(_ old: Int, _ new: Int) -> Bool {
    guard let a = before[old].unitLevel, let b = after[new].unitLevel else { return true }
    return a == b
  }
}
