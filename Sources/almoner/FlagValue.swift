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

  /// What reads a whole number between two, which are such numbers themselves.
  static func count(_ range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
    { argument in
      guard let number = Int(try text(argument)), range.contains(number) else {
        throw ValidationError(
          "write a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
  }

  /// A whole number of 0 or more.
  @Sendable static func seed(_ argument: String) throws -> UInt64 {
    guard let number = UInt64(try text(argument)) else {
      throw ValidationError("write a whole number from 0 to \(UInt64.max)")
    }
    return number
  }

  /// A share of something, neither none nor all of it.
  @Sendable static func part(_ argument: String) throws -> Double {
    guard let number = Double(try text(argument)), number > 0, number < 1 else {
      throw ValidationError("write a share above 0 and below 1, such as 0.1")
    }
    return number
  }
}
