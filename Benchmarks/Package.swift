// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let modules = [
  "Allocation", "Commissioning", "LinearAlgebra", "PopulationHealth", "Reports", "Scenarios",
  "Studies",
]

let package = Package(
  name: "almoner-benchmarks",
  dependencies: [
    .package(name: "almoner", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "almoner-bench",
      dependencies: modules.map { .product(name: $0, package: "almoner") } + [
        .product(name: "ArgumentParser", package: "swift-argument-parser")
      ],
      swiftSettings: settings)
  ]
)
