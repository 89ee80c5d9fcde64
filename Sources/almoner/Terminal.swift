import ArgumentParser
import Foundation

/// The terminal: data goes to standard output, everything else to standard error.
enum Terminal {
  /// Whether progress may be drawn.
  static let drawsProgress = isatty(STDERR_FILENO) == 1

  /// Whether standard output takes colour: a terminal, and NO_COLOR not set.
  static let usesColour =
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

  /// Columns of the terminal; 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  /// Says a line on standard error.
  static func say(_ line: String) { write(Data((line + "\n").utf8), to: .standardError) }

  /// Writes text to standard output.
  static func print(_ text: String) { print(Data(text.utf8)) }

  /// Writes data to standard output.
  ///
  /// - Returns: whether anyone still reads it. A reader that goes away ends the program by itself
  ///   (SIGPIPE), unless whoever started it has that signal ignored.
  @discardableResult
  static func print(_ data: Data) -> Bool { write(data, to: .standardOutput) }

  @discardableResult
  private static func write(_ data: Data, to handle: FileHandle) -> Bool {
    do {
      try handle.write(contentsOf: data)
      return true
    } catch {
      // A reader that has gone away, such as `head`, is no reason to fail; a full disk is.
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
      if handle === FileHandle.standardOutput, cause.code != Int(EPIPE) {
        try? FileHandle.standardError.write(
          contentsOf: Data("error: the output could not be written\n".utf8))
        Foundation.exit(Exit.cannotWrite.rawValue)
      }
      return false
    }
  }
}
