public import YusuanFindings
internal import YusuanPlatform

/// The files that the arguments of a command name (输入清单).
public struct InputList: Sendable {
  /// The files in reading order: as the arguments come, and inside a folder by name, with numbers compared by value.
  public private(set) var paths: [String] = []
  /// Findings about skipped files (`.fileSkipped`) and folders with nothing to read (`.folderWithoutInput`).
  public private(set) var findings: [Diagnostic] = []

  private static let depthLimit = 16

  /// The files of `arguments`. A folder stands for the files below it, `-` for standard input.
  public init(_ arguments: [String]) {
    for argument in arguments {
      Self.visit(argument) { found in
        switch found {
        case .success(let path): paths.append(path)
        case .failure(let finding): findings.append(finding)
        }
      }
    }
  }

  /// Calls `take` with each file of `argument` and with each finding, one at a time: there may be a million.
  public static func visit(_ argument: String, _ take: (Result<String, Diagnostic>) -> Void) {
    guard argument != "-", isFolder(argument), !isWorkbookFolder(argument) else { return take(.success(argument)) }
    var isEmpty = true
    walk(argument, depth: 0) { found in
      if case .success = found { isEmpty = false }
      take(found)
    }
    if isEmpty { take(.failure(Diagnostic(.folderWithoutInput, at: Location(input: argument)))) }
  }

  private static func walk(_ folder: String, depth: Int, _ take: (Result<String, Diagnostic>) -> Void) {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let entries: [FileSystem.Entry]
    do throws(SystemError) { entries = try sorted(folder) } catch {
      return take(.failure(Diagnostic(.fileUnreadable, at: Location(input: folder), because: .system(error))))
    }
    for entry in entries {
      let (name, path) = (entry.name, prefix + entry.name)
      let skipped = { (reason: Phrase) in Diagnostic(.fileSkipped, at: Location(input: path), because: reason) }
      if name.hasPrefix(".") || name.hasPrefix("~$") || Self.systemFiles.contains(name.lowercased()) {
        take(.failure(skipped(.hiddenOrTemporary)))
      } else if entry.isFile || !isFolder(path) || isWorkbookFolder(path) {
        take(.success(path))
      } else if depth < depthLimit {
        walk(path, depth: depth + 1, take)
      } else {
        take(.failure(skipped(.depthBeyond(depthLimit))))
      }
    }
  }

  /// Files and folders that systems create in folders and archives. Nobody means them as input.
  private static let systemFiles: Set<String> = [
    "thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information", "@eadir",
  ]

  /// Whether `path` is a folder.
  public static func isFolder(_ path: String) -> Bool {
    FileStatus(path)?.kind == .folder
  }

  /// Whether `path` is a folder with the parts of a workbook, which are one input.
  public static func isWorkbookFolder(_ path: String) -> Bool {
    let prefix = path.hasSuffix("/") ? path : path + "/"
    let marks = [
      "[Content_Types].xml", "xl/workbook.xml", "workbook.xml", "xl/worksheets", "worksheets", "sharedStrings.xml",
    ]
    return isFolder(path) && marks.contains { FileSystem.isReadable(prefix + $0) }
  }

  /// The files below the folder `path`, sorted.
  public static func files(in path: String) -> [String] {
    let prefix = path.hasSuffix("/") ? path : path + "/"
    return files(below: path).map { prefix + $0 }
  }

  /// The files below the folder `path`, relative to it, sorted.
  static func files(below path: String) -> [String] {
    let prefix = path.hasSuffix("/") ? path : path + "/"
    var files: [String] = []
    for entry in (try? sorted(path)) ?? [] {
      let name = entry.name
      if entry.isFile || !isFolder(prefix + name) {
        files.append(name)
      } else if files.count < 100_000, prefix.count(where: { $0 == "/" }) < 64 {
        files += self.files(below: prefix + name).map { name + "/" + $0 }
      }
    }
    return files
  }

  /// What a folder holds, in the order of the names. Throws what the system says.
  private static func sorted(_ folder: String) throws(SystemError) -> [FileSystem.Entry] {
    try FileSystem.entries(folder).sorted { isBefore($0.name, $1.name) }
  }

  /// Compares names by their bytes, but runs of digits by value: 表2 comes before 表10.
  static func isBefore(_ a: String, _ b: String) -> Bool {
    var (first, second) = (a, b)
    let order = first.withUTF8 { a in second.withUTF8 { b in Self.order(a, b) } }
    return order == 0 ? a < b : order < 0
  }

  /// Negative if `a` comes before `b`, zero if they differ only in leading zeros of numbers.
  private static func order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      let (m, n) = (number(a, at: i), number(b, at: j))
      if !m.isEmpty, !n.isEmpty {
        let (x, y) = (a[m].drop(while: isZero), b[n].drop(while: isZero))
        if x.count != y.count { return x.count - y.count }
        for (left, right) in zip(x, y) where left != right { return Int(left) - Int(right) }
        (i, j) = (m.upperBound, n.upperBound)
      } else if a[i] != b[j] {
        return Int(a[i]) - Int(b[j])
      } else {
        (i, j) = (i + 1, j + 1)
      }
    }
    return (a.count - i) - (b.count - j)
  }

  private static func isZero(_ byte: UInt8) -> Bool { byte == 0x30 }

  /// The range of the digits at `start`.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    return start..<end
  }
}
