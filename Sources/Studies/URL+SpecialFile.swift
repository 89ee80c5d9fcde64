package import Foundation

extension URL {
  /// Whether something is there that is neither a file nor a folder, such as a device or a pipe: what is
  /// moved into its place would take it away.
  package var isSpecialFile: Bool {
    let type =
      try? FileManager.default.attributesOfItem(atPath: resolvingSymlinksInPath().path)[.type]
      as? FileAttributeType
    return type.map { ![.typeRegular, .typeDirectory].contains($0) } ?? false
  }
}
