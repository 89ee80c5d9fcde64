extension JointDistribution {
  /// The values of every parameter in one draw, `[parameter][row]`.
  ///
  /// - Parameters:
  ///   - draw: `0 ..< draws.count`; what people see as draw 1 is 0.
  ///   - draws: where uniforms come from.
  /// - Returns: the same as `values(at: uniforms(of: draw, in: draws))`.
  public func values(of draw: Int, in draws: Draws) -> [[Double]] {
    values(at: uniforms(of: draw, in: draws))
  }

  /// The uniforms of every parameter in one draw, `[parameter][uniform]`, in the order of
  /// `Parameter.uniformNames`, before they are correlated.
  public func uniforms(of draw: Int, in draws: Draws) -> [[Double]] {
    prepared.map { parameter in
      parameter.names.map { draws.uniform(draw, of: DrawKey(seed: draws.seed, name: $0)) }
    }
  }

  /// The values of every parameter from its uniforms, `[parameter][row]`.
  ///
  /// - Parameter uniforms: `[parameter][uniform]`, each between 0 and 1, neither included, and independent;
  ///   as many to a parameter as it has names of uniforms, or one for all of its rows. (One for shares: see
  ///   `Parameter.values(at:)`; then one for each of the shares correlated with them.)
  /// - Returns: values with correlations and bounds.
  public func values(at uniforms: [[Double]]) -> [[Double]] {
    precondition(uniforms.count == parameters.count, "each parameter has its uniforms")
    var uniforms = uniforms
    var scores = [Double?](repeating: nil, count: parameters.count)
    for block in blocks {
      let rows = uniforms[block.members[0]].count
      precondition(
        block.members.allSatisfy { uniforms[$0].count == rows }, "as many uniforms to each")
      for row in 0..<rows {
        let mixed = block.mixed(block.members.map { NormalScore.quantile(uniforms[$0][row]) })
        // The first keeps its uniform as it is.
        for (member, score) in zip(block.members, mixed).dropFirst() {
          scores[member] = score
          uniforms[member][row] = min(
            max(NormalScore.cumulative(score), .leastNormalMagnitude), 1 - 0x1p-53)
        }
      }
    }
    var values = [[Double]](repeating: [], count: parameters.count)
    for place in order {
      let parameter = prepared[place]
      let given = uniforms[place]
      precondition(
        given.count == 1 || given.count == parameter.names.count, "uniforms are one, or one a row")
      if case .shares = parameter.rows, given.count == 1 {
        values[place] = parameters[place].values(at: given[0])
      } else {
        values[place] = parameter.values(
          uniforms: given, score: scores[place], bounds: parameter.bound.map { values[$0.place] })
      }
    }
    return values
  }
}
