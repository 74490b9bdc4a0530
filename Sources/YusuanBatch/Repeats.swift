internal import YusuanConversion
internal import YusuanFindings
internal import YusuanModel
internal import YusuanPlatform

/// Finds disclosures that several inputs of a batch hold (重复的公开文件), such as 甲.xlsx and 甲(1).xlsx, or a first and a
/// revised version.
///
/// Two disclosures are the same if profile, unit, level and year are equal and they have a table in common. Inputs with
/// different tables of one disclosure (one file a table) are not repeats.
struct Repeats {
  /// A disclosure that was met: the first input with it, and its tables so far, one bit each.
  private struct Known {
    var input: Int32
    var tables: UInt64
  }

  private let profiles: ProfileSet
  /// By profile, unit, level and year. Without a unit, by the content of the input.
  private var known: [UInt64: Known] = [:]

  init(_ profiles: ProfileSet) { self.profiles = profiles }

  /// A disclosure that an earlier input holds.
  struct Before {
    /// The index of the first input with it.
    var input: Int
    /// Whether earlier inputs hold all of its tables.
    var hasAllTables: Bool
  }

  /// Adds the disclosures of `record`, the input at `number`. Returns for each what earlier inputs hold of it, or nil.
  mutating func note(_ record: BatchRecord, number: Int) -> [Before?] {
    record.disclosures.map { disclosure in
      guard let key = Self.key(disclosure, record.digest) else { return nil }
      let tables = tables(disclosure)
      guard let before = known[key] else {
        known[key] = Known(input: Int32(clamping: number), tables: tables)
        return nil
      }
      if before.input == number { return nil }
      known[key]?.tables |= tables
      if before.tables & tables == 0 { return nil }
      return Before(input: Int(before.input), hasAllTables: tables & ~before.tables == 0)
    }
  }

  private static func key(_ disclosure: BatchRecord.Disclosure, _ digest: String) -> UInt64? {
    guard let unit = disclosure.unit else { return digest.isEmpty ? nil : Digest.key(digest) }
    let words = [disclosure.profile, unit, disclosure.level?.rawValue ?? "", disclosure.year.map(String.init) ?? ""]
    return Digest.key(words.joined(separator: "\n"))
  }

  /// One bit for each table, by its index in the profile. Tables from the 64th on share the last bit.
  private func tables(_ disclosure: BatchRecord.Disclosure) -> UInt64 {
    guard let profile = try? profiles.profile(disclosure.profile) else { return 0 }
    var tables: UInt64 = 0
    for (place, table) in profile.tables.enumerated() where disclosure.tables.contains(table.number) {
      tables |= 1 << UInt64(min(place, 63))
    }
    return tables
  }
}

extension BatchRecord.Disclosure {
  /// The finding for a disclosure of `input` that an earlier input, `first`, holds too; without `hasAllTables` only in
  /// part.
  func repeatTold(by input: String, of first: String, hasAllTables: Bool) -> Diagnostic {
    let reason: Phrase =
      isLeftOut
      ? .olderLeftOut
      : hasAllTables
        ? .bothKept
        : .bothKeptSinceIncomplete
    return Diagnostic(
      .disclosureRepeated, at: Location(input: input),
      because: reason, [.found: self.name, .name: PathText.shown(first)])
  }
}
