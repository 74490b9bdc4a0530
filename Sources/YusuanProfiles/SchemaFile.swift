internal import CSchemas

/// A file of `Schemas/` inside the program, so that the program works from any folder.
public struct SchemaFile: Sendable {
  /// Its path below `Schemas/`, such as `disclosure.xsd`; for a profile `profiles/<id>/profile.xml`.
  public let name: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// All built-in files, in a fixed order.
  public static var all: [SchemaFile] { indices.map(file) }

  /// The file `name`, or nil if there is none.
  public static func named(_ name: String) -> SchemaFile? {
    indices.first { Self.name($0) == name }.map(file)
  }

  /// The names of all files below `folder`, such as `profiles/`. The files are not read.
  public static func names(in folder: String) -> [String] { indices.map(name).filter { $0.hasPrefix(folder) } }

  private static var indices: Range<Int> { 0..<yusuan_schema_count() }

  private static func name(_ index: Int) -> String {
    String(cString: yusuan_schema_at(index).name)
  }

  private static func file(_ index: Int) -> SchemaFile {
    let entry = yusuan_schema_at(index)
    let bytes = UnsafeBufferPointer(start: entry.bytes, count: entry.size)
    return SchemaFile(name: String(cString: entry.name), bytes: Array(bytes))
  }
}
