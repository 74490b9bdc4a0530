// The whole library by `import Yusuan`: the model, findings, profiles, rules, forms and batches, with what is in this module to
// read, check and write in a few lines. Modules whose types nobody outside needs (bytes, rows, blocks, recognition) are not
// among them.

@_exported import YusuanBatch
@_exported import YusuanComparison
@_exported import YusuanConversion
@_exported import YusuanFindings
@_exported import YusuanFormats
@_exported import YusuanMigration
@_exported import YusuanModel
@_exported import YusuanProfiles
@_exported import YusuanRegister
@_exported import YusuanReports
@_exported import YusuanRules
@_exported import YusuanText
@_exported import YusuanTotals
