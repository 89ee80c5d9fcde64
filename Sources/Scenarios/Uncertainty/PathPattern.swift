/// A path of keys, of which some may be `*`: any one key.
struct PathPattern {
  private let keys: [Substring]

  init(_ text: String) {
    keys = text.split(separator: ".", omittingEmptySubsequences: false)
  }

  /// How many keys it leaves open.
  var openKeys: Int { keys.count { $0 == "*" } }

  /// Whether it is said of the quantity at a path.
  func matches(_ path: String) -> Bool {
    let others = path.split(separator: ".", omittingEmptySubsequences: false)
    return others.count == keys.count && zip(others, keys).allSatisfy { $1 == "*" || $0 == $1 }
  }
}
