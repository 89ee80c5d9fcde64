import Commissioning
import Testing

@Suite struct `Release of cost` {
  private static func behaviour(
    fixed: Double = 0, semiFixed: Double = 0, variable: Double = 0, step: Double = 0, lag: Int = 0
  ) -> PointOfDelivery.CostBehaviour {
    .init(
      fixedShare: fixed, semiFixedShare: semiFixed, variableShare: variable, stepUnits: step,
      releaseLagYears: lag)
  }

  @Test(arguments: [0.25, 1])
  func `the variable share goes at once`(share: Double) {
    let released = CostRelease.pounds(
      avoided: [40], pounds: 8000, behaviour: Self.behaviour(fixed: 1 - share, variable: share))
    expect(released, near: 8000 * share)
  }

  @Test func `the fixed share stays, however long units stay avoided`() {
    let behaviour = Self.behaviour(fixed: 1)
    #expect(
      CostRelease.pounds(
        avoided: Array(repeating: 40, count: 30), pounds: 8000, behaviour: behaviour) == 0)
  }

  @Test(arguments: [
    (0.0, 0.0), (19.999, 0), (20, 20), (20.001, 20), (39.999, 20), (40, 40), (65, 60), (1e6, 1e6),
  ])
  func `the semi-fixed share goes in whole steps`(avoided: Double, released: Double) {
    let pounds = CostRelease.pounds(
      avoided: [avoided], pounds: avoided * 100, behaviour: Self.behaviour(semiFixed: 1, step: 20))
    expect(pounds, near: released * 100)
  }

  @Test(
    arguments: [
      ([60.0], 0.0), ([60, 60], 0), ([60, 60, 60], 60), ([60, 60, 60, 60], 60), ([0, 60, 60], 0),
      ([60, 0, 60], 0), ([60, 25, 60], 20), ([25, 60, 60, 45], 40), ([-5, 60, 60], 0),
    ] as [([Double], Double)])
  func `a step goes once its units have stayed avoided through the lag`(
    avoided: [Double], released: Double
  ) {
    let now = avoided.last ?? 0
    let pounds = CostRelease.pounds(
      avoided: avoided, pounds: now * 100,
      behaviour: Self.behaviour(semiFixed: 1, step: 20, lag: 2))
    expect(pounds, near: released * 100)
  }

  @Test func `a step of no size can be divided at will`() {
    let pounds = CostRelease.pounds(
      avoided: [12.5], pounds: 1000, behaviour: Self.behaviour(fixed: 0.5, semiFixed: 0.5))
    expect(pounds, near: 500)
  }

  @Test(arguments: [[-10.0], [50, -10], [-50, -20, -10]])
  func `activity above doing nothing brings its full cost`(avoided: [Double]) {
    let behaviour = Self.behaviour(fixed: 0.4, semiFixed: 0.4, variable: 0.2, step: 20, lag: 1)
    #expect(CostRelease.pounds(avoided: avoided, pounds: -1000, behaviour: behaviour) == -1000)
  }

  @Test func `nothing avoided releases nothing`() {
    #expect(
      CostRelease.pounds(avoided: [5, 0], pounds: 0, behaviour: Self.behaviour(variable: 1)) == 0)
    #expect(CostRelease.pounds(avoided: [], pounds: 0, behaviour: Self.behaviour(fixed: 1)) == 0)
  }

  @Test func `in the end all but the fixed share goes`() {
    let behaviour = Self.behaviour(fixed: 0.3, semiFixed: 0.5, variable: 0.2, step: 10, lag: 3)
    expect(behaviour.eventualShare, near: 0.7)
    let pounds = CostRelease.pounds(
      avoided: Array(repeating: 50, count: 4), pounds: 1000, behaviour: behaviour)
    expect(pounds, near: 1000 * behaviour.eventualShare)
  }
}
