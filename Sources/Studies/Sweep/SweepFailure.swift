/// Why a sweep could not be kept, gone on with, joined or asked: one line, with the remedy.
public enum SweepFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is something else in the place of the sweep.
  case notASweep(String)
  /// There is something else in the place of the copy of the table of a sweep in a folder.
  case notTheTable(String, of: String)
  /// The copy of the table would be written over a file that the sweep reads.
  case isRead(String)
  /// The folder or store is of another version of the program's layout.
  case otherVersion(String, found: String)
  /// The folder holds answers to another question; what is different, as the end of a sentence.
  case otherQuestion(String, String)
  /// Another process is at work in the folder.
  case inUse(String)
  /// The record of answers is not as it was written.
  case damaged(String, String)
  /// The record of what is asked is not as it was written.
  case damagedRecord(String, String)
  /// The file system refused; how many answers are kept.
  case cannotWrite(String, reason: String, kept: Int?)
  /// The file system does not give a file.
  case cannotRead(String, reason: String)
  /// Shards do not make a sweep; why.
  case cannotMerge(String)
  /// There is no store of a sweep.
  case notAStore(String)
  /// The sweep in a folder has no store yet.
  case noStoreYet(String)
  /// The store is not as it was written.
  case damagedStore(String, String)
  /// The store did not take the question; why.
  case badQuestion(String)

  /// The failure and its remedy.
  public var description: String {
    switch self {
    case .notASweep(let path):
      "'\(path)' is there and is not a sweep of almoner; name another folder"
    case .notTheTable(let path, let folder):
      "'\(path)' is there and is not the table of the sweep in '\(folder)'; move it elsewhere, or name "
        + "another file with --out"
    case .isRead(let path):
      "'\(path)' is read by the sweep, and its table would take its place; name another file with --out"
    case .otherVersion(let path, let found):
      "'\(path)' was made by \(found), which this program does not read; use the program that made it, "
        + "or sweep again in another folder"
    case .otherQuestion(let path, let difference):
      "'\(path)' holds another sweep: \(difference); name another folder, or delete this one"
    case .inUse(let path):
      "'\(path)' is being written by another almoner; wait for it, or stop it"
    case .damaged(let path, let reason):
      "'\(path)' is damaged: \(reason); delete the folder and sweep again"
    case .damagedRecord(let path, let reason):
      "'\(path)' is damaged: \(reason); delete that file and give the command of its sweep again, which "
        + "goes on with its answers"
    case .cannotWrite(let path, let reason, let kept):
      "'\(path)' cannot be written: \(reason)"
        + (kept.map {
          "; \($0 == 1 ? "1 answer is" : "\($0) answers are") kept, and the same command goes on from "
            + "there"
        } ?? "")
    case .cannotRead(let path, let reason): "'\(path)' cannot be read: \(reason)"
    case .cannotMerge(let reason): reason
    case .notAStore(let path):
      "'\(path)' is not the store of a sweep; name a sweep's folder or its sweep.sqlite"
    case .noStoreYet(let path):
      "the sweep in '\(path)' is not finished, so it has no store; give its command again, which goes on "
        + "with it"
    case .damagedStore(let path, let reason):
      "'\(path)' is damaged: \(reason); give the command of its sweep again, which writes it anew"
    case .badQuestion(let reason):
      "the store cannot answer that: \(reason); ask with one select, and see docs/sweeps.md for the tables"
    }
  }
}
