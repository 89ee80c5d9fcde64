import Allocation
import Foundation
import Scenarios
import Studies

/// A file for the linear program at the plan, as LP text. It takes no file's place but that of another.
struct ProgramFile {
  let path: String

  private var url: URL { URL(fileURLWithPath: path) }

  /// Why the program cannot go there; `nil` where it can.
  ///
  /// - Parameter folder: where the run is kept, which holds nothing but the run: a file in it would stand in
  ///   the way of the next.
  /// - Returns: a problem with `--write-lp`.
  func problem(besideRun folder: String) -> Problem? {
    func problem(_ text: String, help: String) -> Problem {
      Problem(.error, "optimise.write-lp", text, help: help, at: Mark(file: "--write-lp"))
    }
    var isFolder: ObjCBool = false
    let files = FileManager.default
    if files.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
      return problem("\(Problem.quote(path)) is a folder", help: "give the name of a file")
    }
    if url.isSpecialFile {
      return problem("\(Problem.quote(path)) is no file", help: "give the name of a file")
    }
    func parts(_ url: URL) -> [String] {
      url.standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }
    // Links are followed in what is there already, which the file need not be.
    if parts(url.deletingLastPathComponent()).starts(with: parts(URL(fileURLWithPath: folder))) {
      return problem(
        "\(Problem.quote(path)) is in the folder of the run, which holds nothing else",
        help: "give a name outside \(Problem.quote(folder))")
    }
    if let text = files.contents(atPath: path),
      !["maximize", "minimize"].contains(where: { text.starts(with: Data($0.utf8)) })
    {
      return problem(
        "\(Problem.quote(path)) is there and is no linear program", help: "give another name")
    }
    return NearestFolder(to: url.deletingLastPathComponent()).refusal.map {
      problem("\(Problem.quote(path)) cannot be written: \($0)", help: "give another name")
    }
  }

  /// Writes a program, whole or not at all.
  func write(_ program: LinearProgram) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(program.lpText.utf8).write(to: url, options: .atomic)
    } catch {
      Terminal.say("error: '\(path)' cannot be written: \(error.inSystemWords)")
      throw Failure(code: Exit.cannotWrite)
    }
  }
}
