import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

/// Staff by place, and those that training adds.
@Suite struct `Staff and training` {
  private static let training = WorkforceLimit.Training(
    starting: [2, 3, 0, 0], years: 2, finishing: 0.5, poundsEach: 1000)

  /// Nobody moves, and a thousand people need ten staff.
  private static func market(_ limits: [WorkforceLimit]) -> TinyMarket {
    var market = TinyMarket.still([programme("visits", unitCost: 10, staff: 10, quality: 0.01)])
    market.planYears = 4
    market.budget = 40_000
    market.workforce = limits
    return market
  }

  private static func limit(
    _ wholeTimeEquivalents: [Double], place: String? = nil,
    training: WorkforceLimit.Training? = nil
  ) -> WorkforceLimit {
    WorkforceLimit(
      staffGroup: 0, id: "nurses", title: "Nurses", place: place,
      wholeTimeEquivalents: wholeTimeEquivalents, training: training)
  }

  @Test func `those who finish are at work after the years of training`() {
    #expect((0..<4).map { Self.training.trained(by: $0) } == [0, 0, 1, 2.5])
    #expect((0..<4).map { Self.training.pounds(in: $0) } == [2000, 5000, 3000, 0])
  }

  @Test func `training takes its money first and adds its staff later`() throws {
    let market = Self.market([Self.limit([10, 10, 10, 10], training: Self.training)])
    let allocation = try market.allocate()
    let run = market.run(allocation.plan)
    let staff = (0..<4).map { (run[$0].reached[0, 0] + run[$0].reached[0, 1]) / 1000 * 10 }
    for (used, have) in zip(staff, [10, 10, 11, 12.5]) { expect([used / have], near: [1]) }
    let budgets = allocation.limits.filter { $0.kind == .budget }
    expect(
      budgets.map { $0.have / 40_000 },
      near: [38_000 / 4e4, (40_000 - 5000 * 1.01) / 4e4, (40_000 - 3000 * 1.0201) / 4e4, 1])
    #expect(
      budgets[0].sentence
        == "Programmes may spend at most £38,000 in 2026/27, £2,000 for training being taken off first."
    )
    let last = try #require(allocation.limits.last { $0.kind == .workforce })
    #expect(
      last.sentence
        == "Programmes may use at most 12.5 whole-time nurses in 2029/30, 2.5 of them newly trained."
    )
    // One nurse reaches a hundred people, each of whom gains 0.01 QALYs, in the first year undiscounted.
    let first = try #require(allocation.limits.first { $0.kind == .workforce })
    expect([first.shadowPrice], near: [1])
  }

  @Test func `staff of one place are for that place alone`() throws {
    let market = Self.market([
      Self.limit([4, 4, 4, 4], place: "B"), Self.limit([10, 10, 10, 10]),
    ])
    let allocation = try market.allocate()
    for year in market.run(allocation.plan) {
      #expect(isWithin(year.reached[0, 1] / 100, 4))
      #expect(isWithin((year.reached[0, 0] + year.reached[0, 1]) / 100, 10))
    }
    let limit = try #require(allocation.limits.first { $0.id == "workforce.nurses.by_place.B" })
    #expect(limit.place == "B")
    #expect(
      limit.sentence == "Programmes in B may use at most 4 whole-time nurses in 2026/27.")
    #expect(
      allocation.rows("workforce.nurses.by_place.B(B,2026/27)")
        == " workforce.nurses.by_place.B(B,2026_27): 91 coverage(visits,B,2026_27) <= 4")
  }
}
