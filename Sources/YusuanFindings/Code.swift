/// Every kind of finding, by its stable code (诊断代码). A code never changes its meaning and is never used again.
///
/// `Documentation/diagnostics.md` lists them all; a test keeps that page and this enumeration equal.
public enum Code: String, Hashable, Sendable, CaseIterable {
  // Cells.
  case formulaWithoutValue = "Y0011"
  case amountUnreadable = "Y0012"
  case amountOverflow = "Y0013"
  case amountBelowFen = "Y0014"
  case amountOfAnotherKind = "Y0015"
  case amountWithoutItem = "Y0016"
  case codeUnreadable = "Y0017"
  case cellOutsideColumns = "Y0018"
  case textDamaged = "Y0019"

  // Tables.
  case columnUnknown = "Y0020"
  case columnMissing = "Y0021"
  case columnAmbiguous = "Y0022"
  case headerMissing = "Y0023"
  case tableUntitled = "Y0024"
  case figuresOutsideTables = "Y0025"
  case rowMissing = "Y0026"
  case rowUnknown = "Y0027"
  case rowRepeated = "Y0028"
  case textOutsideTables = "Y0029"

  // Disclosures.
  case unitMissing = "Y0030"
  case unitsDiffer = "Y0031"
  case yearsDiffer = "Y0032"
  case amountUnitMissing = "Y0033"
  case amountUnitUnknown = "Y0034"
  case amountUnitsDiffer = "Y0035"
  case tableRepeated = "Y0036"
  case tablesMissing = "Y0037"
  case noTable = "Y0038"
  case labelRewritten = "Y0039"

  // Text.
  case encodingTaken = "Y0040"
  case encodingDamaged = "Y0041"
  case encodingUnknown = "Y0042"
  case quoteUnterminated = "Y0043"
  case recordTooLong = "Y0044"
  case cellTooLong = "Y0045"
  case encodingForeign = "Y0046"
  case quoteSwallows = "Y0047"
  case indexColumn = "Y0048"
  case missingValueWord = "Y0049"
  case delimiterUnknown = "Y0058"
  case lookalikesWritten = "Y0059"

  // Files.
  case fileUnreadable = "Y0050"
  case fileEmpty = "Y0051"
  case fileChanged = "Y0052"
  case fileTooLarge = "Y0053"
  case formatRefused = "Y0054"
  case formatUnknown = "Y0055"
  case folderWithoutInput = "Y0056"
  case fileSkipped = "Y0057"

  // XML, profiles and the canonical forms read back.
  case xmlMalformed = "Y0060"
  case xmlRefused = "Y0061"
  case schemaViolated = "Y0062"
  case profileWrong = "Y0063"
  case profileUnknown = "Y0064"
  case jsonMalformed = "Y0065"
  case canonicalWrong = "Y0066"
  case rulesWrong = "Y0067"
  case codesWrong = "Y0068"

  // Workbooks.
  case rowsDisordered = "Y0080"
  case cellRepeated = "Y0081"
  case sharedStringMissing = "Y0082"
  case gridExceeded = "Y0083"
  case sheetUnknown = "Y0084"
  case cellContradictory = "Y0085"
  case textLeftOut = "Y0086"
  case mergedUnread = "Y0087"
  case sheetSkipped = "Y0089"

  // Blocks and profiles.
  case codeUnexpected = "Y0088"
  case blockUnknown = "Y0090"
  case profilesTied = "Y0091"
  case levelUnknown = "Y0092"
  case profileTaken = "Y0093"
  case profileFits = "Y0094"
  case pageTotal = "Y0095"
  case headingInside = "Y0096"
  case disclosureRepeated = "Y0097"
  case figuresHidden = "Y0098"
  case tableHidden = "Y0099"

  // Outputs.
  case outputRefused = "Y0070"
  case outputFailed = "Y0071"
  case textNotEncodable = "Y0072"
  case strictRefused = "Y0073"
  case folderBusy = "Y0074"
  case interrupted = "Y0075"

  /// The severity this kind has where nothing else is said.
  public var severity: Severity {
    switch self {
    case .textOutsideTables, .rowUnknown, .encodingTaken, .tablesMissing, .fileSkipped, .amountUnitsDiffer,
      .levelUnknown, .profileTaken, .lookalikesWritten:
      .info
    case .columnUnknown, .tableUntitled, .amountUnitMissing, .unitMissing, .figuresOutsideTables, .cellOutsideColumns,
      .labelRewritten, .columnMissing, .rowsDisordered, .blockUnknown, .profileFits, .pageTotal, .headingInside,
      .disclosureRepeated, .textLeftOut, .mergedUnread, .indexColumn, .missingValueWord, .delimiterUnknown,
      .sheetSkipped, .figuresHidden, .tableHidden, .codeUnexpected:
      .warning
    default:
      .error
    }
  }
}
