import Foundation

/// What a reader may paste into a shell.
enum ShellText {
  /// This program, as it was called, and what follows it.
  static func almoner(_ words: String...) -> String {
    ([CommandLine.arguments[0]] + words).map(word).joined(separator: " ")
  }

  /// A word of a command, in single quotes where a shell would take it for more, or for something else.
  static func word(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy(plain.contains)
    return isPlain ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
  }

  private static let plain = CharacterSet.alphanumerics
    .union(CharacterSet(charactersIn: "_-./,:=+@%"))
}
