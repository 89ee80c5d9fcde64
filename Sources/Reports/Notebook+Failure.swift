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
    /// Tables are missing.
    case incomplete(String, missing: [String])
    /// There is a file in the place of the notebook that is none.
    case somethingElse(String)
    /// The file system refused.
    case cannotWrite(String, reason: String)

    /// Whether the fault is in what was named to be read, not in where to write.
    public var isInput: Bool {
      switch self {
      case .cannotWrite, .somethingElse: false
      case .notThere, .notARun, .unreadable, .ofCohort, .ofPortfolio, .incomplete: true
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
      case .incomplete(let path, let missing):
        "'\(path)/tables' lacks \(missing.joined(separator: ", ")); make the run again with "
          + "'almoner run'"
      case .somethingElse(let path):
        "'\(path)' is there and is not a notebook; name another file with --out"
      case .cannotWrite(let path, let reason):
        "'\(path)' cannot be written: \(reason)"
      }
    }
  }
}
