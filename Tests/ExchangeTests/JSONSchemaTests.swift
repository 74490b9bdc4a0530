import Budget
import TestSupport
import Testing

@testable import Exchange

/// The JSON schema, by an independent validator: Python's `jsonschema`, which has to be installed.
@Suite struct JSONSchemaTests {
  @Test func allowsWhatIsWritten() throws {
    var generator = DisclosureGenerator(random: SeededRandom(seed: 5))
    var documents = (0..<60).map { _ in JSONWriter().write(generator.disclosure()) }
    documents.append(JSONWriter().write((0..<3).map { _ in generator.disclosure() }))
    documents.append(JSONWriter().write([]))
    documents.append(JSONWriter().write(sample()))
    #expect(try validate(documents) == Array(repeating: true, count: documents.count))
  }

  @Test(arguments: [
    ("budget-disclosure/1", "budget-disclosure/2"), ("\"layout\"", "\"layuot\""), ("\"unit\": ", "\"units\": "),
    ("2025,", "\"2025\","),
    ("\"万元\"", "\"千元\""), ("\"number\": 3", "\"number\": 14"), ("\"kind\": \"other\"", "\"kind\": \"another\""),
    ("684.04", "\"684.04\""), ("\"code\": \"208\"", "\"code\": 208"), ("\"code\": \"208\"", "\"code\": \"A\""),
    ("\"level\": 1", "\"level\": 0"), ("\"item\": \"合计\", ", ""),
    (
      "{\"side\": \"expenditure\", \"rows\": []}",
      "{\"side\": \"revenue\", \"rows\": []}, {\"side\": \"revenue\", \"rows\": []}"
    ),
  ])
  func refusesWhatTheReaderRefuses(good: String, bad: String) throws {
    let text = string(JSONWriter(.line).write(sample()))
    #expect(text.contains(good))
    #expect(try validate([Array(text.replacing(good, with: bad).utf8)]) == [false])
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
