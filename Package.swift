// swift-tools-version: 6.2
import PackageDescription

let swift: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "yusuan",
  products: [
    .library(name: "YusuanKit", targets: ["YusuanKit"]),
    .executable(name: "yusuan", targets: ["yusuan"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // System C libraries, each behind one shim; only the wrapper named beside it imports it.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),  // LibXML
    .systemLibrary(
      name: "CMinizip", pkgConfig: "minizip",
      providers: [.apt(["libminizip-dev", "zlib1g-dev"])]),  // Spreadsheet/ZipSource
    .systemLibrary(
      name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),  // Spreadsheet/Inflater
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),  // Hashing
    .systemLibrary(name: "CMalloc"),  // YusuanKit/Heap
    // The files of Schemas/, inside the binary.
    .target(name: "CSchemas"),

    .target(name: "Diagnostics", swiftSettings: swift),
    .target(name: "Hashing", dependencies: ["CNettle"], swiftSettings: swift),
    .target(name: "LibXML", dependencies: ["CLibXML2", "Diagnostics"], swiftSettings: swift),
    .target(name: "TextEncoding", dependencies: ["Diagnostics"], swiftSettings: swift),
    .target(
      name: "Spreadsheet", dependencies: ["CLibDeflate", "CMinizip", "Diagnostics", "LibXML", "TextEncoding"],
      swiftSettings: swift),
    .target(name: "Blocks", dependencies: ["Spreadsheet"], swiftSettings: swift),
    .target(name: "Budget", dependencies: ["CSchemas", "Diagnostics", "LibXML"], swiftSettings: swift),
    .target(
      name: "Recognition", dependencies: ["Blocks", "Budget", "Diagnostics", "Spreadsheet"], swiftSettings: swift),
    .target(name: "Checking", dependencies: ["Budget", "Diagnostics", "LibXML"], swiftSettings: swift),
    .target(name: "Exchange", dependencies: ["Budget", "Diagnostics", "LibXML"], swiftSettings: swift),
    .target(
      name: "Reporting", dependencies: ["Budget", "Checking", "Diagnostics", "Exchange", "LibXML"],
      swiftSettings: swift),
    .target(
      name: "YusuanKit",
      dependencies: [
        "Budget", "CMalloc", "Checking", "Diagnostics", "Exchange", "Hashing", "LibXML", "Recognition", "Reporting",
        "Spreadsheet", "TextEncoding",
      ],
      swiftSettings: swift),
    .executableTarget(
      name: "yusuan",
      dependencies: [
        "Budget", "Checking", "Diagnostics", "Exchange", "Recognition", "Reporting", "Spreadsheet", "TextEncoding",
        "YusuanKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"]),
    .testTarget(name: "HashingTests", dependencies: ["Hashing"]),
    .testTarget(name: "LibXMLTests", dependencies: ["Diagnostics", "LibXML"]),
    .testTarget(name: "SpreadsheetTests", dependencies: ["Diagnostics", "Spreadsheet", "TestSupport", "TextEncoding"]),
    .testTarget(name: "BlocksTests", dependencies: ["Blocks", "Spreadsheet"]),
    .testTarget(name: "BudgetTests", dependencies: ["Budget", "Diagnostics", "LibXML", "TestSupport"]),
    .testTarget(
      name: "RecognitionTests", dependencies: ["Budget", "Diagnostics", "Recognition", "Spreadsheet", "TestSupport"],
      exclude: ["Traps"]),
    .testTarget(
      name: "CheckingTests", dependencies: ["Budget", "Checking", "Diagnostics", "LibXML", "Reporting", "TestSupport"]),
    .testTarget(name: "ExchangeTests", dependencies: ["Budget", "Diagnostics", "Exchange", "LibXML", "TestSupport"]),
    .testTarget(
      name: "YusuanKitTests",
      dependencies: [
        "Budget", "Checking", "Diagnostics", "Exchange", "LibXML", "Recognition", "Spreadsheet", "TestSupport",
        "TextEncoding", "YusuanKit",
      ],
      exclude: ["Expected", "Fixtures"]),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport", "yusuan"], exclude: ["Expected", "agree.py", "faults.py"]),
  ],
  cLanguageStandard: .gnu2x
)

// The fuzz targets, in place of the tests whose checks they share (Documentation/fuzzing.md).
if Context.environment["YUSUAN_FUZZ"] != nil {
  package.targets.removeAll { $0.type == .test }
  package.targets += [
    .target(name: "BothWays", dependencies: ["Diagnostics", "Spreadsheet"], path: "Tests/SpreadsheetTests/BothWays"),
    .target(
      name: "AnyBytes",
      dependencies: ["Budget", "Checking", "Diagnostics", "Exchange", "Recognition", "Spreadsheet", "YusuanKit"],
      path: "Tests/YusuanKitTests/AnyBytes"),
    .executableTarget(name: "FuzzParts", dependencies: ["BothWays"], path: "Fuzzing/Parts"),
    .executableTarget(name: "FuzzFiles", dependencies: ["AnyBytes"], path: "Fuzzing/Files"),
  ]
}
