public import YusuanFindings
internal import YusuanModel
public import YusuanProfiles
public import YusuanRules
internal import YusuanXML

/// A template of the text around the tables of a profile (说明模板), resolved against that profile.
///
/// The file format is described in `Documentation/text.md` and by `Schemas/text.xsd`.
public struct TextTemplate: Sendable {
  /// The id of the template, and its version.
  public let id: String
  /// The version of the template.
  public let version: String
  /// The unit in which amounts are written, or nil for that of each table.
  let amountUnit: AmountUnit?
  /// The lines of the cover.
  let cover: [[Words]]
  /// The parts, in their order.
  let parts: [Part]
  /// The language in which it names figures.
  let language: FigureLanguage

  init(
    id: String, version: String, amountUnit: AmountUnit?, cover: [[Words]], parts: [Part], language: FigureLanguage
  ) {
    (self.id, self.version, self.amountUnit) = (id, version, amountUnit)
    (self.cover, self.parts, self.language) = (cover, parts, language)
  }

  /// A part of the published document (部分), such as 第三部分.
  struct Part: Sendable {
    var kind: TextPartKind
    var heading: [Words]
    var blocks: [Block]
  }

  /// What stands in a part.
  indirect enum Block: Sendable {
    /// A heading; the first level is 1.
    case heading(level: Int, [Words])
    case paragraph([Words])
    case choice(Choice<[Block]>)
    case each(Loop<[Block]>)
  }

  /// What stands in a paragraph.
  indirect enum Words: Sendable {
    case literal(String)
    /// The fiscal year, or that many years before it.
    case year(before: Int)
    /// The unit's name.
    case unit
    /// 部门 or 单位.
    case level
    /// An amount with its unit.
    case amount(FigureSum)
    /// A share in percent.
    case share(FigureSum, of: FigureSum)
    /// How an amount changed since another one.
    case change(Change, FigureSum, from: FigureSum)
    /// Within a change: by how much.
    case difference
    /// Within a change: by how many percent.
    case rate
    /// The label of the row of a variable; with the rows above it if `isFull`.
    case name(variable: Int, isFull: Bool)
    /// The number of the turn of the loop of a variable, from 1.
    case number(variable: Int)
    /// How many rows there are.
    case count(FigureDomain)
    case choice(Choice<[Words]>)
    case each(Loop<[Words]>)
  }

  /// What depends on a condition.
  struct Choice<Content: Sendable>: Sendable {
    var test: FigureCondition
    var yes: Content
    var no: Content
    /// What stands there if data for the condition is missing. Nil for a gap.
    var unknown: Content?
  }

  /// What is repeated.
  struct Loop<Content: Sendable>: Sendable {
    var domain: FigureDomain
    /// Which turns count; nil for all.
    var filter: FigureCondition?
    /// The amount by which the turns are ordered, the greatest first; nil for the order of the table.
    var order: FigureSum?
    var body: Content
    /// What stands between two turns.
    var between: [Words] = []
    /// What stands there if no turn counts.
    var none: [Words] = []
  }

  /// The words for how an amount changed (增减的说法).
  final class Change: Sendable {
    let more: [Words]
    let less: [Words]
    let same: [Words]
    /// Where there was nothing before. Nil for the words of `more`.
    let fromNothing: [Words]?
    /// Where the year before is not known.
    let unknown: [Words]

    init(more: [Words], less: [Words], same: [Words], fromNothing: [Words]?, unknown: [Words]) {
      (self.more, self.less, self.same) = (more, less, same)
      (self.fromNothing, self.unknown) = (fromNothing, unknown)
    }
  }
}

/// What a part of the published document holds (部分的种类).
public enum TextPartKind: String, Sendable, Hashable, CaseIterable {
  /// Text that is written from the tables: 预算情况说明.
  case text
  /// The tables.
  case tables
  /// The forms that are attached: 绩效目标表.
  case forms
  /// Anything else of the whole document: 概况, 名词解释.
  case frame
}

extension TextTemplate {
  /// The template of `profile`, whose figures have the names that `rules` give them.
  ///
  /// Throws `.templateMissing` if the profile has none, and the first mistake with the others attached to it:
  /// `.templateWrong` for a file of the wrong kind, the errors of XML, and the codes from Y0115 to Y0130.
  public init(_ profile: Profile, _ rules: RuleSet) throws(Diagnostic) {
    let mistakes = Mistakes()
    let template = Self.read(profile, rules, mistakes, checksAll: false)
    if let mistake = Diagnostic(mistakes.all) { throw mistake }
    guard let template else {
      throw Diagnostic(.templateMissing, at: Location(input: profile.id), [.name: profile.id])
    }
    self = template
  }

  /// The mistakes in the template of `profile`; none if it has no template (检查说明模板).
  public static func mistakes(of profile: Profile, _ rules: RuleSet) -> [Diagnostic] {
    let mistakes = Mistakes()
    _ = read(profile, rules, mistakes, checksAll: true)
    return mistakes.all
  }

  /// Reads the last template that the profile names. Built-in ones are checked against the schema only if `checksAll`.
  private static func read(
    _ profile: Profile, _ rules: RuleSet, _ mistakes: Mistakes, checksAll: Bool
  ) -> TextTemplate? {
    guard let file = profile.companions.last(where: { $0.kind == .text }) else { return nil }
    do throws(Diagnostic) {
      let isBuiltIn = SchemaFile.named(file.name)?.bytes == file.bytes
      let root = try XMLNode.parse(file.bytes, input: file.name)
      let notes = FileMistakes(file.bytes, input: file.name, addingTo: mistakes)
      guard root.name == "text", root.namespace == TextLoader.namespace else {
        throw Diagnostic(
          .templateWrong, at: notes.location(of: root),
          [.expected: "text (\(TextLoader.namespace))", .found: "\(root.name) (\(root.namespace))"])
      }
      if checksAll || !isBuiltIn, let schema = SchemaFile.named("text.xsd") {
        notes.check(root, by: try XMLGrammar(schema.bytes, name: schema.name))
      }
      var loader = TextLoader(language: FigureLanguage(rules), notes: notes)
      return loader.template(root)
    } catch {
      mistakes.add(error)
      return nil
    }
  }
}
