internal import Synchronization
public import YusuanFindings
internal import YusuanPlatform
public import YusuanProfiles
internal import YusuanSheets

/// The profiles of a run (版式包的选择): those with which tables are recognised, and any that a canonical file names.
public final class ProfileSet: Sendable {
  /// How many bytes a profile's file may have.
  private static let limit = 4 << 20
  /// The word for choosing among the built-in profiles.
  public static let auto = "auto"

  /// The profiles with which tables are recognised, in this order.
  public let candidates: [Profile]
  /// Whether each input chooses its profile by content.
  public let isAuto: Bool
  /// Profiles by the ids under which they were requested.
  private let known = Mutex<[String: Profile]>([:])

  /// The profiles named `choices`. `auto` means all built-in ones, a name without a dot or slash means one of them,
  /// anything else is a file or a folder with a `profile.xml`.
  ///
  /// Throws `.profileUnknown`, `.fileUnreadable`, `.profileWrong` and the errors of XML.
  public init(_ choices: [String] = [auto]) throws(Diagnostic) {
    var candidates: [Profile] = []
    for choice in choices {
      let found = choice == Self.auto ? try Self.builtIn() : [try Self.profile(choice)]
      for profile in found where !candidates.contains(where: { $0.id == profile.id }) { candidates.append(profile) }
    }
    self.candidates = candidates
    isAuto = choices.contains(Self.auto) || choices.count > 1
  }

  /// The profiles `profiles`. Tables are recognised with them in this order.
  public init(of profiles: [Profile]) {
    candidates = profiles
    isAuto = profiles.count > 1
  }

  /// The profile with the id `id`: a candidate, or a built-in one. An id of form 1 such as `shanxi-unit-2025` means
  /// `shanxi-unit`. Throws `.profileUnknown`.
  public func profile(_ id: String) throws(Diagnostic) -> Profile {
    if let candidate = candidates.first(where: { $0.id == id }) { return candidate }
    if let found = known.withLock({ $0[id] }) { return found }
    guard BuiltInProfiles.isID(id), let found = try builtIn(id) else { throw Self.unknown(id) }
    known.withLock { $0[id] = found }
    return found
  }

  private func builtIn(_ id: String) throws(Diagnostic) -> Profile? {
    if let found = try Profile.builtIn(id) { return found }
    guard let dash = id.lastIndex(of: "-"), Int(id[id.index(after: dash)...]) != nil else { return nil }
    let name = String(id[..<dash])
    if let candidate = candidates.first(where: { $0.id == name }) { return candidate }
    return try Profile.builtIn(name)
  }

  /// The ids of the candidates as one text.
  public var names: String { candidates.map(\.id).joined(separator: ", ") }

  // MARK: Finding files

  private static func builtIn() throws(Diagnostic) -> [Profile] {
    var profiles: [Profile] = []
    for id in Profile.builtInIDs { if let profile = try Profile.builtIn(id) { profiles.append(profile) } }
    return profiles
  }

  private static func profile(_ choice: String) throws(Diagnostic) -> Profile {
    if BuiltInProfiles.isID(choice), !InputList.isFolder(choice) {
      guard let profile = try Profile.builtIn(choice) else { throw unknown(choice) }
      return profile
    }
    return try Profile.load(file(choice), resolve: resolve)
  }

  /// The file of the profile named `choice`: built-in by its id, otherwise a file or a folder. Throws `.profileUnknown`
  /// or `.fileUnreadable`.
  static func profileFile(_ choice: String) throws(Diagnostic) -> ProfileFile {
    guard BuiltInProfiles.isID(choice), !InputList.isFolder(choice) else { return try file(choice) }
    guard let file = BuiltInProfiles.file(choice) else { throw unknown(choice) }
    return file
  }

  /// The profile that a profile file names: built-in by its id, otherwise a file relative to `base`.
  static func resolve(_ name: String, _ base: ProfileFile) throws(Diagnostic) -> ProfileFile {
    if BuiltInProfiles.isID(name) || base.name.hasPrefix("profiles/") && BuiltInProfiles.file(at: base.name) != nil {
      return try BuiltInProfiles.resolve(name, base)
    }
    return try file(BuiltInProfiles.relative(name, to: base.name))
  }

  private static func file(_ path: String) throws(Diagnostic) -> ProfileFile {
    let path = InputList.isFolder(path) ? (path.hasSuffix("/") ? path : path + "/") + "profile.xml" : path
    return ProfileFile(bytes: try ByteSource(path: path).readAll(limit: limit), name: path)
  }

  /// The file of the built-in profile `name`, or a file beside it, such as `shanxi-unit/text.xml`. Throws
  /// `.profileUnknown`.
  public static func file(builtIn name: String) throws(Diagnostic) -> [UInt8] {
    let beside = name.contains("/") ? BuiltInProfiles.file(at: "profiles/\(name)") : nil
    guard let file = beside ?? BuiltInProfiles.file(name) else { throw unknown(name) }
    return file.bytes
  }

  /// What a person still has to decide in the profile file at `path`, or in the `profile.xml` of this folder. Throws
  /// the errors of reading it.
  public static func undecided(_ path: String) throws(Diagnostic) -> [Diagnostic] {
    BuiltInProfiles.isID(path) && !InputList.isFolder(path) ? [] : try Undecided.find(in: file(path))
  }

  private static func unknown(_ name: String) -> Diagnostic {
    Diagnostic(
      .profileUnknown, at: Location(input: name),
      [.name: name, .expected: Profile.builtInIDs.joined(separator: ", ")])
  }
}
