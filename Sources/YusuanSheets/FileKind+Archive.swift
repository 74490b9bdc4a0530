internal import YusuanFindings

extension FileKind {
  /// The kind of a zip archive without worksheets, by the names of its parts.
  static func archive(_ names: [String]) -> FileKind {
    let has = { (start: String) in names.contains { $0.hasPrefix(start) } }
    if has("xl/workbook.bin") { return .binaryOpenWorkbook }
    if has("word/") { return .word }
    if has("ppt/") { return .powerPoint }
    if has("OFD.xml") { return .ofd }
    if names.contains(where: { $0.hasSuffix(".iwa") }) || has("Index.zip") { return .appleDocument }
    if has("FixedDoc") || has("FixedDocSeq.fdseq") || has("Documents/1/") { return .xps }
    if has("uof.xml") || has("_meta/") && has("content.xml") { return .uniformOffice }
    if has("META-INF/container.xml") { return .electronicBook }
    if has("content.xml") && has("META-INF/") { return .openDocument }
    if has("content.json") && has("metadata.json") || has("content.xml") && has("meta.xml") { return .mindMap }
    if has("AndroidManifest.xml") || has("META-INF/MANIFEST.MF") { return .program }
    return .archiveWithoutWorksheets
  }
}
