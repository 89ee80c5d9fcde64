public import Commissioning

/// Many draws of one cohort model, each with its own value of every uncertain figure.
///
/// Models that move by chances are followed many draws at a time; those with rates that act together
/// or with time in state one draw after another. Both come to the same but for rounding, and a draw comes
/// to the same bits whichever others are run with it.
public struct CohortBatch: Sendable {
  /// The figures of the model where nothing is uncertain.
  public let inputs: CohortInputs
  /// What the uncertain parameters stand for.
  public let targets: [CohortTarget]
  /// How time in states is counted.
  public let counting: CountingConvention
  /// Yearly discount rates.
  public let discounting: Discounting

  let layout: FigureLayout
  /// Where each value goes, `[value][place]`, the values of all targets in a row.
  let places: [[Int]]
  let isDetailed: Bool
  /// How draws are followed side by side; `nil` where they are followed one by one.
  let program: BatchProgram?

  /// Prepares to follow draws.
  ///
  /// - Parameters:
  ///   - inputs: the model's figures.
  ///   - targets: what parameters stand for.
  ///   - valueCounts: how many values each target takes.
  ///   - counting: how time in states is counted; `exact` only where the basis is `rates`.
  ///   - discounting: yearly discount rates.
  ///   - isDetailed: whether undiscounted totals, years in states and traces are wanted too.
  ///   - sideBySide: whether draws may be followed side by side where the model allows it.
  public init(
    _ inputs: CohortInputs, targets: [CohortTarget], valueCounts: [Int],
    counting: CountingConvention, discounting: Discounting, isDetailed: Bool = false,
    sideBySide: Bool = true
  ) {
    self.inputs = inputs
    self.targets = targets
    self.counting = counting
    self.discounting = discounting
    self.isDetailed = isDetailed
    let layout = FigureLayout(inputs)
    self.layout = layout
    let places = zip(targets, valueCounts).flatMap { layout.places(of: $0, values: $1) }
    self.places = places
    self.valueCounts = valueCounts
    program =
      sideBySide && counting != .exact
      ? BatchProgram(
        inputs, layout: layout, uncertain: Set(places.joined()), followsTheDead: isDetailed) : nil
  }

  let valueCounts: [Int]

  /// What every strategy comes to in some draws.
  ///
  /// - Parameter values: `[value][draw]`, the values of all targets in a row, at least one of them.
  /// - Returns: their totals, and detail where it was asked for.
  /// - Throws: the first draw in which the chances of leaving a state are more than everyone, or rates too
  ///   high.
  public func draws(_ values: [[Double]]) throws(ImpossibleDraw) -> CohortDraws {
    precondition(values.count == places.count && !values.isEmpty, "every value is given")
    let count = values[0].count
    precondition(values.allSatisfy { $0.count == count }, "every value has every draw")
    var draws = CohortDraws(
      draws: count, strategies: inputs.courses.count, states: inputs.states.count,
      cycles: inputs.cycles, isDetailed: isDetailed)
    guard let program else {
      for draw in 0..<count { try follow(draw, of: values, into: &draws) }
      return draws
    }
    // A draw in doubt is refused by itself, or followed by itself where rounding alone put it there.
    for draw in BatchRun(self, program).follow(values, into: &draws) {
      try follow(draw, of: values, into: &draws)
    }
    return draws
  }

  /// Follows one draw by itself.
  private func follow(
    _ draw: Int, of values: [[Double]], into draws: inout CohortDraws
  ) throws(ImpossibleDraw) {
    var drawn: [[Double]] = []
    var next = 0
    for count in valueCounts {
      drawn.append(values[next..<next + count].map { $0[draw] })
      next += count
    }
    let inputs = inputs.drawing(targets, drawn)
    let strategies = try inputs.possibleStrategies(in: draw)
    let model = inputs.model(of: strategies)
    for (position, strategy) in strategies.enumerated() {
      let outcomes = model.outcomes(of: strategy, counting: counting, discounting: discounting)
      draws.totals[position].set(draw, outcomes.discounted)
      guard isDetailed else { continue }
      draws.details[position].undiscounted.set(draw, outcomes.undiscounted)
      for (state, years) in outcomes.yearsInState.enumerated() {
        draws.details[position].yearsInState[state][draw] = years
      }
      for (place, share) in outcomes.trace.shares.joined().enumerated() {
        draws.details[position].shares[place * draws.count + draw] = share
      }
    }
  }
}
