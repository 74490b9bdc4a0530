internal import Glibc
package import YusuanFindings
internal import YusuanPlatform

/// Bytes that wait in a file without a name until all are there (暂存).
package final class Spool {
  private var descriptor: Int32 = -1
  /// Nothing was written yet.
  package private(set) var isEmpty = true

  /// A spool; its file is made when something is written.
  package init() throws(Diagnostic) {}

  deinit { if descriptor >= 0 { _ = close(descriptor) } }

  /// Appends `bytes`. Throws `.outputFailed`.
  package func write(_ bytes: [UInt8]) throws(Diagnostic) {
    if descriptor < 0 { descriptor = try Self.open() }
    isEmpty = false
    try Disk.write(bytes, descriptor: descriptor, name: "-")
  }

  /// Writes all of it to `target`. Throws `.outputFailed`.
  package func copy(to target: Int32) throws(Diagnostic) {
    guard descriptor >= 0 else { return }
    _ = lseek(descriptor, 0, SEEK_SET)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return }
      guard count > 0 else { throw Self.failed() }
      try Disk.write(Array(buffer[..<count]), descriptor: target, name: "-")
    }
  }

  private static func open() throws(Diagnostic) -> Int32 {
    let folder = getenv("TMPDIR").map { PathText.decode($0) } ?? "/tmp"
    var template = PathText.bytes("\(folder)/yusuan-XXXXXX").map(CChar.init(bitPattern:)) + [0]
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failed() }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = unlink(template)
    return descriptor
  }

  private static func failed() -> Diagnostic {
    Diagnostic(.outputFailed, at: Location(input: "-"), because: .system(errno))
  }
}
