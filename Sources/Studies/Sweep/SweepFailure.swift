/// Why a sweep could not be kept, gone on with, joined or asked: one line, with the remedy.
public enum SweepFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is something else in the place of the sweep.
  case notASweep(String)
  /// The folder or store is of another version of the program's layout.
  case otherVersion(String, found: String)
  /// The folder holds answers to another question; what is different, as the end of a sentence.
  case otherQuestion(String, String)
  /// Another process is at work in the folder.
  case inUse(String)
  /// The record of answers is not as it was written.
  case damaged(String, String)
  /// The file system refused; how many answers are kept.
  case cannotWrite(String, reason: String, kept: Int?)
  /// Shards do not make a sweep; why.
  case cannotMerge(String)
  /// There is no store of a sweep.
  case notAStore(String)
  /// The store did not take the question; why.
  case badQuestion(String)

  /// The failure and its remedy.
  public var description: String {
    switch self {
    case .notASweep(let path):
      "'\(path)' is there and is not a sweep of almoner; name another folder with --out"
    case .otherVersion(let path, let found):
      "'\(path)' was made by \(found), which this program does not read; name another folder with "
        + "--out, or use the program that made it"
    case .otherQuestion(let path, let difference):
      "'\(path)' holds another sweep: \(difference); name another folder with --out, or delete this one"
    case .inUse(let path):
      "'\(path)' is being written by another almoner; wait for it, or stop it"
    case .damaged(let path, let reason):
      "'\(path)' is damaged: \(reason); delete the folder and sweep again"
    case .cannotWrite(let path, let reason, let kept):
      "'\(path)' cannot be written: \(reason)"
        + (kept.map {
          "; \($0 == 1 ? "1 answer is" : "\($0) answers are") kept, and the same command goes on from "
            + "there"
        } ?? "")
    case .cannotMerge(let reason): reason
    case .notAStore(let path):
      "'\(path)' is not the store of a sweep; name a sweep's folder or its sweep.sqlite"
    case .badQuestion(let reason):
      "the store cannot answer that: \(reason); ask with one select, and see docs/sweeps.md for the tables"
    }
  }
}
