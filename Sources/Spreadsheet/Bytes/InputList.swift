public import Diagnostics
internal import Glibc

/// The files that the arguments of a command name (输入清单).
public struct InputList: Sendable {
  /// The files, in the order they are read: that of the arguments, inside a folder by name, numbers by value.
  public private(set) var paths: [String] = []
  /// Files that were passed over, `.fileSkipped`, and folders with nothing to read, `.folderWithoutInput`.
  public private(set) var findings: [Diagnostic] = []

  private static let depthLimit = 16

  /// The files of `arguments`: a folder stands for the files in it and below it, `-` for standard input.
  public init(_ arguments: [String]) {
    for argument in arguments {
      guard argument != "-", Self.isFolder(argument), !Self.isWorkbookFolder(argument) else {
        paths.append(argument)
        continue
      }
      let before = paths.count
      walk(argument, depth: 0)
      if paths.count == before { findings.append(Diagnostic(.folderWithoutInput, at: Location(input: argument))) }
    }
  }

  private mutating func walk(_ folder: String, depth: Int) {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    guard let entries = Self.entries(folder) else {
      let reason = String(cString: strerror(errno))
      findings.append(Diagnostic(.fileUnreadable, at: Location(input: folder), [.reason: reason]))
      return
    }
    for name in entries.sorted(by: Self.isBefore) {
      let path = prefix + name
      if name.hasPrefix(".") || name.hasPrefix("~$") {
        findings.append(Diagnostic(.fileSkipped, at: Location(input: path), [.reason: "hidden or temporary"]))
      } else if !Self.isFolder(path) || Self.isWorkbookFolder(path) {
        paths.append(path)
      } else if depth < Self.depthLimit {
        walk(path, depth: depth + 1)
      } else {
        findings.append(Diagnostic(.fileSkipped, at: Location(input: path), [.reason: "depth > \(Self.depthLimit)"]))
      }
    }
  }

  /// Whether `path` is a folder.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether `path` is a folder that holds the parts of a workbook, which is one input.
  public static func isWorkbookFolder(_ path: String) -> Bool {
    let prefix = path.hasSuffix("/") ? path : path + "/"
    let marks = [
      "[Content_Types].xml", "xl/workbook.xml", "workbook.xml", "xl/worksheets", "worksheets", "sharedStrings.xml",
    ]
    return isFolder(path) && marks.contains { access(prefix + $0, R_OK) == 0 }
  }

  /// The files in the folder `path` and below, sorted.
  public static func files(in path: String) -> [String] {
    let prefix = path.hasSuffix("/") ? path : path + "/"
    return files(below: path).map { prefix + $0 }
  }

  /// The files in the folder `path` and below, by their paths from it, sorted.
  static func files(below path: String) -> [String] {
    let prefix = path.hasSuffix("/") ? path : path + "/"
    var files: [String] = []
    for name in (entries(path) ?? []).sorted(by: isBefore) {
      if !isFolder(prefix + name) {
        files.append(name)
      } else if files.count < 100_000, prefix.count(where: { $0 == "/" }) < 64 {
        files += self.files(below: prefix + name).map { name + "/" + $0 }
      }
    }
    return files
  }

  /// The names in a folder but `.` and `..`, in no order; nil where it cannot be read, with the reason in `errno`.
  public static func entries(_ folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Names by their bytes, runs of digits by their value: 表2 before 表10.
  static func isBefore(_ a: String, _ b: String) -> Bool {
    let order = Array(a.utf8).withUnsafeBufferPointer { a in Array(b.utf8).withUnsafeBufferPointer { Self.order(a, $0) }
    }
    return order == 0 ? a < b : order < 0
  }

  /// Below zero where `a` is before `b`, zero where only the zeros before numbers differ.
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

  /// The digits at `start`.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    return start..<end
  }
}
