package import YusuanFindings
package import YusuanSheets
internal import YusuanZip

/// A package of Office Open XML in a zip archive, and changes of its parts (可编辑的文档包; ECMA-376 part 2). Parts that are not
/// changed are copied as they are compressed, with slashes in their names. It holds no more of them than were asked for.
package final class OfficePackage: PartStore {
  /// The input as the user named it.
  package let input: String
  /// The size of the archive in bytes.
  package let size: Int

  private let archive: ZipArchive
  private let limits: ReadLimits
  /// The parts that were changed or added, and the names of those added, in their order.
  private var changed: [String: [UInt8]] = [:]
  private var added: [String] = []
  private var removed: Set<String> = []

  /// Opens the package `bytes` under the name `input`. Throws the errors of an archive: `.fileUnreadable`, `.formatRefused`,
  /// `.fileTooLarge`.
  package init(_ bytes: [UInt8], named input: String, limits: ReadLimits = ReadLimits()) throws(Diagnostic) {
    self.input = input
    self.limits = limits
    size = bytes.count
    archive = try ZipArchive(bytes: bytes, name: input, limits: limits.archive)
  }

  /// The names of all parts, without a leading slash: those of the archive in its order, then those added.
  package var names: [String] {
    archive.names.filter { !$0.hasSuffix("/") && !removed.contains($0) } + added
  }

  /// Reads a part chunk by chunk, with its changes. Throws the errors of reading, and what `take` throws.
  package func read(
    _ name: String, _ take: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    if let bytes = changed[name] {
      return try bytes.withUnsafeBufferPointer { bytes throws(Diagnostic) in try take(UnsafeRawBufferPointer(bytes)) }
    }
    guard !removed.contains(name), let entry = archive.entry(name) else {
      throw Diagnostic(.fileUnreadable, at: location(of: name), because: .noSuchPart)
    }
    try archive.read(entry, take)
  }

  /// The bytes of the part `name`, with its changes. Throws the errors of reading.
  package func bytes(_ name: String) throws(Diagnostic) -> [UInt8] {
    if let bytes = changed[name] { return bytes }
    if !removed.contains(name), let entry = archive.entry(name), let whole = archive.whole(entry, limit: 64 << 20) {
      return whole
    }
    var bytes: [UInt8] = []
    try read(name) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// The elements of the part `name`. Throws the errors of reading and of ``MarkupTree``, and `.fileTooLarge` if it is no
  /// small part.
  package func tree(_ name: String) throws(Diagnostic) -> MarkupTree {
    let bytes = try bytes(name)
    guard bytes.count <= limits.smallPart else {
      throw Diagnostic(.fileTooLarge, at: location(of: name), [.limit: "\(limits.smallPart)"])
    }
    return try MarkupTree(bytes, at: location(of: name))
  }

  // MARK: Changes

  /// Gives the part `name` the content `bytes`. A part that is not there is added at the end, or where it stood before it
  /// was removed. Its content type and its relationships are not touched.
  package func set(_ name: String, to bytes: [UInt8]) {
    if archive.entry(name) == nil, !added.contains(name) { added.append(name) }
    removed.remove(name)
    changed[name] = bytes
  }

  /// Gives the part `name` the content of `tree`, if that was changed.
  package func set(_ name: String, to tree: MarkupTree) { if !tree.isUnchanged { set(name, to: tree.changed()) } }

  /// Takes the part `name` away, with its own relationships and its content type; the relationships to it stay. Throws the
  /// errors of reading.
  package func remove(_ name: String) throws(Diagnostic) {
    let own = part(Self.relationsPart(of: name))
    for name in [name] + (own.map { [$0] } ?? []) {
      if archive.entry(name) != nil { removed.insert(name) }
      added.removeAll { $0 == name }
      changed[name] = nil
    }
    try setContentType(of: name, to: nil)
  }

  /// A name for a new part: `stem` with the first number that no part has, in upper or lower case, then `ending`.
  package func newName(_ stem: String, _ ending: String) -> String {
    let taken = Set(names.map { $0.lowercased() })
    var number = 1
    while taken.contains("\(stem)\(number)\(ending)".lowercased()) { number += 1 }
    return "\(stem)\(number)\(ending)"
  }

  /// The package with all changes. Throws `.fileTooLarge` beyond 4 GiB, and `.fileUnreadable` if a part to be copied is
  /// damaged.
  package func written() throws(Diagnostic) -> [UInt8] {
    var writer = ZipWriter()
    for name in archive.names where !removed.contains(name) {
      if let bytes = changed[name] {
        writer.add(name, bytes)
      } else if let copy = archive.entry(name).flatMap(archive.copy) {
        writer.add(copy.withSlashes(name))
      } else {
        throw Diagnostic(.fileUnreadable, at: location(of: name), because: .entryHeaderDamaged)
      }
    }
    for name in added { writer.add(name, changed[name] ?? []) }
    return try writer.finish(input)
  }
}
