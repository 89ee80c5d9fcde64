import Allocation
import Commissioning
import Studies

extension CoveragePlan {
  /// Coverage below this is rounding.
  private static let nothing = 1e-9

  /// Whether a programme is bought in any place and year.
  func buys(_ intervention: Int) -> Bool {
    (0..<places).contains { place in
      (0..<years).contains { self[intervention, place, $0] > Self.nothing }
    }
  }

  /// Whether no programme is bought anywhere.
  var buysNothing: Bool { !(0..<interventions).contains(where: buys) }
}

extension StudyRun {
  /// Whether there is a plan and it buys nothing.
  var buysNothing: Bool { allocation?.plan.buysNothing ?? false }
}
