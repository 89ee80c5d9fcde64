import Probability
import Studies
import Wording

/// Which parameters are drawn together, so that what one of them seems to do may be what another does.
struct DrawnTogether {
  /// The set each parameter of a sample is in, by its position; `nil` for one that is drawn alone.
  let sets: [Int?]
  /// How many parameters each set has.
  private let sizes: [Int]

  /// Finds them.
  ///
  /// - Parameters:
  ///   - joint: what was drawn; `nil` where nothing is known of it.
  ///   - parameters: those of a sample, each a parameter of `joint` or a row of one.
  init(_ joint: JointDistribution?, among parameters: [DecisionSample.Parameter]) {
    let found = joint.map { Self.joined($0.dependentSets) } ?? []
    sizes = found.map(\.count)
    let places = Dictionary(
      found.enumerated().flatMap { set, members in
        members.map { (joint?.parameters[$0].name ?? "", set) }
      }, uniquingKeysWith: { first, _ in first })
    sets = parameters.map { places[ParameterWords.parameter(of: $0.name)] }
  }

  /// What is said of a parameter that is drawn with others; nothing of one that is not.
  func words(_ parameter: Int) -> String {
    guard let set = sets[parameter] else { return "" }
    let others = sizes[set] - 1
    let with = others == 1 ? "the other" : "the \(Amount.grouped(Double(others))) others"
    return " by itself or through \(with) drawn together with it"
  }

  /// Sets of which none shares a member with another.
  private static func joined(_ sets: [[Int]]) -> [Set<Int>] {
    sets.reduce(into: []) { joined, set in
      let touched = joined.filter { !$0.isDisjoint(with: set) }
      joined.removeAll { !$0.isDisjoint(with: set) }
      joined.append(touched.reduce(Set(set)) { $0.union($1) })
    }
  }
}
