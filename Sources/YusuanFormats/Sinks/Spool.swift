package import YusuanFindings
package import YusuanPlatform

/// Bytes that are kept in an unnamed file until all are there (暂存).
package final class Spool {
  private var file: OpenFile?

  /// Whether nothing was written yet.
  package var isEmpty: Bool { file == nil }

  /// An empty spool. Its file is made at the first write.
  package init() {}

  /// Appends `bytes`. Throws `.outputFailed`.
  package func write(_ bytes: [UInt8]) throws(Diagnostic) {
    try Disk.on("-") { () throws(SystemError) in
      let open: OpenFile
      if let file { open = file } else { open = try OpenFile.nameless() }
      file = open
      try open.write(bytes)
    }
  }

  /// Copies all bytes to `target`. Throws `.outputFailed`.
  package func copy(to target: OpenFile) throws(Diagnostic) {
    guard let file else { return }
    try Disk.on("-") { () throws(SystemError) in
      file.rewind()
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      while true {
        let count = try file.read(into: &buffer)
        if count == 0 { return }
        try target.write(Array(buffer[..<count]))
      }
    }
  }
}
