/// The store of a sweep: a database of SQLite with everything its points came to.
///
/// It is written afresh from the answers, in the order of the points, in one go and without a write-ahead
/// log, so that the same answers give the same bytes and it can be read from a folder that takes no files.
enum SweepStore {
  /// What SQLite keeps in the head of the file to say whose it is: `Almo`.
  static let applicationID = 0x416C_6D6F

  /// The tables, but for the view `answers`, whose columns are those of the table of the sweep.
  static let schema = """
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE inputs (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE axes (axis INTEGER PRIMARY KEY, path TEXT NOT NULL);
    CREATE TABLE points (
      point INTEGER PRIMARY KEY, key TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT);
    CREATE TABLE settings (
      point INTEGER NOT NULL, path TEXT NOT NULL, value TEXT NOT NULL, number REAL,
      PRIMARY KEY (point, path)) WITHOUT ROWID;
    CREATE TABLE results (
      point INTEGER NOT NULL, subject TEXT NOT NULL, measure TEXT NOT NULL, value REAL, text TEXT,
      PRIMARY KEY (point, subject, measure)) WITHOUT ROWID;
    CREATE TABLE decisions (
      point INTEGER NOT NULL, programme TEXT NOT NULL, place TEXT NOT NULL, year TEXT NOT NULL,
      coverage REAL NOT NULL, people REAL NOT NULL, gbp_recurrent REAL NOT NULL,
      gbp_non_recurrent REAL NOT NULL, gbp_capital REAL NOT NULL,
      PRIMARY KEY (point, programme, place, year)) WITHOUT ROWID;
    """

  /// Writes the store of some answers to a new file.
  static func write(_ answers: OpenSweep.Answers, to path: String) throws(SweepFailure) {
    try fill(path, answers)
    try RawFile(path).synchronise()
  }

  private static func fill(
    _ path: String, _ answers: OpenSweep.Answers
  ) throws(SweepFailure) {
    let database = try SQLiteDatabase(path, for: .filling)
    try database.run(
      """
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;
      PRAGMA application_id = \(applicationID); PRAGMA user_version = \(answers.manifest.format);
      BEGIN; \(schema)
      """)
    try writeRecord(answers.manifest, to: database)
    try writeAnswers(answers, to: database)
    try database.run("\(view(of: answers.manifest)) COMMIT")
  }

  private static func writeRecord(
    _ manifest: SweepManifest, to database: borrowing SQLiteDatabase
  ) throws(SweepFailure) {
    let libraries = manifest.libraries.map { ("library \($0.key)", $0.value as String?) }
    let about: [(name: String, value: String?)] =
      [
        ("program", manifest.program), ("kind", manifest.kind.rawValue),
        ("scenario", manifest.scenario), ("optimised", manifest.optimised ? "yes" : "no"),
        ("overrides", manifest.overrides.joined(separator: "\n")),
        ("design", manifest.design.name.rawValue),
        ("seed", manifest.design.seed.map { "\($0)" }), ("points", "\(manifest.points)"),
        ("shard", manifest.shard.description), ("name", manifest.name), ("sweep", manifest.sweep),
      ] + libraries
    let record = try SQLiteDatabase.Statement("INSERT INTO about VALUES (?, ?)", in: database)
    for (name, value) in about.sorted(by: { $0.name < $1.name }) {
      try database.run(record, [.text(name), .init(value)])
    }
    let inputs = try SQLiteDatabase.Statement("INSERT INTO inputs VALUES (?, ?)", in: database)
    for input in manifest.inputs {
      try database.run(inputs, [.text(input.path), .text(input.sha256)])
    }
    let axes = try SQLiteDatabase.Statement("INSERT INTO axes VALUES (?, ?)", in: database)
    for (position, path) in manifest.axes.enumerated() {
      try database.run(axes, [.integer(Int64(position + 1)), .text(path)])
    }
  }
}
