// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let modules = [
  "Allocation", "CohortModels", "Commissioning", "LinearAlgebra", "Parallelism", "PopulationHealth",
  "Reports",
  "Scenarios", "Studies",
]

let package = Package(
  name: "almoner-benchmarks",
  products: [
    .library(name: "CountedAllocations", type: .dynamic, targets: ["CountedAllocations"])
  ],
  dependencies: [
    .package(name: "almoner", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // Loaded before the program whose allocations it counts, and linked with nothing.
    .target(name: "CountedAllocations"),
    .executableTarget(
      name: "almoner-bench",
      dependencies: modules.map { .product(name: $0, package: "almoner") } + [
        .product(name: "ArgumentParser", package: "swift-argument-parser")
      ],
      swiftSettings: settings),
  ]
)
