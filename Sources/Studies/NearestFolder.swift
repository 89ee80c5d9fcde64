package import Foundation

/// The nearest folder that is there on the way to a place where something is to be written: it has to take
/// files.
package struct NearestFolder {
  private let path: String

  /// Finds the folder itself, or the nearest above it that is there.
  package init(to folder: URL) {
    var nearest = folder.standardizedFileURL
    while !FileManager.default.fileExists(atPath: nearest.path), nearest.path != "/" {
      nearest.deleteLastPathComponent()
    }
    path = nearest.path
  }

  /// Why it takes no files, as the system says it; `nil` where it does, which is tried.
  package var refusal: String? {
    // A name of its own each time, so that what a killed run of somebody else's leaves is in nobody's way.
    let probe = "\(path)/.almoner-probe-\(UUID().uuidString).partial"
    let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return "\(String(cString: strerror(errno))) (in '\(path)')" }
    close(descriptor)
    unlink(probe)
    return nil
  }
}
