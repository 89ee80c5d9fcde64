import Allocation
package import Commissioning

extension CoveragePlan {
  /// Coverage under a millionth of a hundredth is rounding in the solver.
  private static let nothing = 1e-8

  /// Whether a programme is bought in a place and year.
  package func buys(_ intervention: Int, place: Int, year: Int) -> Bool {
    self[intervention, place, year] > Self.nothing
  }

  /// Whether a programme is bought in any place and year.
  package func buys(_ intervention: Int) -> Bool {
    (0..<places).contains { place in
      (0..<years).contains { buys(intervention, place: place, year: $0) }
    }
  }

  /// Whether no programme is bought anywhere.
  package var buysNothing: Bool { !(0..<interventions).contains(where: buys) }
}

extension StudyRun {
  /// Whether there is a plan and it buys nothing.
  package var buysNothing: Bool { allocation?.plan.buysNothing ?? false }
}
