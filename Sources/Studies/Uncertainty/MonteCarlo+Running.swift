import Allocation
public import Commissioning
import Probability
public import Scenarios

extension MonteCarlo {
  /// Answers every draw of a run's scenario with the run's plan.
  ///
  /// Each draw depends on its own number only, and they are summed up in their order, so that any number
  /// of jobs gives the same bytes.
  ///
  /// - Parameters:
  ///   - run: the run at the central values.
  ///   - uncertainty: what is uncertain, and how it is drawn.
  ///   - progress: told the share of the draws that are made.
  /// - Throws: `StudyFailure.inDraw` of the first draw that has no answer.
  public init(
    of run: StudyRun, under uncertainty: Uncertainty<ParameterTarget>,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(StudyFailure) {
    let clock = ContinuousClock.now
    let centre = DrawnRun(central: run)
    let book = FigureBook(of: centre, isDrawn: true)
    let central = book.values(of: centre)
    var headlines = HeadlineSample(book: book, central: central.figures)
    var summary = FigureSummary(figures: book.figureCount)
    let ruled = uncertainty.stopping.flatMap { rule in
      Self.row(ofMeasure: rule.measure, in: headlines).map {
        (figure: headlines.table.firstFigure + $0, largest: rule.standardError)
      }
    }
    let size = Self.blockSize(figures: book.figureCount)
    var block = DrawBlock(
      worker: DrawWorker(
        scenario: run.scenario, uncertainty: uncertainty, coverage: run.allocation?.plan,
        book: book, progress: progress),
      room: min(size, uncertainty.draws.count))
    var made = 0
    while made < uncertainty.draws.count {
      let draws = made..<min(made + size, uncertainty.draws.count)
      try block.answer(draws)
      for draw in draws.indices {
        headlines.add(block.figures(of: draw - made, in: headlines.table))
      }
      summary.add(block.values(of: draws.count), draws: draws.count)
      made = draws.upperBound
      if let ruled, made >= Self.leastDraws,
        summary.standardError(of: ruled.figure) <= ruled.largest
      {
        break
      }
    }
    self.uncertainty = uncertainty
    self.made = made
    self.book = book
    for row in 0..<headlines.table.figureCount {
      summary.keep(headlines.draws.map { $0[row] }, of: headlines.table.firstFigure + row)
    }
    self.central = central
    self.summary = summary
    self.headlines = headlines
    seconds = (ContinuousClock.now - clock) / .seconds(1)
  }

  /// Draws without which no rule ends them, lest a few alike ones do.
  package static let leastDraws = 32

  /// Draws that are answered before they are summed up: as many as have room in some tens of megabytes,
  /// whatever the number of jobs, and a multiple of eight, so that jobs end a block together.
  static func blockSize(figures: Int) -> Int {
    max(8, min(64, 4_000_000 / max(1, figures)) / 8 * 8)
  }
}

extension HeadlineSample {
  /// The headlines among all figures, with no draws yet.
  init(book: FigureBook, central: [Double]) {
    guard let table = book.tables.first(where: { $0.name == HeadlineFigures.file }) else {
      preconditionFailure("a book that is drawn has headlines")
    }
    self.init(table: table, central: Self.own(of: central, table))
  }

  /// The headlines among the figures of a run.
  func own(of figures: [Double]) -> [Double] { Self.own(of: figures, table) }

  private static func own(of figures: [Double], _ table: FigureTable) -> [Double] {
    Array(figures[table.firstFigure..<(table.firstFigure + table.figureCount)])
  }
}
