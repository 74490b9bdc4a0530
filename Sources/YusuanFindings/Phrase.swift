/// A few words in both languages (双语说法): a reason, or what a kind of file is called. All of them stand in the catalogue
/// (`Catalogue/`).
public struct Phrase: Hashable, Sendable {
  private let zh: String
  private let en: String

  /// These words.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The words in `language`.
  public subscript(_ language: Language) -> String { language == .zh ? zh : en }
}
