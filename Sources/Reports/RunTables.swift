import Commissioning
public import Foundation
import LinearAlgebra
import Parallelism
import PopulationHealth
import Scenarios
public import Studies

/// The tidy tables of a run, one a file.
///
/// People, activity and outcomes are given for every year of the horizon, follow-up included; money
/// for the years of the plan. Every amount of money is in pounds of the price year in the manifest.
public struct RunTables: Sendable {
  let run: StudyRun
  private let figures: FigureCSV
  var scenario: Scenario { run.scenario }
  var shape: PopulationShape { run.scenario.model.shape }

  /// The tables of a run.
  public init(of run: StudyRun) {
    self.run = run
    if let sample = run.sample {
      figures = FigureCSV(book: sample.book, central: sample.central, summary: sample.summary)
    } else {
      let central = DrawnRun(central: run)
      let book = FigureBook(of: central, isDrawn: false)
      figures = FigureCSV(book: book, central: book.values(of: central), summary: nil)
    }
  }

  /// File names and contents.
  public var all: [(name: String, contents: Data)] {
    concurrentMap(figures.book.tables.count) {
      (name: figures.book.tables[$0].name, contents: figures.data(of: figures.book.tables[$0]))
    }
      + [
        ("limits.csv", limits), ("comparisons.csv", comparisons), ("not_bought.csv", notBought),
        ("names.csv", names), ("case_mix.csv", caseMix), ("attribution.csv", attribution),
      ] + official + search + drawn
      + (run.budgets.isEmpty ? [] : [("budget_chance.csv", budgetChance)])
      + (run.decision.map { PlanDecisionTables(of: $0, in: scenario).all } ?? [])
  }
}
