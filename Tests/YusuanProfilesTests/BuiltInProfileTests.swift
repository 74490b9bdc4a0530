import Foundation
import TestSupport
import Testing
import YusuanFindings
import YusuanProfiles
import YusuanXML

/// The profiles inside the program are those of the folder, and right.
@Suite struct BuiltInProfileTests {
  @Test func theProfilesAreListedInAFixedOrder() {
    #expect(Profile.builtInIDs == ["shanxi-unit", "shanghai-district-department", "shanghai-district-unit"])
  }

  @Test(arguments: Profile.builtInIDs)
  func theyFollowTheSchema(id: String) throws {
    let file = try #require(BuiltInProfiles.file(id))
    let schema = try XMLSchema(try Project.bytes("Schemas/profile.xsd"), name: "profile.xsd")
    #expect(try schema.validate(file.bytes, input: id) == [])
    #expect(try Profile.load(file) == Profile.builtIn(id))
  }

  @Test(arguments: Profile.builtInIDs)
  func theyHaveNamesYearsRulesAndCodeLists(id: String) throws {
    let profile = try #require(try Profile.builtIn(id))
    #expect(profile.id == id)
    #expect(profile.chineseName != id && profile.englishName != id)
    #expect(profile.level == (id.hasSuffix("-unit") ? .unit : .department))
    #expect(profile.years.allSatisfy { !$0.source.isEmpty })
    #expect(profile.years.contains { $0.years.contains(2025) })
    #expect(profile.companions.contains { $0.kind == .rules && $0.name.hasSuffix("rules.xml") })
    #expect(
      profile.companions.filter { $0.kind == .codes }.map(\.name) == ["codes/functional.xml", "codes/economic.xml"])
    for file in profile.companions {
      #expect(file.bytes == (try Project.bytes("Schemas/" + file.name)))
      let schema = "\(file.kind.rawValue).xsd"
      #expect(
        try XMLSchema(try Project.bytes("Schemas/" + schema), name: schema).validate(file.bytes, input: file.name) == []
      )
    }
  }

  @Test func theFilesInsideTheProgramAreThoseOfTheFolder() throws {
    let folder = try #require(FileManager.default.enumerator(atPath: Project.path("Schemas")))
    let names = folder.compactMap { $0 as? String }.filter {
      $0.hasSuffix(".xml") || $0.hasSuffix(".xsd") || $0.hasSuffix(".json")
    }
    #expect(Set(SchemaFile.all.map(\.name)) == Set(names))
    for file in SchemaFile.all { #expect(file.bytes == (try Project.bytes("Schemas/" + file.name)), "\(file.name)") }
  }
}
