import Dispatch
import Foundation

/// What happens on Ctrl-C: what is half-written goes, and the exit code says 130.
final class Interruption {
  private let source: any DispatchSourceSignal

  /// Watches for Ctrl-C until the process ends.
  ///
  /// - Parameter leftover: what to remove, if anything.
  init(removing leftover: String? = nil) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      if let leftover { try? FileManager.default.removeItem(atPath: leftover) }
      Terminal.say("\nstopped; nothing was written")
      // Not exit(): libraries would be taken down under threads that still compute with them.
      _exit(130)
    }
    source.resume()
  }
}
