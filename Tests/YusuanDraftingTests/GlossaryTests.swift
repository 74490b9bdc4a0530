import TestSupport
import Testing
import YusuanModel
import YusuanProfiles
import YusuanXML
@testable import YusuanDrafting

/// The glossary (术语表), and the ids that are proposed from it.
@Suite struct GlossaryTests {
  private let glossary: Glossary

  init() throws { glossary = try Glossary() }

  /// Ids are ids, kinds are kinds, and no name stands twice at one place.
  @Test func itsTermsAreSound() throws {
    let root = try XMLNode.parse(try Project.bytes("Schemas/glossary.xml"), input: "glossary.xml")
    #expect(root.children.map(\.name) == ["titles", "panels", "columns", "rows", "terms"])
    for part in root.children {
      var names: Set<[Unicode.Scalar]> = []
      for term in part.children {
        let id = try #require(term["id"])
        #expect(id.wholeMatch(of: /[a-z][A-Za-z]*/) != nil, "\(id)")
        if part.name == "columns" { #expect(term["kind"].flatMap(ColumnKind.init) != nil, "\(id)") }
        if part.name == "rows", let kind = term["kind"] { #expect(RowKind(rawValue: kind) != nil, "\(id)") }
        for name in try #require(term["names"]).split(separator: " ") {
          #expect(names.insert(FoldedText(name).scalars).inserted, "\(part.name): \(name)")
        }
      }
    }
  }

  /// Rows are called as in the profiles inside the program.
  @Test func rowsAreCalledAsInTheProfilesInside() throws {
    for id in Profile.builtInIDs {
      let profile = try #require(try Profile.builtIn(id))
      for row in profile.tables.flatMap(\.panels).flatMap(\.rows) where row.code == nil {
        guard let label = row.label?.text else { continue }
        #expect(glossary.term(label, at: .rows)?.id == row.id, "\(label)")
      }
    }
  }

  /// So are columns, but for two that are called by what their table is about.
  @Test func columnsAreCalledAsInTheProfilesInside() throws {
    var others: Set<String> = []
    for id in Profile.builtInIDs {
      let profile = try #require(try Profile.builtIn(id))
      for table in profile.tables {
        for (place, panel) in table.panels.enumerated() {
          for (index, column) in panel.columns.enumerated() {
            let label = table.label(ofColumn: index, panel: place)?.text ?? ""
            let found = glossary.term(label, at: .columns)
            if found?.id != column.id || found?.kind.map({ $0 == column.kind.rawValue }) == false {
              others.insert("\(label) \(column.id) \(found?.id ?? "-")")
            }
          }
        }
      }
    }
    #expect(others == ["小计 vehicle total", "预算数 total amount"])
  }

  @Test(
    arguments: [
      ("{Y}年部门收入预算总表", "revenueSummary"), ("{Y}年预算单位财务收支预算总表", "summary"),
      ("{Y}年一般公共预算支出预算表（不含上年结转）", "generalPublicBudgetExpenditure"),
      ("{Y}年单位“三公”经费和机关运行经费预算表", "threePublic"), ("{Y}年项目支出预算表（本年预算）", "projects"),
      ("政府性基金支出预算表", "governmentFundExpenditure"), ("湖泊水位一览表", nil), ("表", nil),
    ] as [(String, String?)])
  func aTitleIsPutTogetherFromItsTerms(title: String, id: String?) {
    #expect(TitleName(glossary: glossary).id(title) == id)
  }

  @Test func classesAreKnownByAnyOfTheirNames() throws {
    #expect(glossary.classes.count == 30)
    for name in ["卫生健康支出", "十、卫生健康支出", "医疗卫生支出"] {
      let place = try #require(glossary.functionalClass(name))
      #expect(glossary.classes[place].code == "210")
    }
    #expect(glossary.functionalClass("卫生支出") == nil)
  }

  /// A file that numbers its classes anew has them by their names; one that prints the whole list keeps its ordinals.
  @Test func ordinalsOfClassesAreKeptWhereTheListIsWhole() {
    let rows = ClassRows(glossary: glossary)
    let few = rows.rows(["一、科学技术支出", "二、住房保障支出"])
    #expect(
      few.count == 30 && few.filter { $0.code == "206" || $0.code == "221" }.map(\.label) == ["科学技术支出", "住房保障支出"])
    let ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    let whole = rows.rows(zip(ordinals, glossary.classes).map { "\($0)、\($1.name)" })
    #expect(whole[9].label == "十、卫生健康支出" && whole[10].label == "节能环保支出")
  }
}
