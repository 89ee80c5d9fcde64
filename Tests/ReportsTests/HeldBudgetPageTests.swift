import Commissioning
import Foundation
import Reports
import Studies
import Testing
import Wording

struct HeldBudgetPageTests {
  /// A short run with little money, of which a budget that holds is asked.
  private static let run: StudyRun? = {
    (try? UncertainRun.scenario([
      "uncertainty.draws=8", "uncertainty.hold_budget=0.9", "budget.revenue.first_year=2000000",
    ])).flatMap { try? StudyRun.answer($0, explaining: false).sampled().decided() }
  }()

  @Test func `the page says what was asked, what was reached and what is to be expected`() throws {
    let run = try #require(Self.run)
    let held = try #require(run.decision?.held)
    #expect(held.lowerings > 0)
    let page = SummaryPage(run: run).text.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    let tuning = held.tuning.held.allYears
    // It holds in all eight, whose lower limit is 8 / (8 + z²), z being 1.96; the chosen plan's are told too.
    #expect(held.fresh.held.allYears.probability == 1)
    let told =
      "makes programmes keep to their money in every year in \(Amount.percent(tuning.probability)) of the "
      + "draws it was found by, where 90% was asked for, and in every fresh draw (68 to 100%), which had no "
      + "part in finding it. The chosen plan does in "
    let chosen = held.fresh.chosen.allYears
    let count = Int((chosen.probability * 8).rounded())
    let limits = [chosen.interval.lowerBound, chosen.interval.upperBound].map {
      Int(($0 * 100).rounded())
    }
    #expect(0 < count && count < 8)
    #expect(
      page.contains(told + "\(count) of 8 fresh draws (\(limits[0]) to \(limits[1])%)."), "\(page)")
  }

  @Test func `the table has every year in the draws it was found by and in fresh ones`() throws {
    let run = try #require(Self.run)
    let held = try #require(run.decision?.held)
    let table = WrittenTable(try #require(UncertainRun.files(run)["held_budget.csv"]))
    #expect(
      table.rows.map { $0["draws"] }
        == Array(repeating: "tuning", count: 3) + Array(repeating: "fresh", count: 3))
    let all = table.rows.filter { $0["year"] == "all" }
    #expect(all.map { $0["asked_probability"] } == ["0.9", "0.9"])
    #expect(
      all.compactMap { $0["held_probability"].flatMap { Double($0) } }
        == [held.tuning.held, held.fresh.held].map(\.allYears.probability))
  }

  @Test func `the plan that holds has a table of all it buys, which adds up to what the page says`()
    throws
  {
    let run = try #require(Self.run)
    let held = try #require(run.decision?.held)
    let table = WrittenTable(try #require(UncertainRun.files(run)["held_plan.csv"]))
    let spent = ["gbp_recurrent", "gbp_non_recurrent"].reduce(0.0) { sum, column in
      sum + table.rows.compactMap { $0[column].flatMap { Double($0) } }.reduce(0, +)
    }
    // A year never takes more than it was planned with.
    #expect(spent > 0 && spent <= held.plannedWith.reduce(0, +) * 1.000_001)
    let page = SummaryPage(run: run).text
    #expect(page.contains("that plan spends \(Amount.pounds(spent)) on programmes"), "\(page)")
  }
}
