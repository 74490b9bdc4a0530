internal import YusuanFindings
internal import YusuanFormats
internal import YusuanPlatform

/// The journal of a batch (批量日志): one line for each finished input. Lines are only ever appended. An incomplete last
/// line does not count.
final class Journal {
  private let path: String
  private let file: OpenFile
  /// Whether records are read back: only a run that resumes another one needs them.
  private let keeps: Bool
  /// The offset and length of the last line of each input, by the key of its name. Empty unless records are read back.
  private var lines: [UInt64: (offset: Int, count: Int32)] = [:]
  private var size = 0

  /// Opens the journal at `path`. It is read if `keeps`, and begun anew otherwise. Throws `.outputFailed`.
  init(_ path: String, keeps: Bool) throws(Diagnostic) {
    (self.path, self.keeps) = (path, keeps)
    file = try Disk.on(path) { () throws(SystemError) in try OpenFile(path, for: keeps ? .keeping : .anew) }
    if keeps { try index() }
  }

  /// Finds the lines, and cuts off an incomplete one at the end.
  private func index() throws(Diagnostic) {
    var pending: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let place = size + pending.count
      let got = try Disk.on(path) { () throws(SystemError) in try file.read(into: &chunk, at: place) }
      if got == 0 { break }
      pending += chunk[..<got]
      while let end = pending.firstIndex(of: 0x0A) {
        let line = Array(pending[...end])
        if let record = BatchRecord(line: line) { note(record.input, line.count) }
        size += line.count
        pending.removeSubrange(...end)
      }
    }
    try Disk.on(path) { () throws(SystemError) in try file.cut(to: size) }
  }

  /// Appends lines, each with the name of its input. Throws `.outputFailed`.
  func append(_ lines: [(input: String, line: [UInt8])]) throws(Diagnostic) {
    try Disk.on(path) { () throws(SystemError) in try file.write(Array(lines.map(\.line).joined()), at: size) }
    for (input, line) in lines {
      if keeps { note(input, line.count) }
      size += line.count
    }
  }

  private func note(_ input: String, _ count: Int) { lines[Digest.key(input)] = (size, Int32(clamping: count)) }

  /// The last record of `input`, or nil if there is none.
  func record(_ input: String) -> BatchRecord? {
    guard let (offset, count) = lines[Digest.key(input)], let record = record(at: offset, Int(count)) else {
      return nil
    }
    return record.input == input ? record : nil
  }

  private func record(at offset: Int, _ count: Int) -> BatchRecord? {
    var line = [UInt8](repeating: 0, count: count)
    guard (try? file.read(into: &line, at: offset)) == count else { return nil }
    return BatchRecord(line: line)
  }

  /// The last record of each input that is not in `list`, in the order they were written.
  func records(without list: BatchInputList) -> [BatchRecord] {
    var others = lines
    for input in list { others[Digest.key(input.name)] = nil }
    return others.values.sorted { $0.offset < $1.offset }.compactMap { record(at: $0.offset, Int($0.count)) }
  }
}
