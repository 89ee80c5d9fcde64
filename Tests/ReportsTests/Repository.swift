import Foundation

/// The project, where the shipped scenarios and models are.
let repository = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()
