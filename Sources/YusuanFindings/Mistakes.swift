/// The mistakes found so far in the files of a profile (错误清单): the first of them, and how many more there are.
public final class Mistakes {
  /// How many are kept, so that no file can ask for more memory.
  public static let limit = 100

  private var found: [Diagnostic] = []
  private var omitted = 0

  /// None yet.
  public init() {}

  /// Whether there is none.
  public var isEmpty: Bool { found.isEmpty }

  /// Adds `mistake` and its further ones.
  public func add(_ mistake: Diagnostic) {
    for one in mistake.all where !found.contains(one) {
      if found.count < Self.limit { found.append(one) } else { omitted += 1 }
    }
  }

  /// The mistakes, file by file, in the order of their places; where some were left out, a last one says how many.
  public var all: [Diagnostic] {
    var files: [String: Int] = [:]
    for mistake in found where files[mistake.location.input] == nil { files[mistake.location.input] = files.count }
    let places = found.map { mistake in
      let place = mistake.location
      return [files[place.input] ?? 0, place.line ?? 0, place.column ?? 0]
    }
    var all = found.indices.sorted { a, b in (places[a] + [a]).lexicographicallyPrecedes(places[b] + [b]) }
      .map { found[$0] }
    if omitted > 0, let last = all.last {
      all.append(Diagnostic(.mistakesOmitted, at: Location(input: last.location.input), [.count: String(omitted)]))
    }
    return all
  }
}
