internal import Glibc

/// The owner of a file that is open (打开的文件): it is closed with its owner. One caller uses it at a time.
package final class OpenFile: @unchecked Sendable {
  /// What a file is opened for.
  package enum Purpose: Sendable {
    /// To be read; a pipe or a device does not keep the program waiting.
    case reading
    /// To be read, but not through a link.
    case readingOwn
    /// To be written; it must not be there yet.
    case new
    /// To be written from its beginning, not through a link.
    case replacing
    /// To be read and written, not through a link; what stands in it stays.
    case keeping
    /// To be read and written from its beginning, not through a link.
    case anew
    /// A folder, to be put on the disk.
    case folder

    fileprivate var flags: Int32 {
      switch self {
      case .reading: O_RDONLY | O_NONBLOCK
      case .readingOwn: O_RDONLY | O_NOFOLLOW
      case .new: O_WRONLY | O_CREAT | O_EXCL
      case .replacing: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW
      case .keeping: O_RDWR | O_CREAT | O_NOFOLLOW
      case .anew: O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW
      case .folder: O_RDONLY | O_DIRECTORY
      }
    }
  }

  private var descriptor: Int32
  private let isOwned: Bool

  /// Standard input.
  package static let standardInput = OpenFile(borrowing: STDIN_FILENO)
  /// Standard output.
  package static let standardOutput = OpenFile(borrowing: STDOUT_FILENO)
  /// Standard error.
  package static let standardError = OpenFile(borrowing: STDERR_FILENO)

  /// Opens the file at `path`. Throws what the system says.
  package init(_ path: String, for purpose: Purpose) throws(SystemError) {
    descriptor = PathText.withName(path) { open($0, purpose.flags | O_CLOEXEC, 0o644) }
    isOwned = true
    if descriptor < 0 { throw SystemError.last }
  }

  private init(borrowing descriptor: Int32) { (self.descriptor, isOwned) = (descriptor, false) }

  private init(owning descriptor: Int32) { (self.descriptor, isOwned) = (descriptor, true) }

  /// A new file without a name, in the folder for temporary files. Throws what the system says.
  package static func nameless() throws(SystemError) -> OpenFile {
    let folder = Environment.value("TMPDIR") ?? "/tmp"
    var template = PathText.bytes("\(folder)/yusuan-XXXXXX").map(CChar.init(bitPattern:)) + [0]
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw SystemError.last }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = unlink(template)
    return OpenFile(owning: descriptor)
  }

  deinit { if isOwned, descriptor >= 0 { _ = Glibc.close(descriptor) } }

  // MARK: Reading and writing

  /// Reads up to the size of `buffer` from `offset`, or from where reading ended last; how many bytes these are, 0 at the end.
  /// Throws what the system says.
  package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int? = nil) throws(SystemError) -> Int {
    while true {
      let count =
        if let offset {
          pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
        } else {
          Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        }
      if count >= 0 { return count }
      if errno != EINTR { throw SystemError.last }
    }
  }

  /// Reads up to the size of `chunk` as ``read(into:at:)``. Throws what the system says.
  package func read(into chunk: inout [UInt8], at offset: Int? = nil) throws(SystemError) -> Int {
    try chunk.withUnsafeMutableBufferPointer { buffer throws(SystemError) in
      try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
    }
  }

  /// Writes all of `bytes` at `offset`, or where writing ended last. Throws what the system says.
  package func write(_ bytes: [UInt8], at offset: Int? = nil) throws(SystemError) {
    try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
      let raw = UnsafeRawBufferPointer(bytes)
      var written = 0
      while written < raw.count {
        let rest = UnsafeRawBufferPointer(rebasing: raw[written...])
        let count =
          if let offset {
            pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
          } else {
            Glibc.write(descriptor, rest.baseAddress, rest.count)
          }
        if count < 0, errno == EINTR { continue }
        if count < 0 { throw SystemError.last }
        written += count
      }
    }
  }

  /// Reading begins at the first byte again.
  package func rewind() { _ = lseek(descriptor, 0, SEEK_SET) }

  /// Ends the file at `size`. Throws what the system says.
  package func cut(to size: Int) throws(SystemError) {
    if ftruncate(descriptor, off_t(size)) != 0 { throw SystemError.last }
  }

  /// Appends all of `source`; what fails is left out.
  package func append(_ source: OpenFile) { while sendfile(descriptor, source.descriptor, nil, 1 << 24) > 0 {} }

  // MARK: The file as a whole

  /// Puts the file on the disk. Throws what the system says.
  package func synchronise() throws(SystemError) { if fsync(descriptor) != 0 { throw SystemError.last } }

  /// Tells the system that the bytes are not needed soon: it may write them, and use their memory for others.
  package func forget() { _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) }

  /// Closes the file before its owner ends. Throws what the system says, which may be about what was written.
  package func close() throws(SystemError) {
    let result = Glibc.close(descriptor)
    descriptor = -1
    if result != 0 { throw SystemError.last }
  }

  /// What the system knows of the file, or nil if it cannot tell.
  package var status: FileStatus? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? FileStatus(status) : nil
  }

  /// Says who may read and write the file.
  package func setMode(_ mode: UInt32) { _ = fchmod(descriptor, mode) }

  /// Keeps other processes from doing the same; false if one of them does.
  package func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  /// Whether it is a terminal.
  package var isTerminal: Bool { isatty(descriptor) == 1 }
}
