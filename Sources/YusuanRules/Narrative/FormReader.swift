internal import YusuanModel

/// Reads the fields of attached forms, row by row (绩效目标表的读取).
struct FormReader {
  private let fields: [(rule: Int, field: FormField)]
  /// The name of what the form being read is about.
  private var name: String?

  /// A paragraph of this many bytes is no field of a form.
  private static let longest = 300

  init(_ rules: [Rule]) {
    fields = rules.enumerated().compactMap { index, rule in rule.form.map { (index, $0) } }
  }

  var isEmpty: Bool { fields.isEmpty }

  /// Reads the amounts that a row of a form states.
  mutating func read(_ passage: Passage) -> [StatedField] {
    guard !fields.isEmpty, passage.cells.count > 1 || passage.cells.allSatisfy({ $0.utf8.count < Self.longest }) else {
      return []
    }
    let cells = passage.cells.map { FoldedText($0).scalars }
    var found: [StatedField] = []
    for (rule, field) in fields {
      for index in cells.indices {
        if let (at, value) = Self.value(of: field.name, at: index, cells), !value.isEmpty {
          name = at == index ? String(scalars: value) : passage.cells[at]
        }
        guard let (at, value) = Self.value(of: field.amount, at: index, cells), let name,
          case .amount(let amount, let place)? = Quantity.whole(value, Self.unit(cells))
        else { continue }
        found.append(
          StatedField(
            rule: rule, field: field, name: name, label: passage.cells[index], amount: amount, place: place,
            location: passage.origin.location(column: Int(passage.columns[at]))))
      }
    }
    return found
  }

  /// The text behind one of `labels` in the cell at `index` or in the next cell, and the index of that cell.
  private static func value(
    of labels: [[Unicode.Scalar]], at index: Int, _ cells: [[Unicode.Scalar]]
  ) -> (cell: Int, value: ArraySlice<Unicode.Scalar>)? {
    guard let label = labels.first(where: { cells[index].starts(with: $0) }) else { return nil }
    let rest = cells[index].dropFirst(label.count)
    if rest.first == ":" && rest.count > 1 { return (index, rest.dropFirst()) }
    guard rest.isEmpty || rest.elementsEqual([":"]), index + 1 < cells.count else { return nil }
    return (index + 1, cells[index + 1][...])
  }

  /// The money unit that a label of the row names in brackets. Forms that name none state 元.
  private static func unit(_ cells: [[Unicode.Scalar]]) -> AmountUnit {
    AmountUnit.allCases.first { unit in
      let word = Array("(\(unit.rawValue))".unicodeScalars)
      return cells.contains { Headings.contains($0[...], word) }
    } ?? .yuan
  }
}
