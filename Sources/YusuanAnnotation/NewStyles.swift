internal import YusuanFindings
internal import YusuanPackage

/// A styles part for a workbook that has none (ECMA-376 part 1, 18.8.39).
enum NewStyles {
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"

  /// Adds the part to `package`, whose workbook part is `workbook`, and returns its name. Throws the errors of reading.
  static func add(to package: OfficePackage, workbook: String, isStrict: Bool) throws(Diagnostic) -> String {
    let folder = workbook.lastIndex(of: "/").map { String(workbook[...$0]) } ?? ""
    let main = isStrict ? WorkbookEdit.strictMain : WorkbookEdit.transitionalMain
    let part =
      package.part(folder + "styles.xml") == nil ? folder + "styles.xml" : package.newName(folder + "styles", ".xml")
    let markup = """
      <styleSheet xmlns="\(main)"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
      </fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>
      """
    package.set(part, to: Array((OfficePackage.declaration + markup).utf8))
    try package.setContentType(of: part, to: type)
    _ = try package.addRelation(of: workbook, type: "styles", to: part, isStrict: isStrict)
    return part
  }
}
