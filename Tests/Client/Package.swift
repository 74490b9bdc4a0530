// swift-tools-version: 6.2
import PackageDescription

// A program of somebody else that uses the library: it imports Yusuan alone.
let package = Package(
  name: "client",
  dependencies: [.package(name: "yusuan", path: "../..")],
  targets: [
    .executableTarget(name: "Client", dependencies: [.product(name: "Yusuan", package: "yusuan")])
  ]
)
