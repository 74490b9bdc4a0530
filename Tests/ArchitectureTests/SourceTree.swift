import Foundation

/// The sources as they are, for tests of how they are put together.
struct SourceTree {
  /// A source file.
  struct File {
    var path: String
    var module: String
    var lines: [String]
  }

  let files: [File]

  init() throws {
    var files: [File] = []
    let paths = FileManager.default.enumerator(atPath: "Sources")?.compactMap { $0 as? String } ?? []
    for path in paths.sorted() where path.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "Sources/" + path, encoding: .utf8)
      let module = String(path.prefix { $0 != "/" })
      files.append(File(path: path, module: module, lines: text.components(separatedBy: "\n")))
    }
    self.files = files
  }

  /// The modules, sorted.
  var modules: [String] { Set(files.map(\.module)).sorted() }

  /// What each module imports, by module.
  var imports: [String: Set<String>] {
    var imports: [String: Set<String>] = [:]
    for file in files {
      for line in file.lines {
        let words = line.split(separator: " ")
        guard let word = words.firstIndex(of: "import"), word <= 2, word + 1 < words.count else { continue }
        imports[file.module, default: []].insert(String(words[word + 1]))
      }
    }
    return imports
  }

  /// The types that a file declares, but for those nested in others.
  static func types(in file: File) -> [String] {
    let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "actor", "typealias"]
    return file.lines.compactMap { line in
      guard let first = line.first, first.isLetter || first == "@" else { return nil }
      let words = line.split { $0 == " " || $0 == ":" || $0 == "<" || $0 == "{" || $0 == "(" }
      guard let kind = words.firstIndex(where: kinds.contains), kind <= 3, kind + 1 < words.count else { return nil }
      return String(words[kind + 1])
    }
  }

  /// The functions of a file that are longer than `limit` lines.
  static func longFunctions(in file: File, limit: Int) -> [String] {
    var found: [String] = []
    for (start, line) in file.lines.enumerated() {
      let indent = line.prefix { $0 == " " }
      let words = line.split(separator: " ").prefix { !$0.hasPrefix("//") }
      guard words.contains(where: { $0 == "func" || $0.hasPrefix("init(") || $0.hasPrefix("init<") }) else { continue }
      guard !line.hasSuffix("}"), let end = file.lines[start...].firstIndex(where: { $0.hasPrefix(indent + "}") })
      else { continue }
      if end - start + 1 > limit { found.append("\(file.path):\(start + 1)") }
    }
    return found
  }
}
