internal import YusuanAnnotation
internal import YusuanDrafting
internal import YusuanJSON
internal import YusuanRecognition
internal import YusuanSheets
internal import YusuanTemplate
internal import YusuanText
internal import YusuanXLSXWriter
internal import YusuanXML

extension Code {
  /// Every kind of finding there is, in the order of the codes. A module that has codes of its own is named here.
  public static let all: [Code] = [
    ofFindings, ofJSON, ofXML, ofModel, ofSheets, ofProfiles, ofRecognition, ofRules, ofFormats, ofConversion,
    ofDrafting, ofBatch, ofText, ofXLSXWriter, ofTemplate, ofAnnotation, ofRegister, ofTotals, ofMigration,
  ].flatMap { $0 }.sorted { $0.rawValue < $1.rawValue }
}
