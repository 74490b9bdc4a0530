public import Budget
public import Checking
public import Diagnostics
internal import Spreadsheet

/// Finds the rules and code lists that disclosures are checked by (规则选择).
public enum RuleChoice {
  /// The most bytes a rules file or a code list may have.
  private static let limit = 4 << 20

  /// The rules inside the program for `layout`, with those of the rules files and code lists at the given paths.
  ///
  /// Throws `.fileUnreadable`, `.rulesWrong` and `.codesWrong` with line and column, and what XML can throw.
  public static func rules(
    _ layout: Layout, files: [String] = [], codes: [String] = []
  ) throws(Diagnostic) -> RuleSet {
    try RuleSet(layout, files: read(files), codes: read(codes))
  }

  private static func read(_ paths: [String]) throws(Diagnostic) -> [RuleSet.File] {
    var files: [RuleSet.File] = []
    for path in paths {
      files.append(RuleSet.File(bytes: try ByteSource(path: path).readAll(limit: limit), name: path))
    }
    return files
  }

  /// The ids of the rules files and code lists inside the program.
  public static var builtIn: [String] {
    (SchemaFile.names(in: "rules/") + SchemaFile.names(in: "codes/")).map(id)
  }

  /// The rules file or code list inside the program with the id `name`, or nil.
  public static func file(_ name: String) -> [UInt8]? {
    (SchemaFile.names(in: "rules/") + SchemaFile.names(in: "codes/")).first { id($0) == name }
      .flatMap(SchemaFile.named)?.bytes
  }

  private static func id(_ path: String) -> String {
    String(path.drop { $0 != "/" }.dropFirst().prefix { $0 != "." })
  }
}
