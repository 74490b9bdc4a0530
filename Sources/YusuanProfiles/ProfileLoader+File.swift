internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

/// Turns the elements of a profile's files into a ``Profile``. What it cannot read, it leaves out or replaces by the
/// most common value: validation has already reported that. The loader itself records mistakes that the schema cannot
/// express.
struct ProfileLoader {
  static let namespace = "urn:yusuan:profile:2"

  let mistakes: FileMistakes
  /// Whether names and labels are checked. Built-in files are not: tests check them.
  let isChecked: Bool

  /// Adds what the file with the root `root` states to `draft`. `file` returns the files that it names.
  func read(
    _ root: XMLNode, into draft: inout ProfileDraft, file: (String) throws(Diagnostic) -> ProfileFile
  ) {
    draft.id = root["id"] ?? ""
    draft.family = root["family"] ?? draft.family
    draft.level = root["level"].flatMap(UnitLevel.init(rawValue:)) ?? draft.level
    draft.amountUnit = root["amountUnit"].map { amountUnit($0) ?? .yuan } ?? draft.amountUnit
    draft.samples = samples(root)
    let ownYears = years(root)
    if !ownYears.isEmpty { draft.years = ownYears }
    noteRepeats(of: root.children.filter { $0.name == "table" }, label: "table/@id")
    for child in root.children {
      switch child.name {
      case "name": draft.names[child["lang"] ?? ""] = child.text
      case "rules", "codes", "text", "mappings": companion(child, into: &draft, file)
      case "words": words(child, into: &draft.words)
      case "table": table(child, into: &draft)
      default: break
      }
    }
  }

  private func samples(_ root: XMLNode) -> [ProfileSample] {
    root.children.filter { $0.name == "sample" }.compactMap { node in
      guard let file = node["file"], let figures = node["figures"].flatMap({ Int($0) }),
        let findings = node["findings"].flatMap({ Int($0) })
      else { return nil }
      return ProfileSample(
        file: BuiltInProfiles.relative(file, to: mistakes.input), figures: figures, findings: findings,
        location: Location(input: mistakes.input, line: node.line))
    }
  }

  private func years(_ root: XMLNode) -> [ProfileYears] {
    var years: [ProfileYears] = []
    for node in root.children where node.name == "years" {
      guard let from = node["from"].flatMap({ Int($0) }) else { continue }
      let to = node["to"].flatMap { Int($0) } ?? from
      if from <= to {
        years.append(ProfileYears(years: from...to, source: node.text))
      } else {
        contradiction(.yearsBackwards, node, attribute: "from", found: "\(from), \(to)")
      }
    }
    return years
  }

  /// Adds a rules file, a code list, a text template or mappings after the included ones. A rule or a list replaces an earlier one
  /// with the same id, and a template replaces the included one.
  private func companion(
    _ node: XMLNode, into draft: inout ProfileDraft, _ file: (String) throws(Diagnostic) -> ProfileFile
  ) {
    guard let path = node["file"], let kind = ProfileCompanion.Kind(rawValue: node.name) else { return }
    do throws(Diagnostic) {
      let found = try file(path)
      draft.companions.append(ProfileCompanion(kind: kind, name: found.name, bytes: found.bytes))
    } catch {
      mistakes.all.add(placed(error, at: node))
    }
  }

  // MARK: Words

  /// Replaces the included words of each kind that the file gives.
  private func words(_ node: XMLNode, into words: inout ProfileWords) {
    var own = ProfileWords()
    for child in node.children {
      checkPlaceholders(child)
      let label = Label(child.text)
      switch child.name {
      case "unitName": own.unitName.append(UnitNameWord(label, level: level(child)))
      case "cover": own.covers.append(CoverWord(label, level: level(child)))
      case "amountUnitLabel": own.amountUnit.append(label)
      case "amountUnit": own.amountUnits.append(AmountUnitWord(word: label, unit: amountUnit(child["unit"]) ?? .yuan))
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
      default: break
      }
    }
    words.replace(by: own)
  }

  private func level(_ node: XMLNode) -> UnitLevel? { node["level"].flatMap(UnitLevel.init(rawValue:)) }

  // MARK: What every part needs

  func amountUnit(_ text: String?) -> AmountUnit? { text.flatMap(AmountUnit.init(rawValue:)) }

  /// Records unknown placeholders in a label: in the text of `node`, or in its attribute `attribute`.
  func checkPlaceholders(_ node: XMLNode, attribute: String? = nil) {
    guard isChecked else { return }
    let text = attribute.map { node[$0] ?? "" } ?? node.text
    mistakes.checkPlaceholders(text, of: node, attribute: attribute, known: ["{Y}", "{N}"])
  }

  /// Records each of `nodes` that has the id of an earlier one. `label` is the name of the id in messages.
  func noteRepeats(of nodes: [XMLNode], label: String) {
    if isChecked { mistakes.noteRepeats(of: "id", in: nodes, label: label) }
  }

  /// Records that `node`, or its attribute `attribute`, contradicts itself, as `reason` says.
  func contradiction(_ reason: MistakeReason, _ node: XMLNode, attribute: String? = nil, found: String = "") {
    let label = attribute.map { "\(node.name)/@\($0)" } ?? node.name
    mistakes.note(
      .partContradictory, node, attribute: attribute, because: reason, [.label: label, .found: found])
  }

  /// `finding`, placed at `node` if it has no line of its own: a file named there was not found.
  func placed(_ finding: Diagnostic, at node: XMLNode) -> Diagnostic {
    guard finding.code == .profileUnknown, finding.location.line == nil else { return finding }
    var finding = finding
    finding.location = mistakes.location(of: node)
    return finding
  }
}

extension ProfileWords {
  /// Replaces each kind of words that `own` has.
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
