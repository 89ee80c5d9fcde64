import Wording

/// Money that may only be, or must at least be, spent on one service line in each year.
public struct RingFence: Hashable, Sendable {
  /// Whether it is a floor or a ceiling.
  public enum Bound: String, Hashable, Sendable {
    case atLeast = "at least"
    case atMost = "at most"
  }

  /// How its size is stated, by year of the plan.
  public enum Amount: Hashable, Sendable {
    /// GBP of the price year.
    case pounds([Double])
    /// A share of what is spent in the year on all service lines.
    case shareOfSpend([Double])
    /// A share of what was spent on the line in the year before; 1.02 is 2% more. In the plan's first
    /// year, which has no year before it in the run, the limit is what doing nothing spends.
    case shareOfLastYear([Double])
    /// A share of what doing nothing spends on the line in the same year.
    case shareOfDoingNothing([Double])
  }

  /// Which spending it is about.
  public enum Counting: String, Hashable, Sendable, CaseIterable {
    /// What the plan spends on programmes, running them and setting them up.
    case programmes
    /// That, and all care given at the line's points of delivery, at its full modelled cost.
    case allCare = "all-care"
  }

  /// The name the scenario gives it.
  public let id: String
  /// The service line whose spending it is about.
  public let serviceLine: String
  /// What a reader calls the service line; `nil` where that is its code.
  public let title: String?
  /// Floor or ceiling.
  public let bound: Bound
  /// How much.
  public let amount: Amount
  /// Of which spending.
  public let counting: Counting

  /// Makes a ring-fence.
  public init(
    id: String, serviceLine: String, title: String? = nil, bound: Bound, amount: Amount,
    counting: Counting = .programmes
  ) {
    self.id = id
    self.serviceLine = serviceLine
    self.title = title
    self.bound = bound
    self.amount = amount
    self.counting = counting
  }

  /// The service line inside a sentence: its title, with its code.
  public var lineWords: String { Wording.Phrase.titled(title, code: serviceLine) }
}
