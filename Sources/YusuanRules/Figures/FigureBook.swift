package import YusuanModel
internal import YusuanProfiles

/// The figures of a disclosure, and of the year before, by the names that rules have for them (取数).
package struct FigureBook {
  /// What a sum of figures is.
  package enum Value: Hashable {
    /// It is known, in 分. A blank counts as 0.
    case known(Int128)
    /// A part of it is missing.
    case missing(Missing)

    /// The sum in 分, if it is known.
    package var fen: Int128? { if case .known(let fen) = self { fen } else { nil } }
  }

  private var evaluator: Evaluator
  /// The loops that are open, from the outermost.
  private var loops: [Loop] = []

  /// The figures of `document` and of the year before, `previous`, by `language`.
  package init(_ document: Document, previous: Document?, by language: FigureLanguage) {
    var documents = Documents(own: Grid(document, language.scope))
    documents.previous = previous.map { Grid($0, language.scope) }
    documents.isPreviousGiven = previous != nil
    evaluator = Evaluator(documents: documents, lists: language.lists)
  }

  /// Whether loops have taken so many steps that they must end.
  package var isSpent: Bool { evaluator.steps.areSpent }

  /// How many steps loops may take.
  package var stepLimit: Int { evaluator.steps.limit }

  // MARK: Figures

  /// The sum of `figures`.
  package func value(_ figures: FigureSum) -> Value {
    let sum = evaluator.sum(figures.expression)
    return sum.missing.map(Value.missing) ?? .known(sum.fen)
  }

  /// The unit in which the first of `figures` is printed. Without it, that of the disclosure.
  package func unit(_ figures: FigureSum) -> AmountUnit {
    let grid = figures.expression.terms.first.flatMap { evaluator.documents.own.panels[$0.reference.panel] }
    return grid?.unit ?? evaluator.documents.own.disclosure.amountUnit
  }

  /// Whether `condition` holds, or nil if data that it needs is missing.
  package func holds(_ condition: FigureCondition) -> Bool? { evaluator.holds(condition.condition) }

  // MARK: Loops

  /// Opens a loop within those that are open. Its values, or nil if a table is missing.
  package mutating func open(_ domain: FigureDomain) -> ArraySlice<Int>? {
    evaluator.bindings.append(0)
    evaluator.keys.append([])
    loops.append(domain.loop)
    let (values, missing) = evaluator.values(of: domain.loop, at: loops.count - 1)
    return missing == nil ? values : nil
  }

  /// Binds the variable of the innermost loop to one of its values.
  package mutating func bind(_ value: Int) {
    evaluator.steps.count()
    evaluator.bindings[loops.count - 1] = value
  }

  /// Closes the innermost loop.
  package mutating func close() {
    evaluator.bindings.removeLast()
    evaluator.keys.removeLast()
    loops.removeLast()
  }

  // MARK: Names

  /// The label of the row to which the variable at `place` is bound, without its ordinal.
  package func name(ofVariable place: Int) -> String {
    let bound = evaluator.bindings[place]
    switch loops[place] {
    case .columns(let ids): return ids[bound]
    case .rows(let panel, _):
      return evaluator.documents.own.panels[panel].map { ItemName.withoutOrdinal($0.rows[bound].item) } ?? ""
    case .classes(let panels), .keys(let panels): return name(of: evaluator.keys[place][bound], panels)
    }
  }

  /// The names of the rows above that to which the variable at `place` is bound, by its code, and its own as the last:
  /// 社会保障和就业支出, 行政事业单位养老支出, ….
  package func names(ofVariable place: Int) -> [String] {
    guard case .rows(let number, _) = loops[place], let panel = evaluator.documents.own.panels[number] else {
      return [name(ofVariable: place)]
    }
    let row = evaluator.bindings[place]
    guard let code = panel.tree.number(row) else { return [name(ofVariable: place)] }
    let above = panel.scope.codeLengths.filter { $0 < code.count }.map { length in
      let parent = code.prefix(length)
      return panel.tree.row(parent).map { ItemName.withoutOrdinal(panel.rows[$0].item) }
        ?? evaluator.lists.sorted { $0.key < $1.key }.lazy.compactMap { $0.value.title(parent) }.first ?? ""
    }
    return above.filter { !$0.isEmpty } + [name(ofVariable: place)]
  }

  private func name(of key: RowKey, _ panels: [PanelSelector]) -> String {
    for selector in panels {
      let grid = selector.document == .previous ? evaluator.documents.previous : evaluator.documents.own
      guard let panel = grid?.panels[selector.panel] else { continue }
      if let row = panel.rows(key).first { return ItemName.withoutOrdinal(panel.rows[row].item) }
      guard case .code(let code) = key else { continue }
      if let row = panel.scope.codes.firstIndex(of: code), let label = panel.scope.layout.rows[row].label {
        return ItemName.withoutOrdinal(label.text)
      }
    }
    switch key {
    case .code(let code): return code.text
    case .name(let name): return String(scalars: name)
    }
  }
}

extension ItemName {
  /// `label` as printed, without its ordinal.
  static func withoutOrdinal(_ label: String) -> String {
    let folded = FoldedText(label)
    var rest = folded.scalars.count - ItemName(folded).name.count
    if rest == 0 { return label }
    let scalars = label.unicodeScalars
    var start = scalars.startIndex
    while rest > 0, start < scalars.endIndex {
      if FoldedText.fold(scalars[start]) != nil { rest -= 1 }
      start = scalars.index(after: start)
    }
    return String(scalars[start...].drop { FoldedText.fold($0) == nil })
  }
}
