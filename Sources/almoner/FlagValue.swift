import ArgumentParser

/// What follows a flag, taken as it stands, so that a number below 0 is told to be out of range and not to
/// be a flag.
enum FlagValue {
  /// Text, of which the scenario says what is wrong with it.
  @Sendable static func text(_ argument: String) throws -> String {
    guard !argument.hasPrefix("--") else {
      throw ValidationError("that is a flag, and a value was due")
    }
    return argument
  }

  /// A whole number of 1 or more.
  @Sendable static func count(_ argument: String) throws -> Int {
    guard let number = Int(try text(argument)), number >= 1 else {
      throw ValidationError("write a whole number, 1 or more")
    }
    return number
  }
}
