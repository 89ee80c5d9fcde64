import Foundation

/// What the command, as it was built, answered to some arguments in a folder with nothing but the shipped
/// scenarios and models.
struct CommandAnswer {
  /// The exit code.
  let code: Int32
  /// What was said on standard error, the folder being `F`.
  let said: String
  /// What was written, beside what was there.
  let written: [String]

  /// Gives the command arguments, with blanks between.
  ///
  /// - Parameters:
  ///   - line: the arguments.
  ///   - files: files that are there before, by name.
  /// - Throws: what the file system refuses.
  init(to line: String, beside files: [String: String] = [:]) throws {
    try self.init(
      of: Self.command, to: line.split(separator: " ").map(String.init), beside: files)
  }

  /// Runs lines of a shell, in which `$almoner` is the command.
  ///
  /// - Parameter script: the lines.
  /// - Throws: what the file system refuses.
  init(running script: String) throws {
    let command = Self.command?.path() ?? ""
    try self.init(
      of: URL(filePath: "/bin/sh"), to: ["-c", "almoner='\(command)'\n\(script)"], beside: [:])
  }

  private init(
    of executable: URL?, to arguments: [String], beside files: [String: String]
  ) throws {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: "command-\(UUID().uuidString)")
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: folder) }
    for name in Self.shipped {
      try manager.createSymbolicLink(
        at: folder.appending(path: name), withDestinationURL: Self.repository.appending(path: name))
    }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = pipe
    try process.run()
    said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .replacing(folder.path(), with: "F")
    process.waitUntilExit()
    code = process.terminationStatus
    let own = Set(Self.shipped + files.keys)
    written =
      try manager.contentsOfDirectory(atPath: folder.path()).filter { !own.contains($0) }
      + files.filter { name, text in
        manager.contents(atPath: folder.appending(path: name).path()) != Data(text.utf8)
      }.keys
  }

  private static let shipped = ["scenarios", "models"]

  /// The project, where the shipped scenarios and models are.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The command that was built with these tests.
  private static let command = Bundle.main.executableURL?.deletingLastPathComponent()
    .appending(path: "almoner")
}
