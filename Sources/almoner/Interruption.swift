import Dispatch
import Foundation

/// What happens on Ctrl-C: what is half-written goes, and the exit code says 130.
final class Interruption {
  private let source: any DispatchSourceSignal

  /// Watches for Ctrl-C until the process ends.
  ///
  /// - Parameter leftover: what to remove.
  init(removing leftover: String) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      try? FileManager.default.removeItem(atPath: leftover)
      Terminal.say("\nstopped; nothing was written")
      exit(130)
    }
    source.resume()
  }
}
