package import YusuanFindings
internal import YusuanXML

/// The relationships of a part (ECMA-376 part 2, 8.5), without those to targets outside the workbook.
package struct Relations {
  package struct Relation {
    /// The last step of the type's URI. Transitional and Strict documents share it.
    package var type: String
    /// The name of a part.
    package var target: String
    package fileprivate(set) var id: String
  }

  /// All of them, in the order of the part.
  package private(set) var relations: [Relation] = []

  /// No relationships.
  package init() {}

  /// Reads the part `part`. Its targets are relative to the folder `base`. Throws the errors of ``PartParser``.
  package init(_ part: String, base: String, of store: some PartStore, limits: ReadLimits) throws(Diagnostic) {
    relations = try PartParser.parse(part, of: store, limits: limits, upTo: limits.smallPart, into: Handler(base: base))
      .relations
  }

  /// The relationship with the id `id`, or nil if there is none.
  package subscript(_ id: String) -> Relation? { relations.last { $0.id == id } }

  /// The first relationship of the type `type`, or nil if there is none.
  package func first(_ type: String) -> Relation? { relations.first { $0.type == type } }

  private struct Handler: PartHandler {
    private(set) var relations: [Relation] = []
    private let base: String
    private var depth = 0

    init(base: String) { self.base = base }

    mutating func start(_ element: some MarkupElement) throws(Diagnostic) {
      depth += 1
      guard depth == 2, element.isNamed("Relationship"),
        element.text("TargetMode", hasNamespace: false) != "External",
        let id = element.text("Id", hasNamespace: false), let type = element.text("Type", hasNamespace: false),
        let target = element.text("Target", hasNamespace: false)
      else { return }
      relations.append(
        Relation(type: Relations.lastStep(type), target: Relations.resolve(target, base: base), id: id))
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {}

    mutating func end() throws(Diagnostic) { depth -= 1 }
  }

  /// The part name of a target: relative to the source's folder, or absolute (ECMA-376 part 2, 8.5.2).
  package static func resolve(_ target: String, base: String) -> String {
    let plain = target.hasPrefix("/") ? String(target.dropFirst()) : base + target
    if isResolved(plain) { return plain }
    let path = Array((target.hasPrefix("/") ? target : base + target).utf8)
    var steps: [ArraySlice<UInt8>] = []
    for step in path.split(separator: UInt8(ascii: "/")) where !step.elementsEqual(".".utf8) {
      if step.elementsEqual("..".utf8) { _ = steps.popLast() } else { steps.append(step) }
    }
    return String(decoding: Array(steps.joined(separator: "/".utf8)), as: UTF8.self)
  }

  /// Whether no step of `path` is empty or begins with a point.
  private static func isResolved(_ path: String) -> Bool {
    var before = UInt8(ascii: "/")
    for byte in path.utf8 {
      if before == UInt8(ascii: "/"), byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return false }
      before = byte
    }
    return before != UInt8(ascii: "/")
  }

  /// The last step of `path`, without trailing slashes.
  package static func lastStep(_ path: String) -> String {
    var rest = path.utf8[...]
    while rest.last == UInt8(ascii: "/") { rest.removeLast() }
    guard !rest.isEmpty else { return path }
    return String(
      Substring(rest.suffix(from: rest.lastIndex(of: UInt8(ascii: "/")).map(rest.index(after:)) ?? rest.startIndex)))
  }
}
