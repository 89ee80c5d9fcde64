extension SweepStore {
  /// Writes every answer.
  static func writeAnswers(
    _ answers: OpenSweep.Answers, to database: borrowing SQLiteDatabase
  ) throws(SweepFailure) {
    let (axes, measures) = (answers.manifest.axes, answers.manifest.kind.measures)
    let points = try SQLiteDatabase.Statement(
      "INSERT INTO points VALUES (?, ?, ?, ?)", in: database)
    let settings = try SQLiteDatabase.Statement(
      "INSERT INTO settings VALUES (?, ?, ?, ?)", in: database)
    let results = try SQLiteDatabase.Statement(
      "INSERT INTO results VALUES (?, ?, ?, ?, ?)", in: database)
    let decisions = try SQLiteDatabase.Statement(
      "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", in: database)
    for number in answers.points {
      let answer = try answers.answer(at: number)
      let point = SQLiteDatabase.Value.integer(Int64(answer.point))
      try database.run(
        points, [point, .text(answer.key), .text(answer.outcome.rawValue), .init(answer.reason)])
      for (path, value) in zip(axes, answer.values) {
        try database.run(
          settings, [point, .text(path), .text(value), .init(SweepConflicts.number(value))])
      }
      for row in answer.rows {
        for (measure, result) in zip(measures, row.results) {
          try database.run(
            results, [point, .text(row.subject), .text(measure.name)] + cells(of: result))
        }
      }
      for decision in answer.decisions {
        try database.run(
          decisions,
          [
            point, .text(decision.programme), .text(decision.place), .text(decision.year),
            .number(decision.coverage), .number(decision.people), .number(decision.recurrent),
            .number(decision.nonRecurrent), .number(decision.capital),
          ])
      }
    }
  }

  /// A result as a number and as text.
  private static func cells(of result: SweepAnswer.Result) -> [SQLiteDatabase.Value] {
    switch result {
    case .number(let number): [.number(number), .null]
    case .text(let text): [.null, .text(text)]
    case .none: [.null, .null]
    }
  }

  /// A view with the columns of the sweep's table after the number of the point: a row for each point
  /// and subject.
  static func view(of manifest: SweepManifest) -> String {
    let axes = manifest.axes.map { path in
      "(SELECT coalesce(number, value) FROM settings WHERE point = points.point AND path = "
        + "\(literal(path))) AS \(name(path))"
    }
    let measures = manifest.kind.measures.map { measure in
      "(SELECT coalesce(value, text) FROM results WHERE point = points.point AND subject = rows.subject "
        + "AND measure = \(literal(measure.name))) AS \(name(measure.name))"
    }
    let subject = manifest.kind.subject.map { ["rows.subject AS \(name($0))"] } ?? []
    let columns =
      ["points.point AS point"] + axes + ["points.outcome AS outcome"] + subject + measures
    return """
      CREATE VIEW answers AS SELECT \(columns.joined(separator: ", "))
      FROM points JOIN (SELECT DISTINCT point, subject FROM results) AS rows USING (point);
      """
  }

  private static func literal(_ text: String) -> String {
    "'\(text.replacing("'", with: "''"))'"
  }

  private static func name(_ text: String) -> String {
    "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
