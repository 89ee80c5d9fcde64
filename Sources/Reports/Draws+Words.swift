import Probability

extension Draws {
  /// One of them, counted from 1, with what it hangs on: `draw 9 of 600 (seed 4, random)`.
  func words(for number: Int) -> String {
    // That there are as many as its number says need not mean that anyone asked for them.
    let others = number < count || sampling == .latinHypercube ? " of \(count)" : ""
    return "draw \(number)\(others) (seed \(seed), \(sampling.rawValue))"
  }
}
