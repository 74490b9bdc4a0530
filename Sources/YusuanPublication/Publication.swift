public import YusuanFindings
internal import YusuanFormats
public import YusuanModel
public import YusuanProfiles
public import YusuanText

/// A disclosure with the text around its tables, as it is published (公开文本).
public struct Publication: Sendable {
  /// The disclosure.
  public var document: Document
  /// The profile it was read with.
  public var profile: Profile
  /// The text that was written from its tables.
  public var text: WrittenText

  /// The bytes in `form`: with `isWhole` the document as it is published, with its cover, contents, tables and forms; else
  /// only what explains the tables.
  ///
  /// Throws `.textNotEncodable` if a text cannot stand in the form, and `.outputFailed` if there is no memory for it.
  public func bytes(_ form: PublicationForm, isWhole: Bool) throws(Diagnostic) -> [UInt8] {
    switch form {
    case .markdown: Array(WrittenText.markdown(text.explanation).utf8)
    case .plain: Array(WrittenText.plain(text.explanation).utf8)
    case .word: try WordDocument(self, isWhole: isWhole).bytes()
    case .html: try HTMLDocument(self, isWhole: isWhole).bytes()
    }
  }

  // MARK: The whole document

  /// The parts of the whole document. That of forms is left out if there are none.
  var wholeParts: [WrittenText.Part] { text.parts.filter { $0.kind != .forms || !forms.isEmpty } }

  /// The tables as they are printed.
  var grids: [PrintedGrid] {
    document.disclosure.tables.indices.compactMap { PrintedGrid(tableAt: $0, of: document, profile: profile) }
  }

  /// The forms that the input has.
  var forms: [AttachedForm] { AttachedForm.all(in: document.narrative, profile) }

  /// The lines of the contents: the parts, their sections of the first level, and the tables.
  func contents(_ parts: [WrittenText.Part]) -> [(level: Int, text: String)] {
    var entries: [(level: Int, text: String)] = []
    for part in parts {
      entries.append((1, part.heading))
      for case .heading(1, let text) in part.blocks { entries.append((2, text)) }
      if part.kind == .tables { entries += grids.map { (2, $0.table.title) } }
    }
    return entries
  }
}

/// A form in which text is written (说明的形式); the raw value is its name and the extension of its files.
public enum PublicationForm: String, Sendable, Hashable, CaseIterable {
  /// Markdown.
  case markdown = "md"
  /// Plain text.
  case plain = "txt"
  /// A document of WordprocessingML.
  case word = "docx"
  /// HTML.
  case html

  /// Whether the form can hold the whole document.
  public var holdsTables: Bool { self == .word || self == .html }

  /// The form that the extension of a file name means, or nil if there is none.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }
}
