import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanPublication
import YusuanText

/// Texts written from samples, as the program does it.
enum Written {
  /// The publications of the samples at `paths`, and what was found.
  static func publications(
    _ paths: [String], since previous: [String] = [], profile: String = ProfileSet.auto
  ) throws -> (publications: [Publication], findings: [Diagnostic], isComplete: Bool) {
    var found: [Diagnostic] = []
    let run = TextRun(ConversionOptions(profiles: try ProfileSet([profile]))) { found.append($0) }
    let publications = try run.run(paths.map(path), since: previous.map(path))
    return (publications, found.filter { $0.severity != .info }, run.isComplete)
  }

  /// The one publication of the sample at `path`.
  static func publication(_ path: String, since previous: String...) throws -> Publication {
    let written = try publications([path], since: previous)
    #expect(written.findings == [] && written.isComplete && written.publications.count == 1)
    return try #require(written.publications.first)
  }

  private static func path(_ name: String) -> String { name.hasPrefix("/") ? name : Project.path(name) }

  /// The text as plain text.
  static func plain(_ publication: Publication) throws -> String {
    String(decoding: try publication.bytes(.plain, isWhole: false), as: UTF8.self)
  }

  /// The sections of the first level of a text, by their numerals: 一, 二, ….
  static func sections(_ text: String) -> [String: String] {
    var sections: [String: String] = [:]
    var current = ""
    for line in text.split(separator: "\n") {
      if let match = line.prefixMatch(of: /([一二三四五六七八九十]+)、/) { current = String(match.1) }
      sections[current, default: ""] += line + "\n"
    }
    return sections
  }

  /// The figures in a text with their units, in their order.
  static func figures(_ text: String) -> [String] {
    text.matches(of: /[0-9]+(\.[0-9]+)?(万元|元|%|个)/).map { String($0.0) }
  }
}
