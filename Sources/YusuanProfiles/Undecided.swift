public import YusuanFindings
internal import YusuanXML

/// What a person still has to decide in a drafted profile (待定之处): the attribute `decide` of an element, such as
/// `decide="id?"`. A profile with such attributes can still be read.
public enum Undecided {
  /// A finding for each element with a `decide`, at its line.
  ///
  /// Throws the errors of reading XML.
  public static func find(in file: ProfileFile) throws(Diagnostic) -> [Diagnostic] {
    var found: [Diagnostic] = []
    add(try XMLNode.parse(file.bytes, input: file.name), file.name, &found)
    return found
  }

  private static func add(_ node: XMLNode, _ input: String, _ found: inout [Diagnostic]) {
    if let what = node["decide"] {
      let label = node["label"] ?? node.children.first { $0.name == "title" }?.text ?? node["id"] ?? ""
      found.append(
        Diagnostic(
          .undecided, at: Location(input: input, line: node.line), [.name: node.name, .label: label, .expected: what]))
    }
    for child in node.children { add(child, input, &found) }
  }
}
