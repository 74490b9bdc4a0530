// swift-tools-version: 6.2
import PackageDescription

let swift: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "yusuan",
  products: [
    .library(name: "Yusuan", targets: ["Yusuan"]),
    .executable(name: "yusuan", targets: ["Command"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // System C libraries, each behind one shim. Only the wrapper named above it imports it.
    // YusuanXML
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // YusuanZip/ZipSource
    .systemLibrary(
      name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev", "zlib1g-dev"])]),
    // YusuanZip/Inflater and Deflater
    .systemLibrary(name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    // YusuanPlatform/Digest
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    // YusuanPlatform/Heap
    .systemLibrary(name: "CMalloc"),
    // YusuanPlatform/MemoryRefusal
    .target(name: "CRefusal"),
    // What calls it: in the program alone.
    .target(name: "CMallocWatch", dependencies: ["CRefusal"]),
    // YusuanXLSXWriter/WriterLibrary. It loads libxlsxwriter when a workbook is written.
    .target(name: "CXLSXWriter"),
    // The files of Schemas/, inside the binary.
    .target(name: "CSchemas"),

    // Each layer uses those above it, never one below (ARCHITECTURE.md). A test keeps the imports as they are here.
    .target(name: "YusuanPlatform", dependencies: ["CMalloc", "CNettle", "CRefusal"], swiftSettings: swift),
    .target(name: "YusuanFindings", dependencies: ["YusuanPlatform"], swiftSettings: swift),
    .target(name: "YusuanJSON", dependencies: ["YusuanFindings"], swiftSettings: swift),
    .target(name: "YusuanXML", dependencies: ["CLibXML2", "YusuanFindings"], swiftSettings: swift),
    .target(
      name: "YusuanFastXML", dependencies: ["YusuanFindings", "YusuanPlatform", "YusuanXML"], swiftSettings: swift),
    .target(name: "YusuanModel", dependencies: ["YusuanFindings"], swiftSettings: swift),
    .target(
      name: "YusuanZip", dependencies: ["CLibDeflate", "CMinizip", "YusuanFindings", "YusuanPlatform"],
      swiftSettings: swift),
    .target(
      name: "YusuanSheets",
      dependencies: ["YusuanFastXML", "YusuanFindings", "YusuanPlatform", "YusuanXML", "YusuanZip"],
      swiftSettings: swift),
    .target(
      name: "YusuanPackage", dependencies: ["YusuanFindings", "YusuanSheets", "YusuanXML", "YusuanZip"],
      swiftSettings: swift),
    .target(
      name: "YusuanProfiles", dependencies: ["CSchemas", "YusuanFindings", "YusuanModel", "YusuanXML"],
      swiftSettings: swift),
    .target(name: "YusuanBlocks", dependencies: ["YusuanSheets"], swiftSettings: swift),
    .target(
      name: "YusuanRecognition",
      dependencies: [
        "YusuanBlocks", "YusuanFindings", "YusuanModel", "YusuanPlatform", "YusuanProfiles", "YusuanSheets",
      ],
      swiftSettings: swift),
    .target(
      name: "YusuanRules",
      dependencies: ["YusuanFindings", "YusuanModel", "YusuanPlatform", "YusuanProfiles", "YusuanXML"],
      swiftSettings: swift),
    .target(name: "YusuanXLSXWriter", dependencies: ["CXLSXWriter", "YusuanFindings"], swiftSettings: swift),
    .target(
      name: "YusuanText",
      dependencies: ["YusuanFindings", "YusuanModel", "YusuanProfiles", "YusuanRules", "YusuanXML"],
      swiftSettings: swift),
    .target(
      name: "YusuanFormats",
      dependencies: [
        "YusuanFindings", "YusuanJSON", "YusuanModel", "YusuanPlatform", "YusuanProfiles", "YusuanSheets",
        "YusuanXLSXWriter", "YusuanXML",
      ],
      swiftSettings: swift),
    .target(
      name: "YusuanRegister", dependencies: ["YusuanFindings", "YusuanFormats", "YusuanModel", "YusuanSheets"],
      swiftSettings: swift),
    .target(
      name: "YusuanTotals",
      dependencies: ["YusuanFindings", "YusuanFormats", "YusuanModel", "YusuanProfiles", "YusuanRegister"],
      swiftSettings: swift),
    .target(
      name: "YusuanReports",
      dependencies: [
        "YusuanFindings", "YusuanFormats", "YusuanJSON", "YusuanModel", "YusuanRules", "YusuanXML",
      ],
      swiftSettings: swift),
    .target(
      name: "YusuanMigration",
      dependencies: [
        "YusuanFindings", "YusuanFormats", "YusuanModel", "YusuanProfiles", "YusuanRules", "YusuanXML",
      ],
      swiftSettings: swift),
    .target(
      name: "YusuanConversion",
      dependencies: [
        "YusuanFindings", "YusuanFormats", "YusuanJSON", "YusuanMigration", "YusuanModel", "YusuanPlatform",
        "YusuanProfiles", "YusuanRecognition", "YusuanRegister", "YusuanReports", "YusuanRules", "YusuanSheets",
        "YusuanText",
      ],
      swiftSettings: swift),
    .target(
      name: "YusuanAnnotation",
      dependencies: [
        "YusuanConversion", "YusuanFindings", "YusuanFormats", "YusuanModel", "YusuanPackage", "YusuanProfiles",
        "YusuanRecognition", "YusuanRules", "YusuanSheets",
      ],
      swiftSettings: swift),
    .target(
      name: "YusuanComparison",
      dependencies: [
        "YusuanConversion", "YusuanFindings", "YusuanFormats", "YusuanJSON", "YusuanModel", "YusuanProfiles",
        "YusuanXLSXWriter", "YusuanXML",
      ],
      swiftSettings: swift),
    .target(
      name: "YusuanTemplate",
      dependencies: [
        "YusuanFindings", "YusuanModel", "YusuanPackage", "YusuanProfiles", "YusuanRecognition", "YusuanSheets",
      ],
      swiftSettings: swift),
    .target(
      name: "YusuanBatch",
      dependencies: [
        "YusuanAnnotation", "YusuanConversion", "YusuanFindings", "YusuanFormats", "YusuanJSON", "YusuanMigration",
        "YusuanModel",
        "YusuanPlatform", "YusuanProfiles", "YusuanRecognition", "YusuanRegister", "YusuanReports", "YusuanRules",
        "YusuanSheets", "YusuanTemplate", "YusuanXLSXWriter", "YusuanXML",
      ],
      swiftSettings: swift),
    .target(
      name: "YusuanPublication",
      dependencies: [
        "YusuanConversion", "YusuanFindings", "YusuanFormats", "YusuanModel", "YusuanProfiles", "YusuanRules",
        "YusuanText", "YusuanXML", "YusuanZip",
      ],
      swiftSettings: swift),
    .target(
      name: "YusuanDrafting",
      dependencies: [
        "YusuanBlocks", "YusuanConversion", "YusuanFindings", "YusuanModel", "YusuanProfiles", "YusuanRules",
        "YusuanSheets", "YusuanXML",
      ],
      swiftSettings: swift),
    .target(
      name: "Yusuan",
      dependencies: [
        "YusuanAnnotation", "YusuanBatch", "YusuanComparison", "YusuanConversion", "YusuanDrafting", "YusuanFindings",
        "YusuanFormats", "YusuanJSON", "YusuanMigration", "YusuanModel", "YusuanProfiles", "YusuanRecognition",
        "YusuanRegister", "YusuanReports", "YusuanRules", "YusuanSheets", "YusuanTemplate", "YusuanText",
        "YusuanTotals", "YusuanXLSXWriter", "YusuanXML",
      ],
      swiftSettings: swift),
    .executableTarget(
      name: "Command",
      dependencies: [
        "CMallocWatch", "YusuanAnnotation", "YusuanBatch", "YusuanComparison", "YusuanConversion", "YusuanDrafting",
        "YusuanFindings", "YusuanFormats", "YusuanJSON", "YusuanMigration", "YusuanModel", "YusuanPlatform",
        "YusuanProfiles", "YusuanPublication", "YusuanRecognition", "YusuanRegister", "YusuanReports", "YusuanRules",
        "YusuanSheets", "YusuanTemplate", "YusuanText", "YusuanTotals",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "YusuanFindingsTests", dependencies: ["YusuanFindings", "YusuanPlatform"]),
    .testTarget(name: "YusuanPlatformTests", dependencies: ["TestSupport", "YusuanFindings", "YusuanPlatform"]),
    .testTarget(name: "YusuanJSONTests", dependencies: ["YusuanJSON"]),
    .testTarget(name: "YusuanXMLTests", dependencies: ["YusuanFindings", "YusuanXML"]),
    .testTarget(name: "YusuanZipTests", dependencies: ["TestSupport", "YusuanFindings", "YusuanZip"]),
    .testTarget(
      name: "YusuanPackageTests",
      dependencies: ["TestSupport", "YusuanFindings", "YusuanPackage", "YusuanSheets", "YusuanZip"]),
    .testTarget(
      name: "YusuanSheetsTests",
      dependencies: [
        "TestSupport", "YusuanFastXML", "YusuanFindings", "YusuanPlatform", "YusuanSheets", "YusuanXML", "YusuanZip",
      ]),
    .testTarget(name: "YusuanBlocksTests", dependencies: ["YusuanBlocks", "YusuanSheets"]),
    .testTarget(
      name: "YusuanModelTests", dependencies: ["TestSupport", "YusuanFindings", "YusuanModel"]),
    .testTarget(
      name: "YusuanProfilesTests",
      dependencies: ["TestSupport", "YusuanFindings", "YusuanModel", "YusuanProfiles", "YusuanXML"],
      exclude: ["Expected"]),
    .testTarget(
      name: "YusuanRecognitionTests",
      dependencies: [
        "TestSupport", "YusuanFindings", "YusuanModel", "YusuanProfiles", "YusuanRecognition", "YusuanSheets",
      ],
      exclude: ["Traps"]),
    .testTarget(
      name: "YusuanRulesTests",
      dependencies: [
        "TestSupport", "YusuanFindings", "YusuanModel", "YusuanProfiles", "YusuanReports", "YusuanRules", "YusuanXML",
      ]),
    .testTarget(
      name: "YusuanXLSXWriterTests",
      dependencies: ["TestSupport", "YusuanFindings", "YusuanSheets", "YusuanXLSXWriter"]),
    .testTarget(
      name: "YusuanFormatsTests",
      dependencies: [
        "TestSupport", "YusuanFindings", "YusuanFormats", "YusuanJSON", "YusuanModel", "YusuanProfiles", "YusuanXML",
      ]),
    .testTarget(
      name: "YusuanConversionTests",
      dependencies: [
        "TestSupport", "YusuanBatch", "YusuanConversion", "YusuanFindings", "YusuanFormats", "YusuanJSON",
        "YusuanModel", "YusuanPlatform", "YusuanProfiles", "YusuanRecognition", "YusuanRules", "YusuanSheets",
        "YusuanXLSXWriter", "YusuanXML",
      ],
      exclude: ["Expected", "Fixtures"]),
    .testTarget(
      name: "YusuanMigrationTests",
      dependencies: [
        "TestSupport", "YusuanConversion", "YusuanFindings", "YusuanFormats", "YusuanMigration", "YusuanModel",
        "YusuanProfiles",
      ],
      exclude: ["Expected"]),
    .testTarget(
      name: "YusuanComparisonTests",
      dependencies: [
        "TestSupport", "YusuanComparison", "YusuanConversion", "YusuanFindings", "YusuanFormats", "YusuanModel",
        "YusuanProfiles",
      ]),
    .testTarget(
      name: "YusuanDraftingTests",
      dependencies: [
        "TestSupport", "YusuanConversion", "YusuanDrafting", "YusuanFindings", "YusuanModel", "YusuanProfiles",
        "YusuanRules", "YusuanXML",
      ],
      exclude: ["Expected", "Fixtures"]),
    .testTarget(
      name: "YusuanRegisterTests",
      dependencies: ["TestSupport", "YusuanFindings", "YusuanModel", "YusuanRegister"]),
    .testTarget(
      name: "YusuanTotalsTests",
      dependencies: ["YusuanFindings", "YusuanModel", "YusuanProfiles", "YusuanRegister", "YusuanTotals"]),
    .testTarget(
      name: "YusuanReportsTests",
      dependencies: [
        "TestSupport", "YusuanFindings", "YusuanModel", "YusuanProfiles", "YusuanReports", "YusuanRules",
      ],
      exclude: ["Expected"]),
    .testTarget(
      name: "YusuanTemplateTests",
      dependencies: [
        "TestSupport", "YusuanConversion", "YusuanFindings", "YusuanModel", "YusuanPackage", "YusuanProfiles",
        "YusuanSheets", "YusuanTemplate",
      ],
      exclude: ["Expected", "make-template.py", "show-workbook.py"]),
    .testTarget(
      name: "YusuanAnnotationTests",
      dependencies: [
        "TestSupport", "YusuanAnnotation", "YusuanFindings", "YusuanFormats", "YusuanPackage", "YusuanSheets",
      ]),
    .testTarget(
      name: "YusuanTextTests",
      dependencies: ["YusuanFindings", "YusuanModel", "YusuanProfiles", "YusuanRules", "YusuanText"]),
    .testTarget(
      name: "YusuanPublicationTests",
      dependencies: [
        "TestSupport", "YusuanConversion", "YusuanFindings", "YusuanModel", "YusuanProfiles", "YusuanPublication",
        "YusuanReports", "YusuanRules", "YusuanText",
      ],
      exclude: ["Expected", "docx.py"]),
    .testTarget(name: "YusuanTests", dependencies: ["TestSupport", "Yusuan"]),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport", "Command"],
      exclude: [
        "Expected", "agree.py", "check-annotated.py", "faults.py", "make-messy.py", "office.py", "page.py", "tick.py",
      ]),
  ],
  cLanguageStandard: .gnu2x
)

// The fuzz targets, in place of the tests whose checks they share (Documentation/fuzzing.md).
if Context.environment["YUSUAN_FUZZ"] != nil {
  package.targets.removeAll { $0.type == .test }
  package.targets += [
    .target(
      name: "BothWays", dependencies: ["YusuanFastXML", "YusuanFindings", "YusuanSheets", "YusuanXML"],
      path: "Tests/YusuanSheetsTests/BothWays"),
    .target(
      name: "AnyBytes",
      dependencies: [
        "YusuanConversion", "YusuanFindings", "YusuanFormats", "YusuanModel", "YusuanProfiles", "YusuanRecognition",
        "YusuanRules", "YusuanSheets", "YusuanXLSXWriter",
      ],
      path: "Tests/YusuanConversionTests/AnyBytes"),
    .executableTarget(name: "FuzzParts", dependencies: ["BothWays"], path: "Fuzzing/Parts"),
    .executableTarget(name: "FuzzFiles", dependencies: ["AnyBytes"], path: "Fuzzing/Files"),
  ]
}
