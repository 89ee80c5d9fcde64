import Parallelism
import Probability

/// What every figure comes to over draws: summaries of some figures each, so that several jobs can add a
/// block of draws at once.
public struct FigureSummary: Sendable {
  private var parts: [StreamingSummary]
  /// Quantiles at `StreamingSummary.probabilities` of figures of which every draw is kept.
  private var kept: [Int: [Double]] = [:]

  /// Figures of a part; however many jobs there are, the parts are the same.
  private static let partSize = 512

  init(figures: Int) {
    parts = stride(from: 0, to: figures, by: Self.partSize).map {
      StreamingSummary(figures: min(Self.partSize, figures - $0))
    }
  }

  /// Adds draws, `[draw][figure]`.
  mutating func add(_ block: [Double], draws: Int) {
    parts.withUnsafeMutableBufferPointer { parts in
      // A part is added to by one job.
      nonisolated(unsafe) let parts = parts
      forEachConcurrently(parts.count) { part in
        parts[part].add(block, draws: draws, from: part * Self.partSize)
        return true
      }
    }
  }

  /// Takes the quantiles of a figure from its draws, all of which were added: they are then those of the
  /// table in which the draws are kept, and not near them.
  mutating func keep(_ draws: [Double], of figure: Int) {
    kept[figure] = draws.sampleQuantiles(StreamingSummary.probabilities)
  }

  /// The mean of a figure; not a number where one of its draws is not.
  public func mean(of figure: Int) -> Double { part(of: figure).mean(of: own(figure)) ?? .nan }

  /// Standard error of the mean as draws are not endless; not a number with one draw only, or where one is
  /// not a number.
  public func standardError(of figure: Int) -> Double {
    part(of: figure).standardError(of: own(figure)) ?? .nan
  }

  /// The quantile of a figure at one of `StreamingSummary.probabilities`; not a number where one of its
  /// draws is not.
  public func quantile(_ probability: Double, of figure: Int) -> Double {
    guard mean(of: figure).isFinite else { return .nan }
    if let kept = kept[figure],
      let position = StreamingSummary.probabilities.firstIndex(of: probability)
    {
      return kept[position]
    }
    return part(of: figure).quantile(probability, of: own(figure)) ?? .nan
  }

  private func part(of figure: Int) -> StreamingSummary { parts[figure / Self.partSize] }

  private func own(_ figure: Int) -> Int { figure % Self.partSize }
}
