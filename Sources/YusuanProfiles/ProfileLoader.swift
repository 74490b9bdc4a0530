public import YusuanFindings
internal import YusuanXML

/// A file that a profile names, found relative to it (版式包中的文件).
public struct ProfileFile: Sendable {
  /// Its bytes.
  public var bytes: [UInt8]
  /// Its name, for findings. For a built-in file the path below `Schemas/`, such as `profiles/shanxi-unit/rules.xml`.
  public var name: String

  /// The file `name` with `bytes`.
  public init(bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }
}

/// Finds what a profile names: another profile by its id, or a file by its path relative to the naming file.
///
/// Throws the errors of reading a file, and `.profileUnknown` for an unknown id.
public typealias ProfileResolver = (_ name: String, _ base: ProfileFile) throws(Diagnostic) -> ProfileFile

extension Profile {
  /// The built-in profile `id`, or nil if there is none.
  public static func builtIn(_ id: String) throws(Diagnostic) -> Profile? {
    guard let file = BuiltInProfiles.file(id) else { return nil }
    return try read(file, checkingSchema: false, resolve: BuiltInProfiles.resolve)
  }

  /// The ids of the built-in profiles that can be used, without those that are only included by others.
  public static var builtInIDs: [String] { BuiltInProfiles.ids }

  /// Loads the profile in `file` and checks it against its schema and the format. `resolve` finds what it includes and
  /// names.
  ///
  /// Throws the first mistake that ``review(_:resolve:)`` finds, with the others attached to it.
  public static func load(
    _ file: ProfileFile, resolve: ProfileResolver = BuiltInProfiles.resolve
  ) throws(Diagnostic) -> Profile {
    try read(file, checkingSchema: true, resolve: resolve)
  }

  /// Loads the profile in `file`, and lists all mistakes in it and in the files it includes (检查版式). If there are
  /// mistakes, the profile is what could be made of it, or nil if it has no tables.
  ///
  /// Mistakes are `.xmlMalformed`, `.xmlRefused`, `.profileWrong`, what `resolve` throws, and the codes from Y0115 to
  /// Y0130.
  public static func review(
    _ file: ProfileFile, resolve: ProfileResolver = BuiltInProfiles.resolve
  ) -> (profile: Profile?, mistakes: [Diagnostic]) {
    let mistakes = Mistakes()
    let profile = read(file, checkingSchema: true, mistakes, resolve)
    return (profile, mistakes.all)
  }

  private static func read(
    _ file: ProfileFile, checkingSchema: Bool, resolve: ProfileResolver
  ) throws(Diagnostic) -> Profile {
    let mistakes = Mistakes()
    let profile = read(file, checkingSchema: checkingSchema, mistakes, resolve)
    if let mistake = Diagnostic(mistakes.all) { throw mistake }
    guard let profile else { throw Diagnostic(.profileWrong, at: Location(input: file.name)) }
    return profile
  }

  private static func read(
    _ file: ProfileFile, checkingSchema: Bool, _ mistakes: Mistakes, _ resolve: ProfileResolver
  ) -> Profile? {
    var draft = ProfileDraft(keepsPlaces: checkingSchema)
    do throws(Diagnostic) {
      let grammar = checkingSchema ? try XMLGrammar.profiles() : nil
      try read(file, into: &draft, depth: 0, grammar, mistakes, resolve)
    } catch {
      mistakes.add(error)
      return nil
    }
    if checkingSchema { ProfileCheck(draft).check() }
    return draft.profile
  }

  /// How many levels deep profiles may include each other.
  private static let deepest = 4

  private static func read(
    _ file: ProfileFile, into draft: inout ProfileDraft, depth: Int, _ grammar: XMLGrammar?, _ mistakes: Mistakes,
    _ resolve: ProfileResolver
  ) throws(Diagnostic) {
    let root = try XMLNode.parse(file.bytes, input: file.name)
    let loader = ProfileLoader(
      mistakes: FileMistakes(file.bytes, input: file.name, addingTo: mistakes), isChecked: grammar != nil)
    guard root.name == "profile", root.namespace == ProfileLoader.namespace else {
      throw Diagnostic(
        .profileWrong, at: loader.mistakes.location(of: root),
        [.expected: "profile (\(ProfileLoader.namespace))", .found: "\(root.name) (\(root.namespace))"])
    }
    if let grammar { loader.mistakes.check(root, by: grammar) }
    if let node = root.children.first(where: { $0.name == "include" }), let name = node["profile"] {
      if depth < deepest {
        do throws(Diagnostic) {
          try read(try resolve(name, file), into: &draft, depth: depth + 1, grammar, mistakes, resolve)
        } catch {
          mistakes.add(loader.placed(error, at: node))
        }
      } else {
        loader.contradiction(.includesTooDeep, node, attribute: "profile", found: name)
      }
    }
    draft.place(.profile, at: root, of: loader.mistakes)
    loader.read(root, into: &draft) { name throws(Diagnostic) in try resolve(name, file) }
  }
}

extension XMLGrammar {
  /// The grammar of profile files, from `Schemas/profile.xsd`.
  static func profiles() throws(Diagnostic) -> XMLGrammar? {
    guard let schema = SchemaFile.named("profile.xsd") else { return nil }
    return try XMLGrammar(schema.bytes, name: schema.name)
  }
}

/// The built-in profiles (内置版式包).
public enum BuiltInProfiles {
  /// The ids, in a fixed order. A profile that is only included by others has no level and is not listed.
  static var ids: [String] {
    SchemaFile.names(in: "profiles/").compactMap { name in
      let parts = name.split(separator: "/")
      return parts.count == 3 && parts[2] == "profile.xml" && !parts[1].hasSuffix("-base") ? String(parts[1]) : nil
    }
  }

  /// The file of the profile `id`, or nil if there is none.
  public static func file(_ id: String) -> ProfileFile? { file(at: "profiles/\(id)/profile.xml") }

  /// The built-in file at `path` below `Schemas/`, or nil if there is none.
  public static func file(at path: String) -> ProfileFile? {
    SchemaFile.named(path).map { ProfileFile(bytes: $0.bytes, name: $0.name) }
  }

  /// The built-in profile `name`, or the built-in file at that path relative to `base`. Throws `.profileUnknown`.
  public static func resolve(_ name: String, _ base: ProfileFile) throws(Diagnostic) -> ProfileFile {
    if let found = isID(name) ? file(name) : file(at: relative(name, to: base.name)) { return found }
    throw Diagnostic(
      .profileUnknown, at: Location(input: base.name), [.name: name, .expected: ids.joined(separator: ", ")])
  }

  /// Whether `name` is an id and not a path: it has neither a dot nor a slash.
  public static func isID(_ name: String) -> Bool { !name.contains("/") && !name.contains(".") }

  /// The path `name`, relative to the folder of `base`, with each `..` resolved.
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
