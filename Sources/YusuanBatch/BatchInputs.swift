public import YusuanFindings
internal import YusuanPlatform
internal import YusuanSheets

/// Finds the inputs of a batch (批量转换的输入): the named files, and the files below the named folders, in a stable order.
public struct BatchInputs: Sendable {
  /// Which files count, and how they belong together.
  public struct Selection: Sendable {
    /// A file is taken only if its path or name matches one of these patterns; empty takes all files.
    public var includes: [String] = []
    /// A file whose path or name matches one of these patterns is not taken.
    public var excludes: [String] = []
    /// The files directly in one folder are one input: for disclosures that come as one file a table.
    public var groupsByFolder = false

    /// All files, each an input.
    public init() {}
  }

  /// The inputs, in their order.
  public private(set) var inputs: BatchInputList
  /// Findings about files that were skipped and folders with nothing to read.
  public private(set) var findings: [Diagnostic]

  /// The inputs that `arguments` name. Files in the folder `output` are not taken.
  public init(_ arguments: [String], _ selection: Selection = Selection(), output: String) {
    findings = []
    inputs = BatchInputList(isGrouped: selection.groupsByFolder)
    let outside = FileSystem.realPath(output)
    var seen: Set<String>? = arguments.count > 1 ? [] : nil
    for argument in arguments {
      InputList.visit(argument) { found in
        switch found {
        case .success(let path): add(path, of: argument, selection, outside, &seen)
        case .failure(let finding): findings.append(finding)
        }
      }
    }
    inputs.pack()
  }

  private mutating func add(
    _ path: String, of argument: String, _ selection: Selection, _ outside: String?, _ seen: inout Set<String>?
  ) {
    if let outside, FileSystem.realPath(path).map({ $0 == outside || $0.hasPrefix(outside + "/") }) ?? false {
      return skip(path, .inOutputFolder)
    }
    let root = path == argument ? Self.lastStep(path) : Self.place(in: path, below: argument)
    guard selection.accepts(path, String(decoding: path.utf8.dropFirst(root), as: UTF8.self)) else { return }
    if seen?.insert(path).inserted == false { return skip(path, .namedTwice) }
    let folder = selection.groupsByFolder ? Array(path.utf8).lastIndex(of: UInt8(ascii: "/")) : nil
    inputs.append(path, below: root, inFolder: folder)
  }

  private mutating func skip(_ path: String, _ reason: Phrase) {
    findings.append(Diagnostic(.fileSkipped, at: Location(input: path), because: reason))
  }

  /// The names in the file `path`, one a line; `-` is standard input. Throws `.fileUnreadable`.
  public static func list(_ path: String) throws(Diagnostic) -> [String] {
    let source = path == "-" ? try ByteSource.standardInput() : try ByteSource(path: path)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var bytes = try source.readAll(limit: 1 << 28)[...]
    if path == "-" { MemoryRefusal.putBack(Array(bytes)) }
    if bytes.starts(with: mark) { bytes = bytes.dropFirst(mark.count) }
    return bytes.split(separator: 0x0A).map { PathText.decode($0.last == 0x0D ? $0.dropLast() : $0) }
      .filter { !$0.isEmpty }
  }

  /// The index in `path` where its part below `folder` begins.
  private static func place(in path: String, below folder: String) -> Int {
    path.utf8.count - path.utf8.dropFirst(folder.utf8.count).drop { $0 == UInt8(ascii: "/") }.count
  }

  /// The index in `path` where its last component begins.
  private static func lastStep(_ path: String) -> Int {
    BatchInputList.lastStep(BatchInputList.withoutSlashes(Array(path.utf8)[...]))
  }
}

extension BatchInputs.Selection {
  /// Whether a file is taken: its path below the argument, or its name, matches (POSIX fnmatch).
  func accepts(_ path: String, _ relative: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let matches = { (pattern: String) in
      [relative, name, path].contains { text in
        FileSystem.matches(text, pattern: pattern)
      }
    }
    return (includes.isEmpty || includes.contains(where: matches)) && !excludes.contains(where: matches)
  }
}
