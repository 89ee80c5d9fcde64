extension Draws {
  /// The number between 0 and 1, neither included, of a draw of a parameter.
  ///
  /// - `random`: 52 bits of Philox under the seed, at (draw, name).
  /// - `latinHypercube`: the slice the name's own keyed order gives to the draw, and a place within it.
  /// - `sobol`: van der Corput's sequence, which is the first dimension of Sobol's, its points taken in a
  ///   nested order of the name's own and its digits scrambled. Each name by itself is what a dimension of
  ///   a scrambled Sobol' sequence is: each run of 2^k draws that starts at a multiple of 2^k has one in
  ///   each of 2^k equal slices, so that draws may stop anywhere. No name has a number of its dimension,
  ///   so none changes another's draws and there is no largest number of names. The price: names are
  ///   paired at random and not as Joe and Kuo chose, so what depends on pairs is known
  ///   somewhat worse than by independent draws (`Draws.Sampling.spreadOfPairs`). Nothing keyed by name
  ///   alone knows it better than they do (`docs/mathematics.md`).
  ///
  /// - Parameters:
  ///   - draw: `0 ..< count`; what people see as draw 1 is 0.
  ///   - name: the parameter's name; its bytes count, case and all.
  /// - Returns: a function of seed, sampling, draw and name (for a Latin hypercube of `count` as well).
  public func uniform(_ draw: Int, of name: String) -> Double {
    uniform(draw, of: DrawKey(seed: seed, name: DrawKey.Name(name)))
  }

  /// The same of a name whose key is at hand, which must be of this seed.
  package func uniform(_ draw: Int, of key: DrawKey) -> Double {
    precondition(draw >= 0 && draw < count, "there is no such draw")
    assert(key.seed == seed)
    let number = UInt32(truncatingIfNeeded: draw)
    switch sampling {
    case .random: return key.bits(number, for: .draw).unitInterval
    case .latinHypercube:
      let order = KeyedPermutation(count: count, key: key.bits(0, for: .order))
      let slice = Double(order(draw))
      // Rounding must not lift the sum into the next slice.
      let place = min(slice + key.bits(number, for: .draw).unitInterval, (slice + 1).nextDown)
      return place / Double(count)
    case .sobol:
      let order = NestedScrambling(key: key.bits(0, for: .order))
      let scrambling = NestedScrambling(key: key.bits(0, for: .scrambling))
      return scrambling(order(number).bitReversed).unitInterval(
        lastDigits: key.bits(number, for: .lastDigits))
    }
  }
}
