/// How often, and how, parameters are drawn.
///
/// A draw of a parameter depends on the seed, the number of the draw and the name of the parameter (and,
/// for a Latin hypercube, on how many draws there are), and on nothing else: not on the other
/// parameters, the order of work or the number of threads.
public struct Draws: Hashable, Sendable {
  /// How the draws of one parameter are spread over its distribution.
  public enum Sampling: String, CaseIterable, Hashable, Sendable {
    /// Independent draws.
    case random
    /// One draw in each of as many equally likely slices as there are draws.
    case latinHypercube = "latin-hypercube"
    /// Scrambled Sobol' points.
    case sobol

    /// At most how many times as much a correlation between two names that have nothing to do with one another
    /// varies, from seed to seed, as it does among independent draws.
    ///
    /// Sobol' points of a name come in pairs of which one lies in each half, and so do those of any other name:
    /// halves of two names that go together in one draw of a pair do in the other too. The variance is
    /// doubled for what depends on halves alone, half as much more for quarters, and so on; for straight lines it is
    /// 1.58 times (`docs/mathematics.md`, Sobol' by name).
    public var spreadOfPairs: Double { self == .sobol ? 2 : 1 }
  }

  /// The most draws there can be.
  public static let most = Int(UInt32.max)

  /// Where random numbers start.
  public let seed: UInt64
  /// How many draws there are.
  public let count: Int
  /// How they are spread.
  public let sampling: Sampling

  /// A set of draws; `count` is 1 ... `Draws.most`.
  public init(seed: UInt64, count: Int, sampling: Sampling) {
    precondition(count >= 1 && count <= Self.most, "there are 1 to \(Self.most) draws")
    self.seed = seed
    self.count = count
    self.sampling = sampling
  }
}
