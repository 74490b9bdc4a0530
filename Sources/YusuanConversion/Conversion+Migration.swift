public import YusuanFindings
public import YusuanMigration
public import YusuanModel

extension Conversion {
  /// Turns `documents`, which were read by this conversion, into disclosures of the profile of `migration`. What has no
  /// place there is reported and counted. Throws the errors of mappings.
  public func migrate(_ documents: [Document], by migration: Migration) throws(Diagnostic) -> [Document] {
    var migrated: [Document] = []
    for document in documents {
      let source = try profiles.profile(document.disclosure.profile)
      let result = try migration.migrate(document, from: source, onFinding: receive)
      migrated.append(result.document)
    }
    return migrated
  }
}
