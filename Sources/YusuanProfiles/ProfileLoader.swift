public import YusuanFindings
internal import YusuanXML

/// A file that a profile names, found relative to it (版式包中的文件).
public struct ProfileFile: Sendable {
  /// Its bytes.
  public var bytes: [UInt8]
  /// Its name, for findings; a built-in one's is its path below `Schemas/`, such as `profiles/shanxi-unit/rules.xml`.
  public var name: String

  /// The file `name` of `bytes`.
  public init(bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }
}

/// Finds what a profile names: another profile by its id, or a file by its path relative to the file that names it.
///
/// Throws what reading a file can throw, and `.profileUnknown` for an id that is not there.
public typealias ProfileResolver = (_ name: String, _ base: ProfileFile) throws(Diagnostic) -> ProfileFile

extension Profile {
  /// The profile inside the program that has the id `id`, or nil.
  public static func builtIn(_ id: String) throws(Diagnostic) -> Profile? {
    guard let file = BuiltInProfiles.file(id) else { return nil }
    return try read(file, checkingSchema: false, resolve: BuiltInProfiles.resolve)
  }

  /// The ids of the profiles inside the program that can be used; those that others only include are left out.
  public static var builtInIDs: [String] { BuiltInProfiles.ids }

  /// The profile written in `file`, checked against `Schemas/profile.xsd` and then for what a schema cannot say; what it
  /// includes and names is found by `resolve`.
  ///
  /// Throws `.xmlMalformed` or `.xmlRefused` for what is no XML, `.profileWrong` with the line for what is no profile, and
  /// what `resolve` throws.
  public static func load(
    _ file: ProfileFile, resolve: ProfileResolver = BuiltInProfiles.resolve
  ) throws(Diagnostic) -> Profile {
    try read(file, checkingSchema: true, resolve: resolve)
  }

  private static func read(
    _ file: ProfileFile, checkingSchema: Bool, resolve: ProfileResolver
  ) throws(Diagnostic) -> Profile {
    var draft = ProfileDraft()
    try read(file, into: &draft, depth: 0, checkingSchema: checkingSchema, resolve)
    return try draft.profile(file)
  }

  /// How deep profiles may include each other.
  private static let deepest = 4

  private static func read(
    _ file: ProfileFile, into draft: inout ProfileDraft, depth: Int, checkingSchema: Bool, _ resolve: ProfileResolver
  ) throws(Diagnostic) {
    let root = try XMLNode.parse(file.bytes, input: file.name)
    if checkingSchema { try check(file) }
    let loader = ProfileLoader(input: file.name)
    guard root.name == "profile", root.namespace == ProfileLoader.namespace else {
      throw loader.wrong(root, expected: "profile (\(ProfileLoader.namespace))", found: root.name)
    }
    if let node = root.children.first(where: { $0.name == "include" }) {
      let name = try loader.attribute("profile", of: node)
      guard depth < deepest else { throw loader.wrong(node, expected: "include ≤ \(deepest)", found: name) }
      let included = try resolve(name, file)
      try read(included, into: &draft, depth: depth + 1, checkingSchema: checkingSchema, resolve)
    }
    try loader.read(root, into: &draft) { name throws(Diagnostic) in try resolve(name, file) }
  }

  private static func check(_ file: ProfileFile) throws(Diagnostic) {
    guard let schema = SchemaFile.named("profile.xsd") else { return }
    let findings = try XMLSchema(schema.bytes, name: schema.name).validate(file.bytes, input: file.name)
    guard let first = findings.first else { return }
    throw Diagnostic(
      .profileWrong, at: first.location, [.expected: schema.name, .found: first.facts[.reason] ?? ""])
  }
}

/// The profiles inside the program (内置版式包).
public enum BuiltInProfiles {
  /// The ids, in a fixed order; one that only others include has no level of its own and is not listed.
  static var ids: [String] {
    SchemaFile.names(in: "profiles/").compactMap { name in
      let parts = name.split(separator: "/")
      return parts.count == 3 && parts[2] == "profile.xml" && !parts[1].hasSuffix("-base") ? String(parts[1]) : nil
    }
  }

  /// The file of the profile `id`, or nil.
  public static func file(_ id: String) -> ProfileFile? { file(at: "profiles/\(id)/profile.xml") }

  /// The file at `path` below `Schemas/` that is inside the program, or nil.
  public static func file(at path: String) -> ProfileFile? {
    SchemaFile.named(path).map { ProfileFile(bytes: $0.bytes, name: $0.name) }
  }

  /// The built-in profile `name`, or a file inside the program relative to `base`. Throws `.profileUnknown`.
  public static func resolve(_ name: String, _ base: ProfileFile) throws(Diagnostic) -> ProfileFile {
    if let found = isID(name) ? file(name) : file(at: relative(name, to: base.name)) { return found }
    throw Diagnostic(
      .profileUnknown, at: Location(input: base.name), [.name: name, .expected: ids.joined(separator: ", ")])
  }

  /// Whether `name` is an id, no path: it has neither dot nor slash.
  public static func isID(_ name: String) -> Bool { !name.contains("/") && !name.contains(".") }

  /// The path `name`, relative to the folder of `base`, with each `..` taken away.
  public static func relative(_ name: String, to base: String) -> String {
    if name.hasPrefix("/") { return name }
    var steps = base.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
    for step in name.split(separator: "/") where step != "." {
      if step == "..", let last = steps.last, !last.isEmpty, last != ".." {
        steps.removeLast()
      } else {
        steps.append(String(step))
      }
    }
    return steps.joined(separator: "/")
  }
}
