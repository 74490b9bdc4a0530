import Foundation
import Testing

/// The house stays in the order that ARCHITECTURE.md shows.
@Suite struct ArchitectureTests {
  let tree: SourceTree

  init() throws { tree = try SourceTree() }

  /// The rows of the map: a module, and the modules it uses.
  private func map() throws -> [(module: String, uses: Set<String>)] {
    let text = try String(contentsOfFile: "ARCHITECTURE.md", encoding: .utf8)
    return text.components(separatedBy: "\n").compactMap { line in
      guard line.hasPrefix("| `") else { return nil }
      let cells = line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 5 else { return nil }
      let module = cells[1].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      let uses = cells[3].split(separator: ",").map { "Yusuan" + $0.trimmingCharacters(in: .whitespaces) }
      return (module, Set(uses))
    }
  }

  @Test func theMapNamesEveryModuleInAnOrderWithoutCycles() throws {
    let map = try map()
    #expect(map.map(\.module).sorted() == tree.modules.filter { !$0.hasPrefix("C") || $0 == "Command" })
    var above: Set<String> = []
    for row in map {
      #expect(row.uses.isSubset(of: above), "\(row.module) uses what stands below it")
      above.insert(row.module)
    }
  }

  @Test func importsAreAsTheMapSays() throws {
    let imports = tree.imports
    for row in try map() {
      let own = (imports[row.module] ?? []).filter { $0.hasPrefix("Yusuan") }
      #expect(own == row.uses, "\(row.module)")
    }
  }

  /// C modules by the module that may import them.
  @Test(arguments: [
    ("CLibXML2", "YusuanXML"), ("CMinizip", "YusuanZip"), ("CLibDeflate", "YusuanZip"),
    ("CNettle", "YusuanPlatform"), ("CXLSXWriter", "YusuanXLSXWriter"), ("CMalloc", "YusuanPlatform"),
    ("CSchemas", "YusuanProfiles"),
    ("ArgumentParser", "Command"), ("Foundation", ""), ("FoundationEssentials", ""), ("Glibc", "YusuanPlatform"),
  ])
  func onlyOneModuleKnows(library: String, module: String) {
    let users = tree.imports.filter { $0.value.contains(library) }.keys.sorted()
    #expect(users == (module.isEmpty ? [] : [module]), "\(library)")
  }

  @Test func noTypeHasItsNameInTwoModules() {
    var modules: [String: Set<String>] = [:]
    for file in tree.files {
      for type in SourceTree.types(in: file) { modules[type, default: []].insert(file.module) }
    }
    let repeated = modules.filter { $0.value.count > 1 }.keys.sorted()
    #expect(repeated == [])
  }

  @Test func filesAndFunctionsCanBeSeenWhole() {
    #expect(tree.files.filter { $0.lines.count > 351 }.map(\.path) == [])
    let catalogues = tree.files.filter { !$0.path.contains("/Catalogue/") }
    #expect(catalogues.flatMap { SourceTree.longFunctions(in: $0, limit: 60) } == [])
    let median = tree.files.map(\.lines.count).sorted()[tree.files.count / 2]
    #expect(median <= 150)
  }
}
