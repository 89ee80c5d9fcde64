import Commissioning

/// Every number of a run in one row: which table, row and column each belongs to, and how the row is
/// filled from a run.
///
/// It is made once, from a run at the central values, and then filled from that run and from each of its
/// draws, always with the same figures in the same places.
public struct FigureBook: Sendable {
  /// The tables, in order.
  public let tables: [FigureTable]
  /// Numbers that are summed up over draws, of all tables.
  public let figureCount: Int
  /// Numbers that are given at the central values alone, of all tables.
  public let asideCount: Int

  private let contents: [any FigureContent]

  /// Lays out the tables of a run.
  ///
  /// - Parameters:
  ///   - run: the run at the central values.
  ///   - isDrawn: whether to lay out the headlines and the differences between the arms, which are
  ///     summed up over draws, too.
  public init(of run: DrawnRun, isDrawn: Bool) {
    let axes = FigureAxes(of: run)
    contents =
      [
        PopulationFigures(of: run, axes), FlowFigures(of: run, axes),
        ActivityFigures(of: run, axes),
        CostFigures(of: run, axes), OutcomeFigures(of: run, axes), AllocationFigures(of: run, axes),
        AffordabilityFigures(of: run, axes), ValueFigures(of: run, axes),
        CaseFigures(of: run, axes),
        ExpectancyFigures(of: run, axes), InequalityFigures(of: run, axes),
      ]
      + (isDrawn ? [HeadlineFigures(of: run, axes), DifferenceFigures(of: run, axes)] : [])
    let input = FigureInput(run)
    var (figures, asides) = (0, 0)
    tables = contents.map { content in
      var writer = FigureWriter(layingOut: content.table)
      content.write(input, to: &writer)
      var table = writer.laidOut()
      table.firstFigure = figures
      table.firstAside = asides
      figures += table.figureCount
      asides += table.asideCount
      return table
    }
    (figureCount, asideCount) = (figures, asides)
  }

  /// The numbers of a run.
  public struct Values: Sendable {
    /// Those that are summed up over draws.
    public var figures: [Double]
    /// Those that are given at the central values alone.
    public var asides: [Double]
  }

  /// The numbers of a run.
  public func values(of run: DrawnRun) -> Values {
    var values = Values(
      figures: Array(repeating: 0, count: figureCount),
      asides: Array(repeating: 0, count: asideCount))
    values.figures.withUnsafeMutableBufferPointer { figures in
      values.asides.withUnsafeMutableBufferPointer { asides in
        fill(figures, asides: asides, from: run)
      }
    }
    return values
  }

  /// Writes the figures of a draw into their places.
  func fill(_ figures: UnsafeMutableBufferPointer<Double>, from run: DrawnRun) {
    fill(figures, asides: UnsafeMutableBufferPointer(start: nil, count: 0), from: run)
  }

  private func fill(
    _ figures: UnsafeMutableBufferPointer<Double>, asides: UnsafeMutableBufferPointer<Double>,
    from run: DrawnRun
  ) {
    precondition(figures.count == figureCount)
    let input = FigureInput(run)
    for (content, table) in zip(contents, tables) {
      let own = table.firstFigure..<(table.firstFigure + table.figureCount)
      let beside =
        asides.isEmpty ? 0..<0 : table.firstAside..<(table.firstAside + table.asideCount)
      var writer = FigureWriter(
        filling: content.table, figures: UnsafeMutableBufferPointer(rebasing: figures[own]),
        asides: UnsafeMutableBufferPointer(rebasing: asides[beside]))
      content.write(input, to: &writer)
      writer.finish()
    }
  }
}
