import TestSupport
import Testing
import YusuanFindings
@testable import YusuanPackage
import YusuanSheets

/// Packages are edited part by part.
@Suite struct OfficePackageTests {
  static func package(_ path: String = "Samples/workbooks/jincheng-2025.xlsx") throws -> OfficePackage {
    try OfficePackage(Project.bytes(path), named: path)
  }

  @Test func withoutChangesEveryPartIsTheSame() throws {
    let package = try Self.package()
    let again = try OfficePackage(package.written(), named: "b.xlsx")
    #expect(again.names == package.names)
    for name in package.names { #expect(try again.bytes(name) == package.bytes(name)) }
  }

  @Test func namesWithBackslashesGetSlashes() throws {
    var archive = StoredArchive()
    for (name, text) in [("[Content_Types].xml", "<Types/>"), ("xl\\表.xml", "<a/>"), ("xl\\b.xml", "<b/>")] {
      archive.add(name, text)
    }
    let package = try OfficePackage(archive.bytes, named: "a.xlsx")
    package.set("xl/b.xml", to: Array("<c/>".utf8))
    let again = try OfficePackage(package.written(), named: "b.xlsx")
    #expect(again.names == ["[Content_Types].xml", "xl/表.xml", "xl/b.xml"])
    #expect(try again.bytes("xl/表.xml") == Array("<a/>".utf8) && again.bytes("xl/b.xml") == Array("<c/>".utf8))
    #expect(!String(decoding: try package.written(), as: UTF8.self).contains("xl\\"))
  }

  @Test func partsAreAddedWithTypeAndRelationship() throws {
    let package = try Self.package()
    let workbook = try #require(try WorkbookIndex(package, limits: ReadLimits()).workbook)
    let name = package.newName("xl/worksheets/sheet", ".xml")
    package.set(name, to: Array("<worksheet/>".utf8))
    try package.setContentType(of: name, to: "application/x")
    let id = try package.addRelation(of: workbook, type: "worksheet", to: name, isStrict: false)
    let again = try OfficePackage(package.written(), named: "b.xlsx")
    #expect(again.names == package.names && again.names.last == name)
    #expect(try again.contentType(of: name) == "application/x")
    #expect(try again.relations(of: workbook)[id]?.target == name)
    try again.remove(name)
    try again.removeRelations(of: workbook) { $0.target == name }
    #expect(try again.contentType(of: name) == package.contentType(of: "xl/any.xml"))
    #expect(try again.relations(of: workbook)[id] == nil)
    #expect(!again.names.contains(name))
  }

  @Test func aPartWithoutRelationshipsGetsSome() throws {
    let package = try Self.package()
    #expect(try package.addRelation(of: "xl/new.xml", type: "comments", to: "xl/c/c1.xml", isStrict: true) == "rId1")
    let relation = try #require(try package.relations(of: "xl/new.xml").first("comments"))
    #expect(relation.target == "xl/c/c1.xml")
  }

  @Test(arguments: [
    ("xl/comments1.xml", "xl/worksheets/", "../comments1.xml"), ("xl/worksheets/a.xml", "xl/", "worksheets/a.xml"),
    ("a.xml", "", "a.xml"), ("a.xml", "xl/", "../a.xml"), ("xl/a/b.xml", "xl/a/", "b.xml"),
  ])
  func targetsAreRelative(target: String, folder: String, path: String) {
    #expect(OfficePackage.path(to: target, from: folder) == path)
    #expect(Relations.resolve(path, base: folder) == target)
  }
}
