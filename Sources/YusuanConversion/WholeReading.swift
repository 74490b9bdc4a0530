public import YusuanFindings
public import YusuanModel

/// Disclosures that were read to their end (读完的公开文件), for what needs them whole.
public struct WholeReading {
  /// The disclosures, in the order of their first tables.
  public let documents: [Document]
  /// Whether every input was read whole: none was refused, no finding of reading is an error, and there is a disclosure.
  public let isComplete: Bool

  /// Reads the inputs `paths` as `options` say. Findings of reading are passed to `onFinding`.
  public init(_ paths: [String], _ options: ConversionOptions, onFinding: @escaping (Diagnostic) -> Void) {
    let conversion = Conversion(options, onFinding: onFinding)
    conversion.read(paths)
    documents = conversion.finish()
    let summary = conversion.summary
    isComplete = summary.failedInputs == 0 && summary.findings[.error, default: 0] == 0 && !documents.isEmpty
  }
}
