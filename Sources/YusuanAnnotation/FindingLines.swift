internal import YusuanFindings
internal import YusuanFormats

/// The lines of the sheet of findings: the findings, then the mends that belong to none.
struct FindingLines {
  private let input: String
  private let words: AnnotationWords

  init(_ input: String, _ words: AnnotationWords) {
    self.input = input
    self.words = words
  }

  func lines(_ findings: [PrintedFinding], _ mends: [Mend]) -> [FindingsSheet.Line] {
    var labels: [Place: Mend] = [:]
    var others: [Mend] = []
    for mend in mends {
      if mend.kind == .label, let cell = mend.changes.first?.cell {
        labels[Place(sheet: mend.sheet, row: cell.row, text: mend.changes[0].found)] = mend
      } else {
        others.append(mend)
      }
    }
    var lines: [FindingsSheet.Line] = []
    for finding in findings {
      var line = self.line(finding)
      if let place = line.place,
        let mend = labels.removeValue(
          forKey: Place(
            sheet: place.sheet, row: place.cell.row, text: line.found))
      {
        line.mend = self.mend(mend)
      }
      lines.append(line)
    }
    let left = Set(labels.values.map(\.key))
    let rest = mends.filter { $0.kind == .label && left.contains($0.key) } + others
    return lines + rest.map(line)
  }

  private struct Place: Hashable {
    var sheet: String
    var row: Int
    var text: String
  }

  private func line(_ finding: PrintedFinding) -> FindingsSheet.Line {
    let cell = CellMarks.cells(of: finding, in: input).first?.location
    var line = FindingsSheet.Line(
      colour: MarkColour(finding.severity), severity: words.severity(finding.severity),
      message: finding.message[words.language], remedy: finding.remedy[words.language],
      found: text(finding.found), expected: text(finding.expected), id: finding.id,
      title: finding.title[words.language])
    if let sheet = cell?.sheet, let cell = cell?.cell {
      line.place = (sheet, cell)
    } else if let place = finding.location, place.input == input {
      // The name of the workbook says nothing here, and may be another one next time.
      line.placeText = place.sheet ?? ""
    } else {
      line.placeText = finding.place[words.language]
    }
    return line
  }

  /// The text of a value. Sums stand in the message, in the unit of the disclosure, too.
  private func text(_ value: PrintedFinding.Value?) -> String {
    switch value {
    case .amount(let amount): amount.text(in: .yuan) + words.say(" 元", " yuan")
    case .text(let text): text
    case nil: ""
    }
  }

  private func line(_ mend: Mend) -> FindingsSheet.Line {
    let first = mend.changes.first
    return FindingsSheet.Line(
      colour: .info, severity: words.say("建议", "hint"), place: first.map { (mend.sheet, $0.cell) },
      message: words.found(mend), remedy: words.offer(mend), found: first?.found ?? "", expected: first?.expected ?? "",
      id: "", title: words.name(mend.kind), mend: self.mend(mend))
  }

  private func mend(_ mend: Mend) -> (key: String, text: String) { (mend.key, words.offer(mend)) }
}
