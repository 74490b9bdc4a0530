internal import CLibXML2
public import YusuanFindings

/// Owns a compiled XML schema (XML Schema 1.0), which checks documents that are read or written.
public final class XMLSchema {
  private let schema: xmlSchemaPtr

  /// Compiles the schema `xsd`. Throws `.xmlMalformed` if it is not a schema. Nothing outside it is ever opened.
  public init(_ xsd: [UInt8], name: String) throws(Diagnostic) {
    _ = Library.isReady
    let log = ErrorLog()
    let compiled = xsd.withUnsafeBytes { raw -> xmlSchemaPtr? in
      let bytes = raw.bindMemory(to: CChar.self).baseAddress
      guard let parser = xmlSchemaNewMemParserCtxt(bytes, Int32(raw.count)) else { return nil }
      defer { xmlSchemaFreeParserCtxt(parser) }
      xmlSchemaSetParserStructuredErrors(parser, collect, log.pointer)
      return xmlSchemaParse(parser)
    }
    guard let compiled else {
      throw Diagnostic(
        .xmlMalformed, at: Location(input: name, line: log.first?.line), because: log.first?.reason ?? .memory)
    }
    schema = compiled
  }

  deinit { xmlSchemaFree(schema) }

  /// Every violation of the schema in the document `bytes`: `.schemaViolated` with line and reason.
  ///
  /// Throws `.xmlMalformed` or `.xmlRefused` as ``XMLNode/parse(_:input:)``.
  public func validate(_ bytes: [UInt8], input: String) throws(Diagnostic) -> [Diagnostic] {
    _ = try XMLNode.parse(bytes, input: input)
    let log = ErrorLog()
    bytes.withUnsafeBytes { raw in
      let start = raw.bindMemory(to: CChar.self).baseAddress
      let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
      guard let document = xmlReadMemory(start, Int32(raw.count), nil, nil, options) else {
        return log.add(line: 1, .memory)
      }
      defer { xmlFreeDoc(document) }
      guard let validator = xmlSchemaNewValidCtxt(schema) else { return log.add(line: 1, .memory) }
      defer { xmlSchemaFreeValidCtxt(validator) }
      xmlSchemaSetValidStructuredErrors(validator, collect, log.pointer)
      if xmlSchemaValidateDoc(validator, document) != 0, log.entries.isEmpty { log.add(line: 1, .schema(0)) }
    }
    return log.entries.map {
      Diagnostic(.schemaViolated, at: Location(input: input, line: $0.line), because: $0.reason)
    }
  }
}

/// Collects libxml2's errors, so that nothing is printed.
private final class ErrorLog {
  private(set) var entries: [(line: Int, reason: Phrase)] = []

  var first: (line: Int, reason: Phrase)? { entries.first }

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  func add(line: Int, _ reason: Phrase) { entries.append((line, reason)) }
}

private let collect: xmlStructuredErrorFunc = { log, error in
  guard let log, let error = error?.pointee else { return }
  let message = SchemaMessage(error.message.map { String(cString: $0) } ?? "")
  Unmanaged<ErrorLog>.fromOpaque(log).takeUnretainedValue().add(line: Int(error.line), message.reason(error.code))
}
