import Wording

/// Finds the name a person probably meant.
public enum Suggestion {
  /// How many allowed names a remedy lists when none is near.
  public static let listLimit = 12

  /// The allowed name nearest to the one written, if one is near enough to be a slip.
  ///
  /// Letter case, and `-`, `_` and space taken for one another, cost nothing; otherwise up to a
  /// third of the letters may differ (swapped neighbours count once). Ties go to the first in
  /// alphabetical order.
  ///
  /// - Complexity: O(n · m²) for n names of m letters.
  public static func nearest(to name: String, among allowed: some Sequence<String>) -> String? {
    let written = folded(name)
    guard !written.isEmpty, written.count <= 100 else { return nil }
    let cutOff = max(1, written.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in allowed where candidate != name {
      let letters = folded(candidate)
      guard abs(letters.count - written.count) <= cutOff else { continue }
      let distance = distance(written, letters)
      guard distance <= cutOff, distance < max(letters.count, written.count) else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// The name that one which is allowed too may be a slip of: the nearest, if it is near and not told from
  /// it by a number, as `ward-1` is from `ward-2`.
  static func slip(of name: String, among others: [String]) -> String? {
    nearest(to: name, among: others.filter { $0.filter(\.isNumber) == name.filter(\.isNumber) })
  }

  /// A remedy for a name that is not allowed: the nearest name, or all of them if they are few.
  ///
  /// - Parameters:
  ///   - name: the name written
  ///   - allowed: the names that would do
  ///   - noun: what the names are called together, such as `the keys here`
  /// - Returns: the remedy, or nothing if the names are many and none is near
  public static func help(for name: String, among allowed: [String], noun: String) -> String? {
    if let near = nearest(to: name, among: allowed) { return "did you mean '\(near)'?" }
    guard !allowed.isEmpty, allowed.count <= listLimit else { return nil }
    return "\(noun) are \(list(allowed))"
  }

  /// Names in quotes, joined with commas and `and`.
  public static func list(_ names: [String], joinedBy word: String = "and") -> String {
    Phrase.list(names.map { Problem.quote($0) }, joinedBy: word)
  }

  /// Paths of keys in quotes, whole, joined likewise.
  static func list(paths: [String]) -> String {
    Phrase.list(paths.map { Problem.quote(path: $0) })
  }

  private static func folded(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars
      .map { $0 == "_" || $0 == " " ? "-" : $0 }
      .drop { $0 == "-" }
      .reversed().drop { $0 == "-" }.reversed()
  }

  /// The Damerau–Levenshtein distance in its optimal string alignment form: insertions, deletions,
  /// changes and swaps of neighbours, where no part is edited twice.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
