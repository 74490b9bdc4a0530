/// How much two names are alike (相近程度), for saying what a misspelt one was meant to be.
public enum Likeness {
  /// A longer word is no misspelt name.
  private static let longest = 100

  /// The one of `names` that `word` is most like; nil where none is near.
  public static func nearest(to word: String, of names: [String]) -> String? {
    guard word.utf8.count <= longest else { return nil }
    let ranked = names.map { ($0, distance(Array(word.lowercased().utf8), Array($0.lowercased().utf8))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(2, word.count / 2), best.0 != word else {
      return nil
    }
    return best.0
  }

  /// How many letters have to be changed, added or left out to turn `a` into `b` (Levenshtein). It takes time in proportion
  /// to the product of their lengths.
  package static func distance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let substituted = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
