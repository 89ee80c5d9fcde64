import Allocation
public import Foundation
import LinearAlgebra

/// The record of a sweep: what was asked, by which version of what, and from which files. It holds no
/// times, so that the same sweep has the same record however it was answered.
public struct SweepManifest: Codable, Hashable, Sendable {
  /// The version of the layout of a sweep's folder, its journal and its store.
  public static let currentFormat = 1

  /// How points were chosen.
  public struct Design: Codable, Hashable, Sendable {
    /// How.
    public let name: SweepDesign
    /// Where random numbers start; absent where none are drawn.
    public let seed: UInt64?
  }

  /// The version of the layout.
  public let format: Int
  /// The program and its version.
  public let program: String
  /// Versions of the libraries whose numbers it uses.
  public let libraries: [String: String]
  /// What the points are about.
  public let kind: SweepKind
  /// The scenario file, as the command named it.
  public let scenario: String
  /// `path=value` laid over it at every point.
  public let overrides: [String]
  /// Whether a plan is chosen at each point.
  public let optimised: Bool
  /// How points were chosen.
  public let design: Design
  /// The paths of the axes, in order.
  public let axes: [String]
  /// How many points the whole sweep has.
  public let points: Int
  /// Which part of it this is.
  public let shard: SweepShard
  /// The part's own name: a hash of everything its answers hang on.
  public let name: String
  /// The whole sweep's own name.
  public let sweep: String
  /// The files read, in order of their paths.
  public let inputs: [Manifest.Input]

  enum CodingKeys: String, CodingKey {
    case format, program, libraries, kind, scenario, overrides, optimised, design, axes, points,
      shard
    case name, sweep, inputs
  }

  /// Where the manifest is in a sweep's folder.
  static let file = "manifest.json"

  /// The record as JSON text, keys in order, with a line end.
  ///
  /// - Throws: what the encoder throws; it has no reason to.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// The record of the whole, of a shard of it.
  func whole() -> SweepManifest { of(.whole, named: sweep) }

  /// The record of a shard of the whole.
  func of(_ shard: SweepShard, named name: String) -> SweepManifest {
    SweepManifest(
      format: format, program: program, libraries: libraries, kind: kind, scenario: scenario,
      overrides: overrides, optimised: optimised, design: design, axes: axes, points: points,
      shard: shard, name: name, sweep: sweep, inputs: inputs)
  }

  /// What this program writes of itself. OpenBLAS's choice of kernels is left out: shards of one sweep may
  /// be answered on different processors.
  static let currentProgram = "almoner \(ProgramVersion.almoner)"
  static var currentLibraries: [String: String] {
    ["HiGHS": SolverLibrary.version, "OpenBLAS": BLASKernels.version]
  }

  /// What makes this another question than `asked`, as the end of a sentence; `nil` where it is the same.
  func difference(from asked: SweepManifest) -> String? {
    if program != asked.program { return "it was made by \(program), and this is \(asked.program)" }
    for (library, version) in libraries.sorted(by: { $0.key < $1.key })
    where asked.libraries[library] != version {
      return "it was made with \(library) \(version), and this has "
        + (asked.libraries[library] ?? "none")
    }
    if name == asked.name, sweep == asked.sweep, shard == asked.shard { return nil }
    if let changed = changedInput(from: asked) { return "'\(changed)' has changed since" }
    if overrides != asked.overrides { return "it has other --set" }
    if optimised != asked.optimised {
      return optimised ? "it has plans" : "it has no plans (--no-optimise)"
    }
    if axes != asked.axes { return "it varies \(axes.joined(separator: ", "))" }
    if sweep == asked.sweep { return "it is shard \(shard)" }
    return "it has other points"
  }

  /// Whether what the names stand for is the same; the names are hashes of it, so it is, unless someone
  /// has changed the record.
  func isSameQuestion(as asked: SweepManifest) -> Bool {
    (kind, overrides, optimised, axes, points)
      == (asked.kind, asked.overrides, asked.optimised, asked.axes, asked.points)
  }

  /// The first file that is in both and not the same, or in one only.
  private func changedInput(from asked: SweepManifest) -> String? {
    let (own, other) = (Self.hashes(inputs), Self.hashes(asked.inputs))
    return Set(own.keys).union(other.keys).sorted().first { own[$0] != other[$0] }
  }

  private static func hashes(_ inputs: [Manifest.Input]) -> [String: String] {
    Dictionary(inputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }
}
