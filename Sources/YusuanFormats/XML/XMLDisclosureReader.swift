public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles
internal import YusuanXML

/// Reads disclosures written by ``XMLDisclosureWriter``, also of form 1.
public struct XMLDisclosureReader {
  private let input: String
  private let shelf: ProfileShelf

  /// A reader of the document `input`. `profiles` finds the profile that a disclosure names, and throws
  /// `.profileUnknown` if there is none.
  public init(input: String, profiles: @escaping ProfileFinder) {
    self.input = input
    shelf = ProfileShelf(profiles)
  }

  /// The disclosures in `bytes`.
  ///
  /// Throws as ``XMLNode/parse(_:input:)`` if it is not XML. Throws `.schemaViolated` or `.canonicalWrong` with the
  /// line if it is not a disclosure, or does not fit the profile. Throws `.profileUnknown` if a profile is missing, and
  /// `.amountOverflow` or `.amountBelowFen` for an amount that 分 cannot hold.
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

  /// The violations of the built-in schema in `bytes`.
  private func violations(_ bytes: [UInt8], _ form: WireForm) throws(Diagnostic) -> [Diagnostic] {
    guard let file = SchemaFile.named(form.schema) else { return [] }
    return try XMLSchema(file.bytes, name: file.name).validate(bytes, input: input)
  }
}
