internal import Synchronization
public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles
public import YusuanRules
internal import YusuanSheets

/// The rules of a run (规则选择). Each disclosure is checked by those of its profile.
public final class RuleChoice: Sendable {
  /// How many bytes a rules file or a code list may have.
  private static let limit = 4 << 20

  private let profiles: ProfileSet
  private let files: [RuleSet.File]
  private let codes: [RuleSet.File]
  private let known = Mutex<[String: Checker]>([:])

  /// The rules of `profiles`, and those of the rules files and code lists at the given paths. If there is only one
  /// profile, its rules are read at once.
  ///
  /// Throws `.fileUnreadable`, `.rulesWrong` and `.codesWrong` with line and column, and the errors of XML.
  public init(_ profiles: ProfileSet, files: [String] = [], codes: [String] = []) throws(Diagnostic) {
    self.profiles = profiles
    self.files = try Self.read(files)
    self.codes = try Self.read(codes)
    if profiles.candidates.count == 1 || !files.isEmpty || !codes.isEmpty {
      try refuseIdleFiles()
    }
  }

  /// Reads the rules of all profiles, and refuses a rules file that is for none of them. It would check nothing, and
  /// nobody would notice.
  private func refuseIdleFiles() throws(Diagnostic) {
    var leftOut: [[String: [String]]] = []
    for profile in profiles.candidates { leftOut.append(try checker(profile.id).leftOut) }
    for file in files {
      guard let own = leftOut.first?[file.name], leftOut.allSatisfy({ $0[file.name] != nil }) else { continue }
      throw Diagnostic(
        .rulesWrong, at: Location(input: file.name),
        [
          .expected: "profiles=\"\(profiles.candidates.map(\.id).joined(separator: " "))\"",
          .found: "profiles=\"\(own.joined(separator: " "))\"",
        ])
    }
  }

  /// The rules of the profile `id`. Throws as ``init(_:files:codes:)``.
  public func rules(_ id: String) throws(Diagnostic) -> RuleSet {
    try RuleSet(profiles.profile(id), files: files, codes: codes)
  }

  /// The checker for disclosures of the profile `id`. Throws as ``init(_:files:codes:)``.
  public func checker(_ id: String) throws(Diagnostic) -> Checker {
    if let found = known.withLock({ $0[id] }) { return found }
    let checker = Checker(try rules(id))
    known.withLock { $0[id] = checker }
    return checker
  }

  /// Checks `document` by the rules of its profile. Throws as ``init(_:files:codes:)``.
  public func check(
    _ document: Document, beside others: Checker.Others = Checker.Others()
  ) throws(Diagnostic) -> CheckReport {
    try checker(document.disclosure.profile).check(document, beside: others)
  }

  private static func read(_ paths: [String]) throws(Diagnostic) -> [RuleSet.File] {
    var files: [RuleSet.File] = []
    for path in paths {
      files.append(RuleSet.File(bytes: try ByteSource(path: path).readAll(limit: limit), name: path))
    }
    return files
  }

  // MARK: Files inside the program

  /// The ids of the built-in profiles that have a rules file.
  public static var builtIn: [String] {
    SchemaFile.names(in: "profiles/").filter { $0.hasSuffix("/rules.xml") }.map { String($0.split(separator: "/")[1]) }
  }

  /// The rules file of the built-in profile `id`, or nil if there is none.
  public static func file(_ id: String) -> [UInt8]? { SchemaFile.named("profiles/\(id)/rules.xml")?.bytes }
}

extension CheckReport {
  /// The findings for rules that were given up (`.loopTooLong`).
  public var limits: [Diagnostic] {
    unfinished.map { rule in
      Diagnostic(
        .loopTooLong, at: Location(input: inputs.first ?? unitName ?? "-"), [.name: rule, .limit: String(stepLimit)])
    }
  }
}
