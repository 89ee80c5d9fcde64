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
  ///   - folder: where the sweep goes; what it holds of the same sweep already counts too.
  /// - Returns: the sweep, answered whole, for `OpenSweep.finish`.
  /// - Throws: `SweepFailure` when one is no shard of this version or of the same sweep as the first,
  ///   two answer a point differently, or answers are missing: which.
  public static func join(
    _ shards: [String], into folder: SweepFolder
  ) throws(SweepFailure) -> OpenSweep {
    try checkDifferent(shards, folder)
    allowFiles(shards.count)
    var parts: [Part] = []
    for path in shards { parts.append(try part(path)) }
    guard let first = parts.first else { throw .cannotMerge("there are no shards to merge") }
    for other in parts.dropFirst() where other.manifest.sweep != first.manifest.sweep {
      let difference = other.manifest.whole().difference(from: first.manifest.whole())
      throw .cannotMerge(
        "'\(other.folder.path)' is of another sweep than '\(first.folder.path)': "
          + "\(difference ?? "it has other points"); merge shards of one sweep")
    }
    let whole = first.manifest.whole()
    for part in parts where !part.manifest.isSameQuestion(as: whole) {
      throw .damagedRecord(part.folder.manifest, "it does not say what its name stands for")
    }
    let answers = try gather(parts, with: earlier(in: folder, of: whole), of: whole)
    let open = try folder.opened(for: whole) {
      answers.indices.contains($0 - 1) ? answers[$0 - 1].key : nil
    }
    let answered = open.journal.answered
    for (position, answer) in answers.enumerated() {
      let point = position + 1
      guard answered.contains(point) else {
        try open.journal.add(try answer.journal.answer(at: point))
        continue
      }
      try checkAlike(point, open.journal, answer.journal)
    }
    return open
  }

  /// Asks the system for as many open files as so many shards take, where it has fewer by habit.
  private static func allowFiles(_ shards: Int) {
    var limit = rlimit()
    // Each has a lock and a journal; the rest is for the sweep itself and the libraries.
    let needed = rlim_t(shards) * 2 + 64
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0,
      limit.rlim_cur < needed
    else { return }
    limit.rlim_cur = min(needed, limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// Refuses a folder that is named twice.
  private static func checkDifferent(
    _ shards: [String], _ folder: SweepFolder
  ) throws(SweepFailure) {
    var seen: Set<String> = []
    for path in shards {
      guard SweepFolder.place(of: path) != SweepFolder.place(of: folder.path) else {
        throw .cannotMerge(
          "'\(path)' is both where the sweep goes and a shard; name another folder first, or leave it out "
            + "of the shards")
      }
      guard seen.insert(SweepFolder.place(of: path)).inserted else {
        throw .cannotMerge("'\(path)' is named twice; name each shard once")
      }
    }
  }

  private static func part(_ path: String) throws(SweepFailure) -> Part {
    let folder = SweepFolder(path)
    let found: SweepManifest?
    do throws(SweepFailure) {
      found = try folder.recorded()
    } catch {
      guard case .notASweep = error else { throw error }
      found = nil
    }
    guard let manifest = found else {
      throw .cannotMerge("there is no sweep in '\(path)'; name the folders of shards")
    }
    if let other = version(of: manifest) {
      throw .cannotMerge(
        "'\(path)' was made by \(other), and this is another version; merge with the program that made the "
          + "shards, or answer them again")
    }
    let lock = try FolderLock(path)
    guard FileManager.default.fileExists(atPath: folder.journal) else {
      throw .cannotMerge(
        "nothing is answered in '\(path)'; give the command of shard \(manifest.shard) again")
    }
    let journal = try SweepJournal(reading: folder.journal)
    return Part(folder: folder, manifest: manifest, journal: journal, lock: lock)
  }

  /// The answers that are already where the sweep goes, if it is the same; another is refused later.
  private static func earlier(
    in folder: SweepFolder, of whole: SweepManifest
  ) throws(SweepFailure) -> SweepJournal? {
    guard let manifest = try folder.recorded(), manifest.difference(from: whole) == nil,
      FileManager.default.fileExists(atPath: folder.journal)
    else { return nil }
    return try SweepJournal(reading: folder.journal)
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
    _ parts: [Part], with earlier: SweepJournal?, of whole: SweepManifest
  ) throws(SweepFailure) -> [(key: String, journal: SweepJournal)] {
    var found: [Int: (key: String, journal: SweepJournal)] = [:]
    let journals =
      parts.map { ($0.journal, $0.manifest.shard) } + (earlier.map { [($0, .whole)] } ?? [])
    for (journal, shard) in journals {
      for point in journal.answered.sorted() {
        guard let key = journal.key(of: point), shard.holds(point), point <= whole.points else {
          throw .damaged(
            journal.path, "point \(point) is not one of shard \(shard) of \(whole.points) points")
        }
        if let earlier = found[point] {
          try checkAlike(point, earlier.journal, journal)
        } else {
          found[point] = (key, journal)
        }
      }
    }
    let missing = (1...whole.points).filter { found[$0] == nil }
    guard missing.isEmpty else { throw .cannotMerge(words(missing, of: whole, in: parts)) }
    let all = (1...whole.points).compactMap { found[$0] }
    guard SweepIdentity.name(ofKeys: all.map(\.key)) == whole.sweep else {
      throw .cannotMerge(
        "the points of these shards are not those that their manifests name; answer the shards again"
      )
    }
    return all
  }

  /// Refuses two answers at a point that are not the same.
  private static func checkAlike(
    _ point: Int, _ one: SweepJournal, _ other: SweepJournal
  ) throws(SweepFailure) {
    guard try one.line(at: point) != other.line(at: point) else { return }
    let folders = [one, other].map {
      $0.path.prefix(upTo: $0.path.lastIndex(of: "/") ?? $0.path.endIndex)
    }
    throw .cannotMerge(
      "'\(folders[0])' and '\(folders[1])' answer point \(point) differently, as another build or "
        + "processor or a time limit may; delete one of them, and answer its points again if they are then "
        + "missing")
  }

  /// The most shards that a message names.
  private static let mostNamed = 8

  /// Which points are missing, by shard.
  private static func words(
    _ missing: [Int], of whole: SweepManifest, in parts: [Part]
  ) -> String {
    let count = parts.map(\.manifest.shard.count).max() ?? 1
    let gaps = SweepShard.all(of: count).compactMap { shard -> String? in
      let own = missing.count(where: shard.holds)
      guard own > 0 else { return nil }
      let all = (1...whole.points).count(where: shard.holds)
      return own == all ? "shard \(shard)" : "\(own) of the \(all) points of shard \(shard)"
    }
    let named = gaps.prefix(mostNamed).joined(separator: ", ")
    let rest = gaps.count > mostNamed ? " and of \(gaps.count - mostNamed) more shards" : ""
    return
      "\(missing.count) of \(whole.points) points are missing: \(named)\(rest); sweep again with "
      + "--shard for \(gaps.count == 1 ? "it" : "each"), and merge the folders of all shards"
  }
}
