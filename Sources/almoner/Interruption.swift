import Dispatch
import Foundation

/// What happens on Ctrl-C: what is half-written goes, and the exit code says 130.
final class Interruption {
  private let source: any DispatchSourceSignal

  /// Watches for Ctrl-C until the process ends.
  ///
  /// - Parameter leftover: what to remove, if anything.
  convenience init(removing leftover: String? = nil) {
    self.init {
      if let leftover { try? FileManager.default.removeItem(atPath: leftover) }
      return "stopped; nothing was written"
    }
  }

  /// Watches for Ctrl-C until the process ends.
  ///
  /// - Parameter stopping: puts things in order, and gives back what to say.
  init(stopping: @escaping @Sendable () -> String) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global(qos: .userInteractive))
    source.setEventHandler {
      Terminal.say("\n\(stopping())")
      // Not exit(): libraries would be taken down under threads that still compute with them.
      _exit(130)
    }
    source.resume()
  }
}
