import Foundation

/// Files of the project, wherever it was cloned to.
public enum Project {
  /// The folder of `Package.swift`.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The path of a file below the project's folder.
  public static func path(_ name: String) -> String { root.appending(path: name).path }

  /// The bytes of a file below the project's folder.
  public static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: name)))
  }

  /// The text of a file below the project's folder.
  public static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: name), encoding: .utf8)
  }
}

/// A folder that lasts as long as the value.
public final class TemporaryFolder {
  /// Its path.
  public let path: String

  /// A new empty folder.
  public init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "yusuan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file into the folder and gives its path.
  public func write(_ bytes: [UInt8], as name: String) throws -> String {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// The names of all files in the folder and below, sorted.
  public var files: [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }
}

/// Runs a program and keeps what it wrote.
public struct ProcessResult: Sendable {
  /// The status it exited with.
  public var status: Int32
  /// What it wrote to standard output.
  public var output: [UInt8]
  /// What it wrote to standard error.
  public var error: String

  /// Runs `program` with `arguments` in `folder`.
  public static func run(
    _ program: String, _ arguments: [String], in folder: String = Project.root.path, input: [UInt8] = [],
    environment: [String: String] = [:]
  ) throws -> ProcessResult {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    DispatchQueue.global().async {
      stdin.fileHandleForWriting.write(Data(input))
      try? stdin.fileHandleForWriting.close()
    }
    let errors = Mailbox()
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) { errors.data = stderr.fileHandleForReading.readDataToEndOfFile() }
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    group.wait()
    process.waitUntilExit()
    return ProcessResult(
      status: process.terminationStatus, output: Array(output), error: String(decoding: errors.data, as: UTF8.self))
  }

  private final class Mailbox: @unchecked Sendable { var data = Data() }
}
