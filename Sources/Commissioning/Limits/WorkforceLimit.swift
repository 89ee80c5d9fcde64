/// The most whole-time equivalents of a staff group programmes may use in each year.
public struct WorkforceLimit: Hashable, Sendable {
  /// Training places that add staff once people have finished, and cost money until then.
  public struct Training: Hashable, Sendable {
    /// People who begin, by year of the plan.
    public let starting: [Double]
    /// Whole years from beginning to being at work.
    public let years: Int
    /// The share of those who begin that are at work in the end.
    public let finishing: Double
    /// GBP of the price year for each of them, in each year of training.
    public let poundsEach: Double

    /// Makes training places.
    public init(starting: [Double], years: Int, finishing: Double, poundsEach: Double) {
      self.starting = starting
      self.years = years
      self.finishing = finishing
      self.poundsEach = poundsEach
    }

    /// Whole-time equivalents that training has added by a year of the plan.
    public func trained(by year: Int) -> Double {
      finishing * starting.prefix(max(0, year - years + 1)).reduce(0, +)
    }

    /// GBP spent in a year of the plan on those in training.
    public func pounds(in year: Int) -> Double {
      poundsEach * starting[max(0, year - years + 1)...year].reduce(0, +)
    }
  }

  /// Position of the staff group.
  public let staffGroup: Int
  /// Its code.
  public let id: String
  /// Its name.
  public let title: String
  /// The code of the place they work in; `nil` for staff who can work in any.
  public let place: String?
  /// Whole-time equivalents without training, by year of the plan.
  public let wholeTimeEquivalents: [Double]
  /// What training adds; `nil` for none.
  public let training: Training?

  /// Makes a limit.
  public init(
    staffGroup: Int, id: String, title: String, place: String? = nil,
    wholeTimeEquivalents: [Double], training: Training? = nil
  ) {
    self.staffGroup = staffGroup
    self.id = id
    self.title = title
    self.place = place
    self.wholeTimeEquivalents = wholeTimeEquivalents
    self.training = training
  }
}
