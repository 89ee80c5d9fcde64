import Parallelism
import Probability
import Scenarios
import Synchronization

/// Some draws that follow one another, answered side by side.
struct DrawBlock {
  private let worker: DrawWorker

  /// The figures of the draws last answered, `[draw][figure]`, and room for more.
  private var values: [Double]

  /// A block with room for some draws.
  init(worker: DrawWorker, room: Int) {
    self.worker = worker
    values = Array(repeating: 0, count: room * worker.book.figureCount)
  }

  /// Answers draws, whose numbers begin at 0.
  ///
  /// - Throws: `StudyFailure.inDraw` of the first of them that has no answer.
  mutating func answer(_ draws: Range<Int>) throws(StudyFailure) {
    let failures = Mutex<[Int: StudyFailure]>([:])
    let worker = worker
    let count = WorkCount(
      of: worker.uncertainty.draws.count, already: draws.lowerBound, worker.progress)
    let figures = worker.book.figureCount
    values.withUnsafeMutableBufferPointer { values in
      // Each draw writes to its own part.
      nonisolated(unsafe) let values = values
      forEachConcurrently(draws.count) { position in
        let (draw, start) = (draws.lowerBound + position, position * figures)
        do throws(StudyFailure) {
          let own = values[start..<(start + figures)]
          worker.book.fill(
            UnsafeMutableBufferPointer(rebasing: own), from: try worker.run(draw))
        } catch {
          failures.withLock { $0[draw] = error }
        }
        count.finishOne()
        return true
      }
    }
    let failed = failures.withLock { $0 }
    if let first = failed.keys.min(), let failure = failed[first] { throw failure }
  }

  /// The figures of as many draws as were last answered, `[draw][figure]`.
  func values(of draws: Int) -> [Double] {
    let count = draws * worker.book.figureCount
    return count == values.count ? values : Array(values.prefix(count))
  }

  /// The figures of one table in one of the draws last answered.
  func figures(of draw: Int, in table: FigureTable) -> [Double] {
    let start = draw * worker.book.figureCount + table.firstFigure
    return Array(values[start..<(start + table.figureCount)])
  }
}
