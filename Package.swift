// swift-tools-version: 6.1
import PackageDescription

/// The processor the code is made for: the one it is built on, so that loops over numbers use all of its
/// width, which is four times that of the oldest it could run on. To build for others, say which:
/// ALMONER_PROCESSOR=x86-64-v3 make build
let processor = Context.environment["ALMONER_PROCESSOR"] ?? "native"
#if arch(x86_64)
  let processorFlag = "-march=\(processor)"
#else
  let processorFlag = "-mcpu=\(processor)"
#endif

let settings: [SwiftSetting] = [
  .unsafeFlags(["-Xcc", processorFlag], .when(platforms: [.linux])),
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Where `scripts/setup` puts HiGHS when the system has none. pkg-config tells the compiler and
/// the linker; SwiftPM refuses the `-rpath` that a .pc file would add, so it is given here.
let prefixLibraries: [LinkerSetting] = [
  .unsafeFlags(
    ["-Xlinker", "-rpath", "-Xlinker", "\(Context.packageDirectory)/.prefix/lib"],
    .when(platforms: [.linux]))
]

let package = Package(
  name: "almoner",
  products: [
    .executable(name: "almoner", targets: ["almoner"]),
    .library(name: "Allocation", targets: ["Allocation"]),
    .library(name: "CohortModels", targets: ["CohortModels"]),
    .library(name: "Commissioning", targets: ["Commissioning"]),
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "Parallelism", targets: ["Parallelism"]),
    .library(name: "PopulationHealth", targets: ["PopulationHealth"]),
    .library(name: "Probability", targets: ["Probability"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "Scenarios", targets: ["Scenarios"]),
    .library(name: "Studies", targets: ["Studies"]),
    .library(name: "Wording", targets: ["Wording"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "lapacke",
      providers: [.apt(["liblapacke-dev"]), .brew(["lapack"])]),
    .systemLibrary(name: "CHiGHS", pkgConfig: "highs", providers: [.brew(["highs"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    // Boost.Math is headers of C++: compiled here behind a header of C.
    .target(name: "CBoostMath"),
    // Loops compiled for several processors, which Swift cannot yet do: one source, chosen at start.
    .target(name: "CRows"),
    .target(name: "Wording", swiftSettings: settings),
    .target(name: "Parallelism", swiftSettings: settings),
    .target(
      name: "LinearAlgebra", dependencies: ["COpenBLAS", "CLAPACKE"], swiftSettings: settings),
    .target(
      name: "Probability", dependencies: ["LinearAlgebra", "CBoostMath", "Wording"],
      swiftSettings: settings),
    .target(
      name: "PopulationHealth", dependencies: ["LinearAlgebra", "CRows"], swiftSettings: settings),
    .target(
      name: "Commissioning",
      dependencies: ["PopulationHealth", "LinearAlgebra", "Parallelism", "Wording"],
      swiftSettings: settings),
    .target(
      name: "Allocation",
      dependencies: ["Commissioning", "LinearAlgebra", "PopulationHealth", "Wording", "CHiGHS"],
      swiftSettings: settings, linkerSettings: prefixLibraries),
    .target(
      name: "CohortModels", dependencies: ["Commissioning", "PopulationHealth", "LinearAlgebra"],
      swiftSettings: settings),
    .target(
      name: "Scenarios",
      dependencies: [
        "CohortModels", "Commissioning", "PopulationHealth", "Probability", "LinearAlgebra",
        "Wording", "Yams",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: settings),
    .target(
      name: "Studies",
      dependencies: [
        "Scenarios", "Allocation", "CohortModels", "Commissioning", "PopulationHealth",
        "Probability", "LinearAlgebra", "Parallelism", "Wording", "CSQLite",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Reports",
      dependencies: [
        "Studies", "Scenarios", "Allocation", "CohortModels", "Commissioning", "PopulationHealth",
        "Probability", "LinearAlgebra", "Parallelism", "Wording",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "almoner",
      dependencies: [
        "Reports", "Studies", "Scenarios", "Allocation", "CohortModels", "Commissioning",
        "PopulationHealth", "Probability", "LinearAlgebra", "Parallelism", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"], swiftSettings: settings),
    .testTarget(
      name: "ProbabilityTests", dependencies: ["Probability", "LinearAlgebra"],
      swiftSettings: settings),
    .testTarget(name: "WordingTests", dependencies: ["Wording"], swiftSettings: settings),
    .testTarget(
      name: "ParallelismTests", dependencies: ["Parallelism"], swiftSettings: settings),
    .testTarget(
      name: "AllocationTests",
      dependencies: [
        "Allocation", "Commissioning", "LinearAlgebra", "PopulationHealth", "Wording", "CHiGHS",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ScenariosTests",
      dependencies: [
        "Scenarios", "Commissioning", "PopulationHealth", "Probability", "LinearAlgebra",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Studies", "Scenarios", "Allocation", "CohortModels", "Commissioning",
        "Parallelism", "Probability", "Wording",
      ],
      swiftSettings: settings, linkerSettings: prefixLibraries),
    .testTarget(
      name: "StudiesTests",
      dependencies: [
        "Studies", "Scenarios", "Allocation", "CohortModels", "Commissioning", "Probability",
        "LinearAlgebra", "Parallelism", "PopulationHealth",
      ],
      swiftSettings: settings, linkerSettings: prefixLibraries),
    .testTarget(
      name: "PopulationHealthTests", dependencies: ["PopulationHealth", "LinearAlgebra"],
      swiftSettings: settings),
    .testTarget(
      name: "CommissioningTests",
      dependencies: ["Commissioning", "LinearAlgebra", "PopulationHealth"],
      swiftSettings: settings),
    .testTarget(
      name: "CohortModelsTests", dependencies: ["CohortModels", "Commissioning"],
      swiftSettings: settings),
    // Runs the command that is built beside it.
    .testTarget(name: "CommandTests", swiftSettings: settings),
    .testTarget(
      name: "ReferenceTests",
      dependencies: [
        "Studies", "Scenarios", "Allocation", "CohortModels", "Commissioning",
        "PopulationHealth", "Probability", "LinearAlgebra",
      ],
      path: "Tests/Reference", swiftSettings: settings),
  ]
)
