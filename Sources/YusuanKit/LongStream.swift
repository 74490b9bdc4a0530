public import Budget
public import Diagnostics
internal import Exchange
internal import Glibc

/// Writes the facts of disclosures as they come, one a line, to standard output or to a file that appears when all of it
/// is there.
public final class LongStream {
  private let output: Output
  private var writer: LongCSVWriter
  private var pending: [UInt8]
  private let file: AtomicFile?
  private let isHeldBack: Bool
  private var failure: Diagnostic?

  /// A stream in the style of `output` to `path`, `-` being standard output, which gets nothing before
  /// ``finish()`` if `isHeldBack`. `inputs` are never written over. Throws `.outputRefused` or `.outputFailed`.
  public init(_ output: Output, to path: String, inputs: [String], isHeldBack: Bool) throws(Diagnostic) {
    self.output = output
    self.isHeldBack = isHeldBack
    writer = LongCSVWriter(style: output.style, amountUnit: output.amountUnit)
    pending = output.writesMark ? output.encoding.mark : []
    file = path == "-" ? nil : try AtomicFile(path, inputs: inputs)
  }

  /// Appends the facts of `disclosure`. What fails is thrown by ``finish()``.
  public func take(_ disclosure: Disclosure) {
    writer.append(disclosure)
    guard failure == nil else { return }
    do throws(Diagnostic) {
      pending += try output.encodedPiece(writer.take())
      if file != nil || !isHeldBack, pending.count > 1 << 18 { try flush() }
    } catch {
      failure = error
    }
  }

  /// Writes the rest and gives the file its name. Throws `.outputFailed` or `.textNotEncodable`.
  public func finish() throws(Diagnostic) {
    if let failure { throw failure }
    pending += try output.encodedPiece(writer.take())
    try flush()
    try file?.complete()
    try file?.publish()
  }

  private func flush() throws(Diagnostic) {
    if let file {
      try file.write(pending)
    } else {
      try Disk.write(pending, descriptor: STDOUT_FILENO, name: "-")
    }
    pending.removeAll(keepingCapacity: true)
  }
}
