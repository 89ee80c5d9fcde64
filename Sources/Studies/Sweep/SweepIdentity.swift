import Crypto
import Foundation
import Scenarios

/// Names that points, shards and sweeps give themselves: hashes of everything their answers hang on, so
/// that the same work has the same name wherever it is done.
package struct SweepIdentity {
  private let base: String

  /// Everything that all points share. Files count by their names and contents, and not by where they are:
  /// of its path each has as much as no other file shares.
  init(
    kind: SweepKind, overrides: [String], optimises: Bool, inputs: [Manifest.Input]
  ) {
    let files = zip(Self.shortNames(inputs.map(\.path)), inputs).map { "\($0) \($1.sha256)" }
    let libraries = SweepManifest.currentLibraries.sorted { $0.key < $1.key }.map {
      "\($0.key) \($0.value)"
    }
    let parts =
      [
        "\(SweepManifest.currentFormat)", SweepManifest.currentProgram, kind.rawValue,
        optimises ? "plan" : "baseline",
      ] + libraries + files.sorted() + overrides.map { "--set \($0)" }
    base = parts.joined(separator: "\n")
  }

  /// The shortest ends of paths by which each is told from all others: `need.csv`, or `a/need.csv` and
  /// `b/need.csv`. A path that is the end of another has the whole of it.
  static func shortNames(_ paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/").filter { $0 != "." } }
    func end(_ position: Int, _ length: Int) -> String {
      parts[position].suffix(length).joined(separator: "/")
    }
    var lengths = Array(repeating: 1, count: paths.count)
    while true {
      let alike = Dictionary(grouping: paths.indices) { end($0, lengths[$0]) }.values
        .filter { $0.count > 1 }.joined()
      let longer = alike.filter { lengths[$0] < parts[$0].count }
      guard !longer.isEmpty else { return paths.indices.map { end($0, lengths[$0]) } }
      for position in longer { lengths[position] += 1 }
    }
  }

  /// The name of a point.
  func key(of point: SweepPoint) -> String {
    Self.hash(([base] + point.settings.map { "\($0.path)=\($0.value)" }).joined(separator: "\n"))
  }

  /// The name of points together, in order.
  static func name(ofKeys keys: some Sequence<String>) -> String {
    hash(keys.joined(separator: "\n"))
  }

  /// The first 64 bits of SHA-256 in hexadecimal: two of ten thousand points share them once in 10¹¹
  /// sweeps.
  package static func hash(_ text: some StringProtocol) -> String {
    hash(Data(text.utf8))
  }

  /// The same of bytes.
  static func hash(_ bytes: some DataProtocol) -> String {
    SHA256.hash(data: bytes).prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}
