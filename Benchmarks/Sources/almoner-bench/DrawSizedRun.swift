import Commissioning
import PopulationHealth
import Scenarios

/// What one draw of what is uncertain costs the model, outputs apart.
struct DrawSizedRun {
  private let scenario: Scenario
  private let model: SystemModel
  private let terms: FinancialTerms
  private let name: String

  init(scenario path: String, years: Int, overrides: [String] = []) throws {
    let scenario = try Scenario.load(
      path, overrides: overrides + ["years.count=\(years)", "years.follow_up=0"])
    self.scenario = scenario
    model = scenario.model
    terms = scenario.terms
    name = "\(model.shape.places.count) places, \(years) years"
  }

  /// A system made anew, doing nothing, a plan that reaches half of whom each programme could reach,
  /// and the accounts; and then every measure of health of both.
  var work: Work {
    let plan = model.halfOfReach
    return {
      var (nothing, planned) = ([YearOfSystem](), [YearOfSystem]())
      let run = Lap.timing("\(name), both arms and accounts", aim: 0.0035) {
        let drawn = SystemModel(
          horizon: model.horizon, need: model.need, quality: model.quality,
          activity: model.activity, interventions: model.interventions,
          interactions: model.interactions, risk: model.risk)
        let start = drawn.startingPoint { nothing.append($1) }
        drawn.simulate(plan, from: start) { planned.append($1) }
        let accounts = Accounts(model: drawn, terms: terms).settle(planned, against: nothing)
        keep(accounts.map(\.programmePounds))
      }
      let health = Lap.timing("\(name), health of every part of both arms") {
        for year in nothing + planned {
          let tables = HealthTables(of: year.need, quality: model.quality)
          keep([tables?.personYears(place: nil, sex: nil, quintile: nil) ?? 0])
        }
      }
      return [run, health]
    }
  }
}
