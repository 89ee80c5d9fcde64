import CohortModels
import Scenarios
import Wording

/// What uncertain parameters of a cohort are called on a page; tables call them by their paths.
struct CohortParameterWords {
  let figures: CohortInputs

  /// A parameter as it stands inside a sentence; one row of it, written `path[row]`, with its number or state, and
  /// what is not known by its path.
  subscript(name: String) -> String {
    let path = ParameterWords.parameter(of: name)
    guard let words = words(path.split(separator: ".").map(String.init)) else { return name }
    return path == name ? words : "\(words), \(name.dropFirst(path.count + 1).dropLast())"
  }

  private func words(_ keys: [String]) -> String? {
    guard keys.count > 2, let figure = keys.last else { return nil }
    switch keys[0] {
    case "states":
      return figure == "cost"
        ? "the cost of \(state(keys[1]))" : "quality of life in \(state(keys[1]))"
    case "transitions", "transition_rewards":
      if figure == "probabilities" {
        return "where people go from \(state(keys[1]))\(strategy(keys[2..<(keys.count - 1)]))"
      }
      guard keys.count > 3 else { return nil }
      let under = strategy(keys[3..<(keys.count - 1)])
      return noun(of: figure).map { "\($0) \(move(keys[1], keys[2]))\(under)" }
    case "treatments":
      let treatment = "treatment \(keys[1])"
      let place = keys.count > 3 ? " in \(state(keys[3]))" : ""
      switch keys[2] {
      case "costs": return "the cost of \(treatment)\(place)"
      case "utilities": return "quality of life under \(treatment)\(place)"
      case "hazard_ratios" where keys.count == 5:
        return "the hazard ratio of \(treatment) for \(move(keys[3], keys[4]))"
      default: return nil
      }
    default: return nil
    }
  }

  /// What a figure of moves is, before the move.
  private func noun(of figure: String) -> String? {
    switch figure {
    case "annual_rate": "the rate of"
    case "probability": "the chance of"
    case "hazard_ratio": "the hazard ratio of"
    case "cost": "the cost of"
    case "qalys": "QALYs at"
    default: nil
    }
  }

  private func move(_ from: String, _ to: String) -> String {
    "moves from \(state(from)) to \(state(to))"
  }

  private func strategy(_ keys: ArraySlice<String>) -> String {
    keys.first.map { " under \($0)" } ?? ""
  }

  private func state(_ id: String) -> String {
    figures.states.first { $0.id == id }.map { Phrase.inSentence($0.title) } ?? id
  }
}
