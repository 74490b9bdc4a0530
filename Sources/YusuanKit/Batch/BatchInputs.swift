public import Diagnostics
internal import Glibc
internal import Spreadsheet

/// Finds the inputs of a batch (批量转换的输入): files, and the files in folders and below, in a stable order.
public struct BatchInputs: Sendable {
  /// Which files count, and how they belong together.
  public struct Selection: Sendable {
    /// Patterns of which a file's path or name has to match one; empty for all files.
    public var includes: [String] = []
    /// Patterns of which it must match none.
    public var excludes: [String] = []
    /// The files directly in one folder are one input, as where each table is a file of its own.
    public var groupsByFolder = false

    /// All files, each an input.
    public init() {}
  }

  /// The inputs, in their order.
  public private(set) var inputs: [BatchInput] = []
  /// Files that were passed over, and folders with nothing to read.
  public private(set) var findings: [Diagnostic]

  /// The inputs that `arguments` name, without what lies in the folder `output`.
  public init(_ arguments: [String], _ selection: Selection = Selection(), output: String) {
    findings = []
    let outside = Self.real(output)
    var seen: Set<String> = []
    for argument in arguments {
      let list = InputList([argument])
      findings += list.findings
      let isFolder = InputList.isFolder(argument) && list.paths != [argument]
      for path in list.paths {
        if let outside, Self.real(path).map({ $0 == outside || $0.hasPrefix(outside + "/") }) ?? false {
          findings.append(Diagnostic(.fileSkipped, at: Location(input: path), [.reason: "in the output folder"]))
          continue
        }
        let relative = isFolder ? Self.relative(path, to: argument) : String(path.split(separator: "/").last ?? "input")
        guard selection.takes(path, relative) else { continue }
        if arguments.count > 1, !seen.insert(path).inserted {
          findings.append(Diagnostic(.fileSkipped, at: Location(input: path), [.reason: "named twice"]))
        } else {
          add(path, relative, selection.groupsByFolder)
        }
      }
    }
  }

  /// The names in the file `path`, one a line; `-` is standard input. Throws `.fileUnreadable`.
  public static func list(_ path: String) throws(Diagnostic) -> [String] {
    let source = path == "-" ? try ByteSource.standardInput() : try ByteSource(path: path)
    let bytes = try source.readAll(limit: 1 << 28)
    return bytes.split(separator: 0x0A).map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
      .filter { !$0.isEmpty }
  }

  private mutating func add(_ path: String, _ relative: String, _ groups: Bool) {
    guard groups, let slash = path.lastIndex(of: "/") else {
      inputs.append(BatchInput(name: path, paths: [path], relative: relative))
      return
    }
    let folder = String(path[..<slash])
    if let last = inputs.indices.last, inputs[last].name == folder {
      inputs[last].paths.append(path)
    } else {
      let name = relative.lastIndex(of: "/").map { String(relative[..<$0]) }
      inputs.append(
        BatchInput(name: folder, paths: [path], relative: name ?? String(folder.split(separator: "/").last ?? "input")))
    }
  }

  private static func relative(_ path: String, to folder: String) -> String {
    String(path.dropFirst(folder.count).drop { $0 == "/" })
  }

  /// The path without links; nil where there is nothing.
  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

extension BatchInputs.Selection {
  /// Whether a file counts: its path below the argument, or its name, matches (POSIX fnmatch).
  func takes(_ path: String, _ relative: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let matches = { (pattern: String) in
      fnmatch(pattern, relative, 0) == 0 || fnmatch(pattern, name, 0) == 0 || fnmatch(pattern, path, 0) == 0
    }
    return (includes.isEmpty || includes.contains(where: matches)) && !excludes.contains(where: matches)
  }
}
