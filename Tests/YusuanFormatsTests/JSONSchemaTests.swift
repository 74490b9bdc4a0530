import TestSupport
import Testing
import YusuanModel
@testable import YusuanFormats

/// The JSON schema, by an independent validator: Python's `jsonschema`, which has to be installed.
@Suite struct JSONSchemaTests {
  @Test func allowsWhatIsWritten() throws {
    var generator = DisclosureGenerator(seed: 5)
    let profiles = try TestProfiles.all()
    let writer = JSONWriter(writesSources: true)
    var texts = (0..<60).map { writer.write(generator.document(of: profiles[$0 % 2], hasSources: $0 % 3 == 0)) }
    texts.append(writer.write((0..<3).map { _ in generator.document(of: profiles[0]) }))
    texts.append(writer.write([]))
    texts.append(writer.write(sample()))
    texts.append(writer.write(inventedSample()))
    #expect(try validate(texts) == Array(repeating: true, count: texts.count))
  }

  @Test(arguments: [
    ("budget-disclosure/2", "budget-disclosure/1"), ("\"profile\"", "\"layuot\""), ("\"unit\": ", "\"units\": "),
    ("2025,", "\"2025\","), ("\"元\"", "\"角\""), ("\"number\": \"05-2\"", "\"number\": 5"),
    ("\"kind\": \"project\"", "\"kind\": \"another\""), ("120.00", "\"120.00\""),
    ("\"people\": 3", "\"people\": \"3\""),
    ("\"goal\": \"运行,维护\"", "\"goal\": \"\""), ("\"code\": \"101\"", "\"code\": 101"),
    ("\"level\": \"department\"", "\"level\": \"city\""), ("\"level\": 1", "\"level\": 0"),
    ("\"path\": \"total\", ", ""), ("\"texts\"", "\"notes\""),
  ])
  func refusesWhatTheReaderRefuses(good: String, bad: String) throws {
    let text = string(JSONWriter(.line).write(inventedSample()))
    #expect(text.contains(good))
    let changed = Array(text.replacing(good, with: bad, maxReplacements: 1).utf8)
    #expect(try validate([changed]) == [false])
    #expect(finding { _ = try jsonReader().read(changed) } != nil)
  }

  /// Whether each document is valid.
  private func validate(_ documents: [[UInt8]]) throws -> [Bool] {
    let program = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      for document in sys.stdin.buffer.read().split(b"\\x1e")[1:]:
          print(validator.is_valid(json.loads(document)))
      """
    let run = try ProcessResult.run(
      "/usr/bin/env", ["python3", "-c", program, Project.path("Schemas/disclosure.schema.json")],
      input: documents.flatMap { [0x1E] + $0 })
    #expect(run.status == 0, "python3 with jsonschema 4 is needed: \(run.error)")
    return string(run.output).split(separator: "\n").map { $0 == "True" }
  }
}
