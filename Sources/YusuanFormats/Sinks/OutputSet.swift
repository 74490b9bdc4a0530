public import YusuanFindings
internal import YusuanPlatform

/// Writes a set of files all or nothing (原子写出). Each is a temporary file beside its final path; all are flushed to the
/// disk, and then renamed. An interrupted write leaves no half-written file under its name.
public struct OutputSet: Sendable {
  private var files: [(path: String, bytes: [UInt8])] = []

  /// An empty set.
  public init() {}

  /// Adds a file. Its folder is made if needed.
  public mutating func add(_ path: String, _ bytes: [UInt8]) { files.append((path, bytes)) }

  /// Writes all files. Files in `inputs` are never overwritten. Throws `.outputRefused` or `.outputFailed`; then no
  /// file has its name, unless a rename failed after others had succeeded.
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

  /// Writes `bytes` to the file `path`, or to standard output if it is nil or `-`. Throws as ``write(inputs:)``.
  public static func write(_ bytes: [UInt8], to path: String?, inputs: [String]) throws(Diagnostic) {
    guard let path, path != "-" else { return try writeToStandardOutput(bytes) }
    var set = OutputSet()
    set.add(path, bytes)
    try set.write(inputs: inputs)
  }

  /// Writes `bytes` to standard output. Throws `.outputFailed`.
  public static func writeToStandardOutput(_ bytes: [UInt8]) throws(Diagnostic) {
    try Disk.on("-") { () throws(SystemError) in try OpenFile.standardOutput.write(bytes) }
  }
}
