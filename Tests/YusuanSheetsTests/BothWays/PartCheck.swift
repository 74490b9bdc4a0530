/// A part of a workbook, whatever it is, read by the scanner and by libxml2 alone: the one place that says what must be the
/// same. Fuzz targets and tests ask here (`Documentation/fuzzing.md`).
struct PartCheck {
  /// The parts that an input may stand for, by the lowest three bits of its first byte.
  static let parts = [
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
  ]

  /// Whether the scanner read the part itself, and did not leave it to libxml2.
  let isScanned: Bool
  /// What differs between the two ways; nil where they give the same.
  let difference: String?

  /// Reads `input`: a byte that says what follows, and the bytes of a part, or what a ``DrawnDocument`` is drawn from. The
  /// part stands in ``Workbooks/whole``.
  ///
  /// ```
  /// 0…4    the bytes of the part, one of `parts`
  /// 8…<    the same, and reading fails at the end
  /// @…D    what the document is drawn from
  /// H…L    the same, and reading fails at the end
  /// ```
  init(_ input: some Collection<UInt8>) {
    let (kind, rest) = (Int(input.first ?? 0), Array(input.dropFirst()))
    let bytes = kind & 0x40 == 0 ? rest : DrawnDocument.bytes(rest[...])
    let name = Self.parts[(kind & 7) % Self.parts.count]
    isScanned = Outcome.isScanned(bytes)
    difference =
      Self.difference("rows of \(name): \(String(decoding: bytes, as: UTF8.self))") {
        Outcome.rows(MemoryParts(Workbooks.whole.merging([name: bytes]) { $1 }), scans: $0)
      }
      ?? Self.difference("events of \(String(decoding: bytes, as: UTF8.self))") {
        Outcome.events(bytes, scans: $0, failsAtEnd: kind & 8 != 0)
      }
  }

  private static func difference(_ what: @autoclosure () -> String, _ read: (_ scans: Bool) -> Outcome) -> String? {
    let (scanned, reference) = (read(true), read(false))
    if scanned == reference { return nil }
    let place = zip(scanned.events, reference.events).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let index = place ?? min(scanned.events.count, reference.events.count)
    return """
      \(what()) differ at \(index):
      scanned: \(scanned.events.dropFirst(index).prefix(1)) \(scanned.findings) \(String(describing: scanned.failure))
      libxml2: \(reference.events.dropFirst(index).prefix(1)) \(reference.findings) \(String(describing: reference.failure))
      """
  }
}
