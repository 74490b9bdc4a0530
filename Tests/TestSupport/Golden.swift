import Foundation
import Testing

/// Expected texts that are kept as files.
public enum Golden {
  /// Compares `bytes` with the file `name` below the project's folder.
  ///
  /// With the environment variable `YUSUAN_RECORD` set the file is written instead, and the test fails: what was
  /// recorded has to be read by a person before it counts.
  public static func expect(_ bytes: [UInt8], _ name: String, _ location: SourceLocation = #_sourceLocation) {
    let url = Project.root.appending(path: name)
    if ProcessInfo.processInfo.environment["YUSUAN_RECORD"] != nil {
      try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(bytes).write(to: url)
      Issue.record("recorded \(name): read it, then run again without YUSUAN_RECORD", sourceLocation: location)
      return
    }
    guard let expected = try? Data(contentsOf: url) else {
      Issue.record("no file \(name): run once with YUSUAN_RECORD=1", sourceLocation: location)
      return
    }
    guard Array(expected) != bytes else { return }
    let (old, new) = (lines(Array(expected)), lines(bytes))
    let index = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    Issue.record(
      """
      differs from \(name) in line \(index + 1):
      expected: \(index < old.count ? old[index] : "(end)")
      found:    \(index < new.count ? new[index] : "(end)")
      """, sourceLocation: location)
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
