public import Foundation
import Parallelism
import Scenarios
import Synchronization

/// A sweep in its folder: what of it is answered, and the means to answer the rest.
public struct OpenSweep: Sendable {
  /// Where it is kept.
  public let folder: SweepFolder
  /// Its record.
  public let manifest: SweepManifest
  let journal: SweepJournal
  let lock: FolderLock

  /// How many of its points have been answered.
  public var answeredCount: Int { journal.answered.count }

  /// Answers every point that is not answered yet, `Concurrency.jobs` at once, and keeps each answer as it
  /// comes.
  ///
  /// The answers are the same for any number of jobs: each hangs on its own point only.
  ///
  /// - Parameters:
  ///   - sweep: the sweep this is.
  ///   - progress: told how many points were answered before, have been now, and are to be in all.
  /// - Throws: `SweepFailure` when an answer cannot be kept, or `Problems` when a file that is new since
  ///   the sweep was checked makes it no question; the answers before that are kept.
  public func answer(
    _ sweep: CheckedSweep,
    progress: @escaping @Sendable (_ before: Int, _ now: Int, _ all: Int) -> Void = { _, _, _ in }
  ) throws {
    let all = sweep.points
    let answered = journal.answered
    let left = all.filter { !answered.contains($0.number) }
    let state = Mutex<(done: Int, failure: (any Error)?)>((0, nil))
    progress(answered.count, 0, all.count)
    forEachConcurrently(left.count) { position in
      do {
        try journal.add(sweep.answer(left[position]))
      } catch {
        state.withLock { $0.failure = $0.failure ?? error }
        return false
      }
      return state.withLock {
        $0.done += 1
        // Told under the lock, so that it never goes back.
        progress(answered.count, $0.done, all.count)
        return $0.failure == nil
      }
    }
    guard let failure = state.withLock({ $0.failure }) else { return }
    if case SweepFailure.cannotWrite(_, let reason, _) = failure {
      throw SweepFailure.cannotWrite(folder.path, reason: reason, kept: answeredCount)
    }
    throw failure
  }

  /// The answers of a sweep that is answered whole, in the order of the points.
  public struct Answers: Sendable {
    /// The record of the sweep.
    public let manifest: SweepManifest
    let points: [Int]
    let journal: SweepJournal

    /// Hands on one answer after another to `body`.
    ///
    /// - Throws: `SweepFailure` when one cannot be read, or what `body` throws.
    public func handOn(_ body: (SweepAnswer) throws(SweepFailure) -> Void) throws(SweepFailure) {
      for point in points { try body(try answer(at: point)) }
    }

    /// The answer at a point.
    func answer(at point: Int) throws(SweepFailure) -> SweepAnswer {
      try journal.answer(at: point)
    }
  }

  /// Puts the journal in order and writes the table and the store, each of which is whole or as it was.
  ///
  /// Everything hangs on the answers only, so that the bytes are the same however often the sweep was
  /// stopped, however many jobs answered it and in whatever order.
  ///
  /// - Parameter table: makes the table.
  /// - Throws: `SweepFailure` when a file cannot be written.
  public func finish(
    table: (Answers) throws(SweepFailure) -> Data
  ) throws(SweepFailure) {
    do throws(SweepFailure) {
      let journal = try sorted()
      let answers = Answers(
        manifest: manifest, points: journal.answered.sorted(), journal: journal)
      try WholeFile.write(folder.table, try table(answers))
      try WholeFile.write(folder.store) { path throws(SweepFailure) in
        try SweepStore.write(answers, to: path)
      }
    } catch {
      if case .cannotWrite(let path, let reason, _) = error {
        throw .cannotWrite(path, reason: reason, kept: answeredCount)
      }
      throw error
    }
  }

  /// The journal with its lines in the order of the points.
  private func sorted() throws(SweepFailure) -> SweepJournal {
    try journal.synchronise()
    guard !journal.isSorted else { return journal }
    try WholeFile.write(folder.journal) { path throws(SweepFailure) in
      let file = try RawFile(path)
      for point in journal.answered.sorted() { try file.append(try journal.line(at: point)) }
      try file.synchronise()
    }
    return try SweepJournal(folder.journal, key: journal.key)
  }
}

extension CheckedSweep {
  /// Opens a folder to answer the sweep in, as `SweepFolder.opened` says.
  public func open(_ folder: SweepFolder) throws(SweepFailure) -> OpenSweep {
    try folder.opened(for: manifest) { point in
      guard keys.indices.contains(point - 1), shard.holds(point) else { return nil }
      return keys[point - 1]
    }
  }
}
