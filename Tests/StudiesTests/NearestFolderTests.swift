import Foundation
import Studies
import Testing

struct NearestFolderTests {
  @Test func `what a killed run left in a folder does not make it refuse files`() throws {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent("near-\(UUID().uuidString)")
    // A folder of that name is what nobody may write to as a file, whoever runs the test.
    let left = folder.appendingPathComponent(".almoner-probe.partial")
    try manager.createDirectory(at: left, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: folder) }
    #expect(NearestFolder(to: folder.appendingPathComponent("runs/first")).refusal == nil)
    #expect(try manager.contentsOfDirectory(atPath: folder.path) == [left.lastPathComponent])
  }
}
