/// What a section of a number format prints around the number: a money unit, a sign, a currency, or other words.
struct PrintedWords {
  /// The printed money unit as a power of ten of 元. Nil if none is printed.
  private(set) var unit: Int?
  /// Why the number is not an amount.
  private(set) var misfit: ShownNumber.Misfit?
  /// Whether a minus sign, a triangle or brackets are printed around the number.
  private(set) var hasMinus = false
  private(set) var hasPlus = false

  /// The characters before and after the number. `hasFraction` says that the format shows decimal places.
  init(before: [Unicode.Scalar], behind: [Unicode.Scalar], hasFraction: Bool) {
    let isBracketed = Self.opens(before) && Self.closes(behind)
    let dashes = before.filter(Self.isMinus).count + behind.prefix(1).filter(Self.isMinus).count
    hasMinus = dashes % 2 == 1 || isBracketed
    hasPlus = !hasMinus && before.contains("+")
    var tail = behind[...]
    // Zeros printed as decimal places mean nothing: `0".00"`.
    let isPoint = !hasFraction && tail.first == "."
    if isPoint { tail = tail.dropFirst() }
    if hasFraction || isPoint { while tail.first == "0" { tail = tail.dropFirst() } }
    if before.contains(where: Self.isDigit) || tail.contains(where: Self.isDigit) {
      misfit = tail.first == "0" ? .magnified : .furtherDigits
      return
    }
    read(Self.words(before), isBehind: false)
    read(Self.words(Array(tail)), isBehind: true)
  }

  private mutating func read(_ words: [Unicode.Scalar], isBehind: Bool) {
    if words.isEmpty { return }
    let text = String(String.UnicodeScalarView(words))
    if let power = MoneyWord.power(words, isWhole: false) {
      if let unit, unit != power { misfit = misfit ?? .otherWords }
      unit = power
    } else if words.contains(where: { ["%", "％", "‰"].contains($0) }) {
      misfit = misfit ?? .percentage
    } else if Self.currencies.contains(where: text.contains) {
      misfit = misfit ?? .otherCurrency
    } else if isBehind || words.contains(where: MoneyWord.mayHold) {
      misfit = misfit ?? (Self.counts.contains(text) ? .countWord : .otherWords)
    }
  }

  /// Words after a count.
  private static let counts: Set<String> = ["人", "名", "辆", "个", "台", "套", "项"]

  /// `literals` without characters that mean nothing: punctuation, and the signs and names of 元 before a figure.
  private static func words(_ literals: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var words = literals.filter { !isNeutral($0) }
    for name in ["人民币", "RMB", "CNY", "CN"] {
      let name = Array(name.unicodeScalars)
      if words.starts(with: name) { words.removeFirst(name.count) }
      if words.count >= name.count, words.suffix(name.count).elementsEqual(name) { words.removeLast(name.count) }
    }
    if words.count > 1, words.last == "整" || words.last == "正" { words.removeLast() }
    return words
  }

  private static func isNeutral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "¥", "￥", "(", ")", "（", "）", ":", "：", ",", "，", "。", "、", ".", "*", "'", "+", "~", "|": true
    default: isMinus(scalar) || scalar.properties.isWhitespace
    }
  }

  private static func isMinus(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "−", "－", "–", "—", "▲", "△", "▼", "▽", "负", "減", "减": true
    default: false
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "０"..."９": true
    default: false
    }
  }

  /// Whether `literals` leave a bracket open.
  private static func opens(_ literals: [Unicode.Scalar]) -> Bool {
    literals.count { $0 == "(" || $0 == "（" } > literals.count { $0 == ")" || $0 == "）" }
  }

  private static func closes(_ literals: [Unicode.Scalar]) -> Bool {
    literals.count { $0 == ")" || $0 == "）" } > literals.count { $0 == "(" || $0 == "（" }
  }

  private static let currencies = [
    "$", "＄", "€", "£", "￡", "₩", "₽", "₹", "฿", "₫", "₱", "US", "EUR", "HK", "JPY", "GBP", "TWD", "NT", "MOP", "AUD",
    "CAD",
    "SGD", "KRW", "美", "欧元", "日元", "日圆", "港", "英镑", "韩元", "韩圆", "台币", "臺幣", "澳", "加元", "加拿大", "卢布", "法郎", "新加坡",
    "外币",
  ]
}
