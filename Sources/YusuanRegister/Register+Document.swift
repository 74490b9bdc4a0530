public import YusuanFindings
public import YusuanModel

extension Register {
  /// Gives `document` the name, the code, the region and the kind that the register has of its unit. Returns what was
  /// found: the unit is not in the register, is known by another name, or has another code.
  public func complete(_ document: inout Document) -> [Diagnostic] {
    guard let printed = document.disclosure.unitName else { return [] }
    let place = Self.location(of: document)
    guard let match = match(printed) else {
      return [
        Diagnostic(.unitUnregistered, at: place, [.found: printed, .name: suggestion(for: printed) ?? ""])
      ]
    }
    var findings: [Diagnostic] = []
    let unit = units[match.unit]
    if unit.name != printed {
      var isAlias = false
      if case .alias = match { isAlias = true }
      findings.append(
        Diagnostic(
          .unitRenamed, at: place, because: isAlias ? .isAlias : .isSpelling, [.found: printed, .name: unit.name]))
      Self.rename(&document.disclosure, from: printed, to: unit.name)
    }
    if let code = unit.code {
      if let own = document.disclosure.unitCode, own != code {
        findings.append(
          Diagnostic(.unitCodeDiffers, at: place, [.name: unit.name, .found: own, .expected: code]))
      } else {
        document.disclosure.unitCode = code
      }
    }
    document.disclosure.regionCode = document.disclosure.regionCode ?? unit.region
    document.unitKind = unit.kind
    return findings
  }

  /// Writes the unit's name, also as the label of its own rows, which are known by their ids.
  private static func rename(_ disclosure: inout Disclosure, from old: String, to name: String) {
    disclosure.unitName = name
    let folded = FoldedText(old)
    for table in disclosure.tables.indices {
      for panel in disclosure.tables[table].panels.indices {
        for row in disclosure.tables[table].panels[panel].rows.indices {
          let item = disclosure.tables[table].panels[panel].rows[row].item
          guard disclosure.tables[table].panels[panel].rows[row].id != nil, FoldedText(item) == folded else { continue }
          disclosure.tables[table].panels[panel].rows[row].item = name
        }
      }
    }
  }

  /// Where the first table of `document` stands.
  private static func location(of document: Document) -> Location {
    guard let title = document.sources.tables.first?.title, let sheet = title.sheet else {
      return Location(input: document.disclosure.unitName ?? "-")
    }
    return Location(input: sheet.input, sheet: sheet.name)
  }
}
