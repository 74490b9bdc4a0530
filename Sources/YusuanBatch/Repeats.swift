internal import YusuanConversion
internal import YusuanFindings
internal import YusuanModel
internal import YusuanPlatform

/// Finds disclosures that several inputs of a batch hold (重复的公开文件): 甲.xlsx and 甲(1).xlsx, a first and a revised version.
///
/// They are the same by profile, unit, level and year, and have a table in common. Inputs with other tables of one
/// disclosure, as where each table is a file, are no repeats.
struct Repeats {
  /// What is known of a disclosure: the first input with it, and which tables were met so far, a bit each.
  private struct Known {
    var input: Int32
    var tables: UInt64
  }

  private let profiles: ProfileSet
  /// By profile, unit, level and year, or, where no unit is known, by the input's content.
  private var known: [UInt64: Known] = [:]

  init(_ profiles: ProfileSet) { self.profiles = profiles }

  /// A disclosure that an input before holds.
  struct Before {
    /// The first input with it.
    var input: Int
    /// The inputs before hold all of its tables.
    var hasAllTables: Bool
  }

  /// Notes the disclosures of `record`, the input at `number`; for each what inputs before hold of it, or nil.
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

  /// A bit for each table by its place in the profile; tables beyond the 63rd share the last.
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
  /// What is said of a disclosure of `input` that the input `first` holds, too, perhaps without some of its tables.
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
