public import YusuanFindings
internal import YusuanPlatform

/// Files written all or nothing (原子写出): each into a temporary file beside its place, put on the disk, and renamed
/// when all of them are complete. What is interrupted leaves no half-written file under its name.
public struct OutputSet: Sendable {
  private var files: [(path: String, bytes: [UInt8])] = []

  /// No files.
  public init() {}

  /// Adds a file; its folder is made if need be.
  public mutating func add(_ path: String, _ bytes: [UInt8]) { files.append((path, bytes)) }

  /// Writes all files. `inputs` are never written over. Throws `.outputRefused` or `.outputFailed`; then no file of the
  /// set stands under its name, unless a rename failed after others were done.
  public func write(inputs: [String]) throws(Diagnostic) {
    var written: [AtomicFile] = []
    for file in files {
      let open = try AtomicFile(file.path, inputs: inputs)
      written.append(open)
      try open.write(file.bytes)
      try open.complete()
    }
    for file in written { try file.publish() }
  }

  /// Writes `bytes` to standard output. Throws `.outputFailed`.
  public static func writeToStandardOutput(_ bytes: [UInt8]) throws(Diagnostic) {
    try Disk.on("-") { () throws(SystemError) in try OpenFile.standardOutput.write(bytes) }
  }
}
