public import YusuanFindings
internal import YusuanJSON
public import YusuanRules

/// The words for code lists and their differences (科目代码表的措辞).
public struct CodeWording: Sendable {
  private let language: Language

  /// Words in `language`.
  public init(_ language: Language) { self.language = language }

  private var isChinese: Bool { language == .zh }

  /// Id, version, number of codes and name, separated by tabs.
  public func line(_ catalogue: CodeCatalogue) -> String {
    let list = catalogue.list
    return [list.id, list.version, String(list.count), list.names[language] ?? ""].joined(separator: "\t")
  }

  /// Code, name, the names above it, and when it was in use, separated by tabs.
  public func line(_ entry: CodeEntry, of catalogue: CodeCatalogue) -> String {
    let above = catalogue.names(above: entry).joined(separator: " › ")
    let former = entry.formerNames.map { name in
      (isChinese ? "旧名 " : "formerly ") + name.name + parenthesised(time(name.time))
    }
    let notes = ([time(entry.time)] + former).filter { !$0.isEmpty }.joined(separator: isChinese ? "；" : "; ")
    return [entry.code, entry.name, above, notes].joined(separator: "\t")
  }

  private func parenthesised(_ text: String) -> String {
    if text.isEmpty { return "" }
    return isChinese ? "（\(text)）" : " (\(text))"
  }

  private func time(_ time: CodeTime) -> String {
    var words: [String] = []
    if let from = time.from { words.append(isChinese ? "\(from) 年起" : "from \(from)") }
    if let until = time.until { words.append(isChinese ? "至 \(until) 年" : "until \(until)") }
    if let source = time.source { words.append(isChinese ? "据 \(source)" : "by \(source)") }
    if !time.seen.isEmpty {
      words.append((isChinese ? "见于 " : "seen in ") + time.seen.joined(separator: isChinese ? "、" : ", "))
    }
    return words.joined(separator: isChinese ? "，" : ", ")
  }

  /// A difference in one line.
  public func line(_ difference: CodeCatalogue.Difference) -> String {
    switch difference {
    case .added(let entry): (isChinese ? "新增" : "added") + "\t\(entry.code)\t\(entry.name)"
    case .missing(let entry): (isChinese ? "缺少" : "missing") + "\t\(entry.code)\t\(entry.name)"
    case .renamed(let entry, let name):
      (isChinese ? "改名" : "renamed") + "\t\(entry.code)\t\(entry.name) → \(name)"
    }
  }

  /// JSON with `format` `codes/1`: the lists, and of each the given codes with `code`, `name`, `above`, and what else is
  /// known.
  public func json(_ found: [(catalogue: CodeCatalogue, entries: [CodeEntry])]) -> [UInt8] {
    var output = JSONOutput(isPretty: true)
    output.object { output in
      output.member("format", "codes/1")
      output.key("lists")
      output.list(found) { output, found in
        output.object { output in
          output.member("list", found.catalogue.list.id)
          output.member("version", found.catalogue.list.version)
          output.key("codes")
          output.list(found.entries) { output, entry in
            output.compact { output in output.object { write(entry, of: found.catalogue, to: &$0) } }
          }
        }
      }
    }
    output.endLine()
    return output.bytes
  }

  private func write(_ entry: CodeEntry, of catalogue: CodeCatalogue, to output: inout JSONOutput) {
    output.member("code", entry.code)
    output.member("name", entry.name)
    strings("above", catalogue.names(above: entry), to: &output)
    strings("spellings", entry.spellings, to: &output)
    write(entry.time, to: &output)
    if !entry.formerNames.isEmpty { formerNames(entry.formerNames, to: &output) }
  }

  private func formerNames(_ names: [FormerName], to output: inout JSONOutput) {
    output.key("formerNames")
    output.list(names) { output, name in
      output.object { output in
        output.member("name", name.name)
        write(name.time, to: &output)
      }
    }
  }

  private func write(_ time: CodeTime, to output: inout JSONOutput) {
    strings("seen", time.seen, to: &output)
    if let from = time.from { output.member("from", from) }
    if let until = time.until { output.member("until", until) }
    if let source = time.source { output.member("source", source) }
  }

  private func strings(_ name: StaticString, _ values: [String], to output: inout JSONOutput) {
    if values.isEmpty { return }
    output.key(name)
    output.list(values) { $0.string($1) }
  }
}
