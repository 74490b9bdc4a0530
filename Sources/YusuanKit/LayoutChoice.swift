public import Budget
public import Diagnostics
internal import Spreadsheet

/// Finds the layout that a name or a file means (版式选择).
public enum LayoutChoice {
  /// The most bytes a layout file may have.
  private static let limit = 4 << 20

  /// The layout `choice`: a name without a dot or slash is one inside the program, anything else a file. Throws
  /// `.layoutUnknown`, `.fileUnreadable`, `.layoutWrong` and what XML can throw.
  public static func layout(_ choice: String) throws(Diagnostic) -> Layout {
    if isName(choice) {
      guard let layout = try Layout.builtIn(choice) else { throw unknown(choice) }
      return layout
    }
    let source = try ByteSource(path: choice)
    return try Layout.load(source.readAll(limit: limit), input: choice)
  }

  /// The file of the layout `name` inside the program. Throws `.layoutUnknown`.
  public static func file(_ name: String) throws(Diagnostic) -> [UInt8] {
    guard let file = SchemaFile.named("layouts/\(name).xml") else { throw unknown(name) }
    return file.bytes
  }

  private static func isName(_ choice: String) -> Bool { !choice.contains("/") && !choice.contains(".") }

  private static func unknown(_ name: String) -> Diagnostic {
    Diagnostic(
      .layoutUnknown, at: Location(input: name),
      [.name: name, .expected: Layout.builtInIDs.joined(separator: ", ")])
  }
}

/// Whether a path is a folder.
public enum FolderCheck {
  /// Whether `path` is a folder.
  public static func isFolder(_ path: String) -> Bool { InputList.isFolder(path) }
}
