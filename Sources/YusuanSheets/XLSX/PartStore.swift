package import YusuanFindings
internal import YusuanZip

/// The parts of a workbook (ECMA-376 part 2, 7.2): in a zip archive, or unpacked in a folder.
package protocol PartStore: AnyObject {
  /// The input as the user named it.
  var input: String { get }
  /// The names of all parts, without a leading slash.
  var names: [String] { get }
  /// The size of the input in bytes, compressed.
  var size: Int { get }
  /// The place of the part `name`, for findings.
  func location(of name: String) -> Location
  /// The whole part, if it can be had at once and has at most `limit` bytes. Nil if it must be read with
  /// ``read(_:_:)``.
  func whole(_ name: String, limit: Int) -> [UInt8]?
  /// Reads a part chunk by chunk. Throws the errors of reading, and what `take` throws.
  func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic)
}

extension PartStore {
  package func whole(_ name: String, limit: Int) -> [UInt8]? { nil }

  package func location(of name: String) -> Location { Location(input: input, part: name) }

  /// The name of the part that equals `name` in upper or lower case (ECMA-376 part 2, 7.2.3.5).
  package func part(_ name: String) -> String? {
    if names.contains(name) { return name }
    let lowercased = name.lowercased()
    return names.first { $0.lowercased() == lowercased }
  }
}

/// Parts in a zip archive.
final class ZipParts: PartStore {
  let input: String
  let names: [String]
  let size: Int
  private let archive: ZipArchive

  init(_ archive: ZipArchive, _ source: ByteSource) {
    self.archive = archive
    input = source.name
    size = source.count
    names = archive.names.filter { !$0.hasSuffix("/") }
  }

  func whole(_ name: String, limit: Int) -> [UInt8]? { archive.entry(name).flatMap { archive.whole($0, limit: limit) } }

  func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) {
    guard let entry = archive.entry(name) else {
      throw Diagnostic(.fileUnreadable, at: location(of: name), because: .noSuchPart)
    }
    try archive.read(entry, take)
  }
}

/// Parts that were unpacked into a folder.
final class FolderParts: PartStore {
  let input: String
  let names: [String]
  private let root: String
  private let limits: ReadLimits

  /// A part is never larger than its file.
  var size: Int { names.reduce(0) { $0 + min(ByteSource.count(of: root + $1) ?? 0, limits.partSize) } }

  init(path: String, limits: ReadLimits) {
    input = path
    self.limits = limits
    root = path.hasSuffix("/") ? path : path + "/"
    names = InputList.files(below: path)
  }

  func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) {
    let source = try ByteSource(path: root + name)
    if source.count > limits.partSize {
      throw Diagnostic(.fileTooLarge, at: location(of: name), [.limit: "\(limits.partSize)"])
    }
    try source.readChunks(take)
    try source.checkUnchanged()
  }
}

/// A single worksheet part.
final class SinglePart: PartStore {
  let input: String
  let names: [String]
  var size: Int { source.count }
  private let source: ByteSource

  init(_ source: ByteSource) {
    input = source.name
    self.source = source
    names = [source.name]
  }

  /// The input itself is the part.
  func location(of name: String) -> Location { Location(input: input) }

  func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) {
    try source.readChunks(take)
    try source.checkUnchanged()
  }
}

extension ByteSource {
  /// Reads the whole source chunk by chunk. Throws `.fileUnreadable`, and what `take` throws.
  func readChunks(_ take: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) {
    var offset = 0
    while offset < count {
      let chunk = try read(at: offset, limit: 1 << 16)
      offset += chunk.count
      try chunk.withUnsafeBufferPointer { bytes throws(Diagnostic) in try take(UnsafeRawBufferPointer(bytes)) }
    }
  }
}
