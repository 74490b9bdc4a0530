public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles
internal import YusuanXML

/// Reads disclosures written by ``XMLDisclosureWriter``, of form 1 too.
public struct XMLDisclosureReader {
  private let input: String
  private let shelf: ProfileShelf

  /// A reader of the document `input`; `profiles` finds the profile that a disclosure names, and throws
  /// `.profileUnknown` where there is none.
  public init(input: String, profiles: @escaping ProfileFinder) {
    self.input = input
    shelf = ProfileShelf(profiles)
  }

  /// The disclosures in `bytes`.
  ///
  /// Throws as ``XMLNode/parse(_:input:)`` for what is no XML, `.schemaViolated` or `.canonicalWrong` with the line for
  /// what is no disclosure or not the profile's, `.profileUnknown` for one whose profile is not there, `.amountOverflow`
  /// and `.amountBelowFen` for amounts that 分 cannot hold.
  public func read(_ bytes: [UInt8]) throws(Diagnostic) -> [Document] {
    let root = try XMLNode.parse(bytes, input: input)
    let form: WireForm = root.namespace == WireForm.one.namespace ? .one : .two
    guard root.namespace == form.namespace, ["disclosure", "disclosures"].contains(root.name) else {
      throw WirePath(input: input, path: root.name, line: root.line).wrong(
        expected: "disclosure (\(form.namespace))", found: root.name)
    }
    if let finding = try violations(bytes, form).first { throw finding }
    var documents: [Document] = []
    for node in root.name == "disclosure" ? [root] : Array(root.children) {
      let element = XMLElement(node, input: input)
      switch form {
      case .one: documents.append(Document(try XMLFormOne(shelf: shelf).disclosure(element)))
      case .two: documents.append(Document(try XMLFormTwo(shelf: shelf).disclosure(element)))
      }
    }
    return documents
  }

  /// Where `bytes` break the schema inside the program.
  private func violations(_ bytes: [UInt8], _ form: WireForm) throws(Diagnostic) -> [Diagnostic] {
    guard let file = SchemaFile.named(form.schema) else { return [] }
    return try XMLSchema(file.bytes, name: file.name).validate(bytes, input: input)
  }
}
