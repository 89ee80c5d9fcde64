import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `Activity` {
  private static let year = FinancialYear(startingIn: 2026)

  private static let shape = PopulationShape(
    places: ["A"], sexes: ["F", "M"], quintiles: ["1", "2"],
    segments: [
      Segment(id: "low", title: "Low", ages: nil, needRank: 0, isHighNeed: false),
      Segment(id: "high", title: "High", ages: nil, needRank: 1, isHighNeed: true),
    ], ages: AgeRange(0, 2))

  /// The country's people, no two cells alike, `[sex, quintile, segment, age]`.
  private static let country = (0..<24).map { Double(500 + $0 * 37 % 113 * 10) }

  private static let published = (0..<12).map { 0.4 + Double($0 * 5 % 7) * 0.3 }

  private static func model(relativity: [Double]?, growth: Double = 0) -> ActivityModel {
    ActivityModel(
      shape: shape, pods: [TinySystem.pod("bed", growth: growth)], dataYear: year,
      rates: [.init(units: [0.2, 1.4], poundsPerUnit: [800, 1200], relativity: relativity)],
      base: country)
  }

  /// Units and pounds of some of the country's cells.
  private static func use(
    _ model: ActivityModel, in year: FinancialYear = year,
    where included: (Int) -> Bool = { _ in true }
  ) -> (people: Double, units: Double, pounds: Double) {
    let cells = country.enumerated().map { included($0.offset) ? $0.element : 0 }
    let use = model.activity(personYears: People(shape: shape, cells: cells), in: year)
    return (cells.reduce(0, +), use.units[0, 0], use.pounds[0, 0])
  }

  @Test func `without a relativity people use what their segment uses`() {
    let model = Self.model(relativity: nil)
    let high = Self.use(model) { $0 % 6 >= 3 }
    expect(high.units, near: high.people * 1.4)
    expect(high.pounds, near: high.people * 1.4 * 1200)
  }

  @Test func `a relativity keeps the country's mean use`() {
    let (plain, related) = (
      Self.use(Self.model(relativity: nil)), Self.use(Self.model(relativity: Self.published))
    )
    expect(related.units, near: plain.units)
  }

  @Test(arguments: 0..<12)
  func `a relativity gives each sex, quintile and age its published ratio to the mean`(index: Int) {
    let model = Self.model(relativity: Self.published)
    func isHere(_ cell: Int) -> Bool { cell / 6 == index / 3 && cell % 3 == index % 3 }
    let (here, all) = (Self.use(model, where: isHere), Self.use(model))
    let published = (0..<24).map { cell -> Double in
      Self.country[cell] * Self.published[cell / 6 * 3 + cell % 3]
    }
    let meanPublished = published.reduce(0, +) / all.people
    let ratio = (here.units / here.people) / (all.units / all.people)
    expect(ratio, near: Self.published[index] / meanPublished)
  }

  @Test func `a relativity leaves the ratio between the segments of a cell as it was`() {
    let model = Self.model(relativity: Self.published)
    let (low, high) = (Self.use(model) { $0 == 7 }, Self.use(model) { $0 == 10 })
    expect((high.units / high.people) / (low.units / low.people), near: 1.4 / 0.2)
  }

  @Test func `a published figure for nobody changes nothing`() {
    var country = Self.country
    (country[0], country[3]) = (0, 0)
    let model = ActivityModel(
      shape: Self.shape, pods: [TinySystem.pod("bed")], dataYear: Self.year,
      rates: [.init(units: [0.2, 1.4], poundsPerUnit: [800, 1200], relativity: Self.published)],
      base: country)
    let newcomers = Self.use(model) { $0 == 0 }
    expect(newcomers.units, near: newcomers.people * 0.2)
  }

  @Test(arguments: [0, 1, 5])
  func `use per head grows from the year of the data`(yearsOn: Int) {
    let model = Self.model(relativity: Self.published, growth: 0.02)
    let (then, now) = (Self.use(model, in: Self.year + yearsOn), Self.use(model))
    let growth = (0..<yearsOn).reduce(1.0) { growth, _ in growth * 1.02 }
    expect(then.units, near: now.units * growth)
    expect(then.pounds, near: now.pounds * growth)
  }

  @Test func `dearer prices change pounds and no units`() {
    let pod = TinySystem.pod("bed").repriced(by: 1.1)
    #expect(abs(pod.poundsPerUnit - 1100) <= 1e-9, "a rounding of the product")
    #expect(pod.id == "bed" && pod.bedDaysPerUnit == 2)
  }
}
