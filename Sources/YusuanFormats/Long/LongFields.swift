internal import YusuanFindings
internal import YusuanModel

/// The fields of a line of the long form, by column.
struct LongFields {
  let record: [String]
  let places: [Int]
  let input: String
  let line: Int

  subscript(_ column: LongColumn) -> String { record[places[column.rawValue]] }

  func path(_ column: LongColumn) -> WirePath { WirePath(input: input, path: column.name, line: line) }

  /// The path of all columns whose names begin with `prefix`.
  func path(columns prefix: String) -> WirePath {
    WirePath(input: input, path: prefix, line: line, columnPrefix: prefix)
  }

  /// The field. Throws `.canonicalWrong` if `kind` does not allow it.
  func text(_ column: LongColumn, _ kind: WireText) throws(Diagnostic) -> String {
    try path(column).text(self[column], kind)
  }

  /// The field, or nil if it is empty. Throws `.canonicalWrong` if `kind` does not allow it.
  func optionalText(_ column: LongColumn, _ kind: WireText) throws(Diagnostic) -> String? {
    self[column].isEmpty ? nil : try text(column, kind)
  }

  /// The whole number in the field, or nil if it is empty.
  func optionalInteger(_ column: LongColumn, in range: ClosedRange<Int>) throws(Diagnostic) -> Int? {
    let text = self[column]
    if text.isEmpty { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw path(column).wrong(expected: "\(range.lowerBound)…\(range.upperBound)", found: text)
    }
    return number
  }

  /// The enumeration case that the field names, or nil if it is empty.
  func optionalName<Value: RawRepresentable<String> & CaseIterable>(_ column: LongColumn) throws(Diagnostic) -> Value? {
    self[column].isEmpty ? nil : try path(column).value(self[column])
  }

  /// Throws `.canonicalWrong` if the field is not `expected`.
  func require(_ column: LongColumn, _ expected: String) throws(Diagnostic) {
    guard self[column] == expected else { throw path(column).wrong(expected: expected, found: self[column]) }
  }
}

/// The sheets and texts that lines name, each once.
struct LongSheets {
  private struct Key: Hashable {
    let file: String
    let sheet: String
    let digest: String
  }

  private var known: [Key: SourceSheet] = [:]

  /// The sheet that the line names, or nil if it names none.
  mutating func sheet(_ fields: LongFields) -> SourceSheet? {
    let key = Key(file: fields[.sourceFile], sheet: fields[.sourceSheet], digest: fields[.sourceDigest])
    if key.file.isEmpty, key.sheet.isEmpty, key.digest.isEmpty { return nil }
    if let sheet = known[key] { return sheet }
    let sheet = SourceSheet(input: key.file, name: key.sheet.isEmpty ? nil : key.sheet, digest: key.digest)
    known[key] = sheet
    return sheet
  }
}
