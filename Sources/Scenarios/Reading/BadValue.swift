/// Why some text is not the value that was wanted; whoever read it knows the place.
struct BadValue: Error, Hashable {
  /// The stable code of the problem this becomes.
  let code: String
  /// What is wrong.
  let message: String
  /// What to do about it.
  let help: String?

  init(_ code: String, _ message: String, help: String?) {
    self.code = code
    self.message = message
    self.help = help
  }

  /// The problem at a place.
  func problem(at mark: Mark) -> Problem {
    Problem(.error, code, message, help: help, at: mark)
  }
}
