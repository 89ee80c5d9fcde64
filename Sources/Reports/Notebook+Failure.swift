extension Notebook {
  /// Why there is no notebook.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such folder.
    case notThere(String)
    /// There is something, and it is not a run.
    case notARun(String)
    /// The record of the run is not one this version wrote.
    case unreadable(String)
    /// It is a run of a cohort model, whose tables are others.
    case ofCohort(String)
    /// It is a run of a portfolio, whose tables are others.
    case ofPortfolio(String)
    /// It is a sweep, which has one table and a store.
    case ofSweep(String)
    /// Tables are missing.
    case incomplete(String, missing: [String])
    /// There is a file in the place of the notebook that is none.
    case somethingElse(String)
    /// There is a notebook in its place with cells that somebody else wrote.
    case changed(String)
    /// There is a folder in the place of the notebook, or its name is that of one; and what the notebook
    /// could be called in it.
    case aFolder(String, file: String)
    /// The file system refused.
    case cannotWrite(String, reason: String)

    /// Whether the fault is in what was named to be read, not in where to write.
    public var isInput: Bool {
      switch self {
      case .cannotWrite, .somethingElse, .changed, .aFolder: false
      case .notThere, .notARun, .unreadable, .ofCohort, .ofPortfolio, .ofSweep, .incomplete: true
      }
    }

    /// The failure and its remedy.
    public var description: String {
      switch self {
      case .notThere(let path):
        "'\(path)' is not there; make the run first: almoner run <scenario> --out \(path)"
      case .notARun(let path):
        "'\(path)' is not a run of almoner (it has no manifest.json); name a folder that "
          + "'almoner run' made, such as runs/south-yorkshire"
      case .unreadable(let path):
        "'\(path)/manifest.json' is not as this version of almoner writes it; make the run again "
          + "with 'almoner run'"
      case .ofCohort(let path):
        "'\(path)' is a run of a cohort model, and the notebook is about a population; read "
          + "'\(path)/tables' instead"
      case .ofPortfolio(let path):
        "'\(path)' is a run of a portfolio, and the notebook is about a population; read "
          + "'\(path)/tables' instead"
      case .ofSweep(let path):
        "'\(path)' is a sweep, and the notebook is about one run; once it is done, read "
          + "'\(path)/table.csv', or ask it: almoner sweep ask \(path) 'select * from answers'"
      case .incomplete(let path, let missing):
        "'\(path)/tables' lacks \(missing.joined(separator: ", ")); make the run again with "
          + "'almoner run'"
      case .somethingElse(let path):
        "'\(path)' is there and is not a notebook; name another file with --out"
      case .changed(let path):
        "'\(path)' is there with cells that almoner did not write, or an earlier version did; move it away, "
          + "or name another file with --out"
      case .aFolder(let path, let file):
        path.isEmpty
          ? "--out needs the name of a file, such as \(file)"
          : "'\(path)' is a folder; name a file, such as --out \(file)"
      case .cannotWrite(let path, let reason):
        "'\(path)' cannot be written: \(reason)"
      }
    }
  }
}
