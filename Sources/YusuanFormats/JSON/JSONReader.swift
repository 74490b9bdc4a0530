public import YusuanFindings
internal import YusuanJSON
public import YusuanModel
internal import YusuanProfiles

/// Reads disclosures written by ``JSONWriter``, also of form 1: one, an array, or JSON Lines.
///
/// It refuses whatever `Schemas/disclosure.schema.json` refuses, such as unknown members. It also refuses tables,
/// panels, columns and rows that the profile does not have. The member `checks` is ignored: it is the outcome of an
/// earlier run, not part of the disclosure.
public struct JSONReader {
  private let input: String
  private let shelf: ProfileShelf

  /// A reader of the document `input`. `profiles` finds the profile that a disclosure names, and throws
  /// `.profileUnknown` if there is none.
  public init(input: String, profiles: @escaping ProfileFinder) {
    self.input = input
    shelf = ProfileShelf(profiles)
  }

  /// The disclosures in `bytes`: of an array, or of objects that each begin on a new line.
  ///
  /// Throws `.jsonMalformed` with line and column if it is not JSON. Throws `.canonicalWrong` with the path of the
  /// member if it is not a disclosure, or does not fit the profile. Throws `.profileUnknown` if a profile is missing,
  /// and `.amountOverflow` or `.amountBelowFen` for an amount that 分 cannot hold.
  public func read(_ bytes: [UInt8]) throws(Diagnostic) -> [Document] {
    var parser = JSONParser(bytes, input: input)
    var documents: [Document] = []
    while let (value, line) = try parser.next() {
      let path = WirePath(input: input, path: "$", line: line)
      guard case .array(let elements) = value, documents.isEmpty else {
        documents.append(try document(value, path))
        continue
      }
      for (index, element) in elements.enumerated() {
        documents.append(try document(element, path.element(index)))
      }
      try parser.end()
    }
    return documents
  }

  /// The disclosure in one line of JSON Lines, or nil if the line is blank. `number` is the number of the line, from 1.
  ///
  /// Throws as ``read(_:)``.
  public func read(line bytes: [UInt8], number: Int) throws(Diagnostic) -> Document? {
    var parser = JSONParser(bytes, input: input, firstLine: number)
    guard let (value, line) = try parser.next() else { return nil }
    try parser.end()
    return try document(value, WirePath(input: input, path: "$", line: line))
  }

  private func document(_ value: JSONValue, _ path: WirePath) throws(Diagnostic) -> Document {
    let any = try JSONObject(value, path)
    switch try any.string("format", .any) {
    case WireForm.one.format: return Document(try JSONFormOne(shelf: shelf).disclosure(value, path))
    case WireForm.two.format: return try JSONFormTwo(shelf: shelf).document(value, path)
    case let format:
      throw path.member("format").wrong(
        expected: WirePath.list([WireForm.two.format, WireForm.one.format]), found: format)
    }
  }
}
