import Foundation

/// The shards of one sweep, joined.
public struct SweepMerge: Sendable {
  private struct Part {
    var folder: SweepFolder
    var manifest: SweepManifest
    var journal: SweepJournal
    var lock: FolderLock
  }

  /// Joins shards to the sweep they are of, in its folder: every file is what it would be had the sweep
  /// been answered in one go.
  ///
  /// - Parameters:
  ///   - shards: folders of the shards, in any order.
  ///   - folder: where the sweep goes; it may hold part of the same sweep already.
  /// - Returns: the sweep, answered whole, for `OpenSweep.finish`.
  /// - Throws: `SweepFailure` when one is no shard of this version or of the same sweep as the first,
  ///   or answers are missing: which.
  public static func join(
    _ shards: [String], into folder: SweepFolder
  ) throws(SweepFailure) -> OpenSweep {
    var parts: [Part] = []
    for path in shards { parts.append(try part(path)) }
    guard let first = parts.first else { throw .cannotMerge("there are no shards to join") }
    for other in parts.dropFirst() where other.manifest.sweep != first.manifest.sweep {
      let difference = other.manifest.whole().difference(from: first.manifest.whole())
      throw .cannotMerge(
        "'\(other.folder.path)' is of another sweep than '\(first.folder.path)': "
          + "\(difference ?? "it has other points"); join shards of one sweep")
    }
    let whole = first.manifest.whole()
    let answers = try gather(parts, of: whole)
    let open = try folder.opened(for: whole) {
      answers.indices.contains($0 - 1) ? answers[$0 - 1].key : nil
    }
    let answered = open.journal.answered
    for (position, answer) in answers.enumerated() where !answered.contains(position + 1) {
      try open.journal.add(try answer.journal.answer(at: position + 1))
    }
    return open
  }

  private static func part(_ path: String) throws(SweepFailure) -> Part {
    let folder = SweepFolder(path)
    guard let manifest = try folder.recorded() else {
      throw .cannotMerge("there is no sweep in '\(path)'; name the folders of shards")
    }
    if let difference = version(of: manifest) {
      throw .otherVersion(path, found: difference)
    }
    let lock = try FolderLock(path)
    guard FileManager.default.fileExists(atPath: folder.journal) else {
      throw .cannotMerge("nothing is answered in '\(path)'; run shard \(manifest.shard) again")
    }
    let journal = try SweepJournal(reading: folder.journal)
    return Part(folder: folder, manifest: manifest, journal: journal, lock: lock)
  }

  /// The program or library that a sweep was made by, where it is not this one.
  private static func version(of manifest: SweepManifest) -> String? {
    guard manifest.program == SweepManifest.currentProgram else { return manifest.program }
    let current = SweepManifest.currentLibraries
    return manifest.libraries.sorted { $0.key < $1.key }.first { current[$0.key] != $0.value }
      .map { "almoner with \($0.key) \($0.value)" }
  }

  /// Where the answer at every point is, and the point's name.
  private static func gather(
    _ parts: [Part], of whole: SweepManifest
  ) throws(SweepFailure) -> [(key: String, journal: SweepJournal)] {
    var found: [Int: (key: String, journal: SweepJournal)] = [:]
    for part in parts {
      for point in part.journal.answered.sorted() {
        guard let key = part.journal.key(of: point), part.manifest.shard.holds(point) else {
          throw .damaged(part.journal.path, "point \(point) is not in shard \(part.manifest.shard)")
        }
        if let earlier = found[point] {
          guard try earlier.journal.line(at: point) == part.journal.line(at: point) else {
            throw .cannotMerge(
              "'\(part.journal.path)' and '\(earlier.journal.path)' answer point \(point) differently; "
                + "leave one of them out")
          }
          continue
        }
        found[point] = (key, part.journal)
      }
    }
    let missing = (1...whole.points).filter { found[$0] == nil }
    guard missing.isEmpty else { throw .cannotMerge(words(missing, of: whole, in: parts)) }
    let all = (1...whole.points).compactMap { found[$0] }
    guard SweepIdentity.name(ofKeys: all.map(\.key)) == whole.sweep else {
      throw .damaged(
        parts.first?.journal.path ?? "", "its points are not those its manifest names")
    }
    return all
  }

  /// Which points are missing, by shard.
  private static func words(
    _ missing: [Int], of whole: SweepManifest, in parts: [Part]
  ) -> String {
    let count = parts.map(\.manifest.shard.count).max() ?? 1
    let gaps = SweepShard.all(of: count).compactMap { shard -> String? in
      let own = missing.filter(shard.holds)
      guard !own.isEmpty else { return nil }
      let all = (1...whole.points).count(where: shard.holds)
      return own.count == all
        ? "shard \(shard)" : "\(own.count) of the \(all) points of shard \(shard)"
    }
    return
      "\(missing.count) of \(whole.points) points are missing: \(gaps.joined(separator: ", ")); "
      + "run what is missing, and join all of it"
  }
}
