internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

/// Turns the elements of a profile's files into a ``Profile``; every refusal names the line.
struct ProfileLoader {
  static let namespace = "urn:yusuan:profile:2"

  let input: String

  init(input: String) { self.input = input }

  /// Adds what the file with the root `root` says to `draft`; `file` gives the files that it names.
  func read(
    _ root: XMLNode, into draft: inout ProfileDraft, file: (String) throws(Diagnostic) -> ProfileFile
  ) throws(Diagnostic) {
    draft.id = try attribute("id", of: root)
    draft.family = root["family"] ?? draft.family
    if root["level"] != nil {
      draft.level = try value("level", of: root, UnitLevel.init(rawValue:), expected: "department, unit")
    }
    if root["amountUnit"] != nil { draft.amountUnit = try amountUnit("amountUnit", of: root) }
    let ownYears = try years(root)
    if !ownYears.isEmpty { draft.years = ownYears }
    for child in root.children {
      switch child.name {
      case "name": draft.names[try attribute("lang", of: child)] = child.text
      case "years", "include": break
      case "rules", "codes": try companion(child, into: &draft, file)
      case "words": try words(child, into: &draft.words)
      case "table": try table(child, into: &draft.tables)
      default: throw wrong(child, expected: "name, years, include, rules, codes, words, table", found: child.name)
      }
    }
    try refuseRepeats(draft.tables.map(\.number), what: "number of a table", at: root)
  }

  private func years(_ root: XMLNode) throws(Diagnostic) -> [ProfileYears] {
    var years: [ProfileYears] = []
    for node in root.children where node.name == "years" {
      let from = try value("from", of: node, { Int($0) }, expected: "1900…2999")
      let to = node["to"] == nil ? from : try value("to", of: node, { Int($0) }, expected: "1900…2999")
      guard from <= to else { throw wrong(node, expected: "@from ≤ @to", found: "\(from), \(to)") }
      years.append(ProfileYears(years: from...to, source: node.text))
    }
    return years
  }

  /// Rules and code lists stand behind the included ones: a rule or a list takes the place of an earlier one with its id.
  private func companion(
    _ node: XMLNode, into draft: inout ProfileDraft, _ file: (String) throws(Diagnostic) -> ProfileFile
  ) throws(Diagnostic) {
    let path = try attribute("file", of: node)
    let found = try file(path)
    let kind: ProfileCompanion.Kind = node.name == "rules" ? .rules : .codes
    draft.companions.append(ProfileCompanion(kind: kind, name: found.name, bytes: found.bytes))
  }

  // MARK: Words

  /// The words of a kind that a file gives take the place of the included ones of that kind.
  private func words(_ node: XMLNode, into words: inout ProfileWords) throws(Diagnostic) {
    var own = ProfileWords()
    for child in node.children {
      let label = Label(child.text)
      switch child.name {
      case "unitName": own.unitName.append(UnitNameWord(label, level: try level(child)))
      case "cover": own.covers.append(CoverWord(label, level: try level(child)))
      case "amountUnitLabel": own.amountUnit.append(label)
      case "amountUnit": own.amountUnits.append(AmountUnitWord(word: label, unit: try amountUnit("unit", of: child)))
      case "printLabel": own.printLabels.append(label)
      case "continuation": own.continuations.append(label)
      case "watermark": own.watermarks.append(label)
      case "pageTotal": own.pageTotals.append(label)
      case "note": own.notes.append(label)
      case "emptyNote": own.emptyNotes.append(label)
      case "signature": own.signatures.append(label)
      case "codePart": own.codeParts.append(label)
      case "ofWhich": own.ofWhich.append(label)
      case "otherTable": own.otherTables.append(label)
      default: throw wrong(child, expected: "a word of the profile", found: child.name)
      }
    }
    words.replace(by: own)
  }

  private func level(_ node: XMLNode) throws(Diagnostic) -> UnitLevel? {
    node["level"] == nil
      ? nil : try value("level", of: node, UnitLevel.init(rawValue:), expected: "department, unit")
  }

  // MARK: What every part needs

  func attribute(_ name: String, of node: XMLNode) throws(Diagnostic) -> String {
    guard let value = node[name], !value.isEmpty else { throw wrong(node, expected: "@\(name)", found: node.name) }
    return value
  }

  func amountUnit(_ name: String, of node: XMLNode) throws(Diagnostic) -> AmountUnit {
    try value(
      name, of: node, AmountUnit.init(rawValue:), expected: AmountUnit.allCases.map(\.rawValue).joined(separator: ", "))
  }

  func value<Value>(
    _ name: String, of node: XMLNode, _ convert: (String) -> Value?, expected: @autoclosure () -> String
  ) throws(Diagnostic) -> Value {
    let text = try attribute(name, of: node)
    guard let value = convert(text) else { throw wrong(node, expected: "@\(name) = \(expected())", found: text) }
    return value
  }

  func refuseRepeats(_ names: [String], what: String, at node: XMLNode) throws(Diagnostic) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw wrong(node, expected: "each \(what) once", found: name)
    }
  }

  func wrong(_ node: XMLNode, expected: String, found: String) -> Diagnostic {
    Diagnostic(
      .profileWrong, at: Location(input: input, line: node.line), [.expected: expected, .found: found])
  }
}

extension ProfileWords {
  /// Takes each kind of words that `own` has from there.
  fileprivate mutating func replace(by own: ProfileWords) {
    func replace<Word>(_ words: WritableKeyPath<ProfileWords, [Word]>) {
      if !own[keyPath: words].isEmpty { self[keyPath: words] = own[keyPath: words] }
    }
    replace(\.unitName)
    replace(\.covers)
    replace(\.amountUnit)
    replace(\.amountUnits)
    replace(\.printLabels)
    replace(\.continuations)
    replace(\.watermarks)
    replace(\.pageTotals)
    replace(\.notes)
    replace(\.emptyNotes)
    replace(\.signatures)
    replace(\.codeParts)
    replace(\.ofWhich)
    replace(\.otherTables)
  }
}
