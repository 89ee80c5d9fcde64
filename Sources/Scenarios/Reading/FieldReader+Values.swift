public import PopulationHealth

/// Attributes that take a single value.
extension FieldReader {
  /// Leaves attributes unjudged: what they name could not be read, and the log says why.
  public func passOver(_ names: [String]) {
    for name in names { _ = value(declared(name)) }
  }

  /// The text of a `text` attribute.
  public func text(_ name: String) -> String? {
    let attribute = declared(name)
    guard attribute.kind == .text else { mismatch(attribute, "text") }
    return single(attribute) { scalar throws(BadValue) in
      guard scalar.text.contains(where: { !$0.isWhitespace }) else {
        throw BadValue("value.missing", "'\(name)' is empty", help: "write some text")
      }
      return scalar.text
    }
  }

  /// The word of a `choice` attribute.
  public func choice(_ name: String) -> String? {
    let attribute = declared(name)
    guard case .choice(let choices) = attribute.kind else { mismatch(attribute, "a choice") }
    return single(attribute) { scalar throws(BadValue) in try scalar.choice(of: choices) }
  }

  /// The word of a `choice` attribute as a case of an enumeration.
  public func choice<Choice>(_ name: String, as type: Choice.Type) -> Choice?
  where Choice: RawRepresentable, Choice.RawValue == String {
    choice(name).flatMap { Choice(rawValue: $0) }
  }

  /// The name in a `name` attribute, which has to be one of those that are known.
  public func name(_ name: String, among known: KnownNames) -> String? {
    let attribute = declared(name)
    guard case .name = attribute.kind else { mismatch(attribute, "a name") }
    return single(attribute) { scalar throws(BadValue) in try scalar.name(among: known) }
  }

  /// The same, left unjudged where what there is to name could not be read.
  func name(_ name: String, amongWhatIs known: KnownNames?) -> String? {
    guard let known else {
      passOver([name])
      return nil
    }
    return self.name(name, among: known)
  }

  /// The value of a `flag` attribute.
  public func flag(_ name: String) -> Bool? {
    let attribute = declared(name)
    guard attribute.kind == .flag else { mismatch(attribute, "a flag") }
    return single(attribute) { scalar throws(BadValue) in try scalar.flag() }
  }

  /// The value of an `integer` attribute.
  public func integer(_ name: String) -> Int? {
    let attribute = declared(name)
    guard case .integer(let range) = attribute.kind else { mismatch(attribute, "an integer") }
    return single(attribute) { scalar throws(BadValue) in try scalar.integer(in: range) }
  }

  /// The value of a `number`, `share` or `pounds` attribute.
  public func number(_ name: String) -> Double? {
    let attribute = declared(name)
    let kind = attribute.kind
    switch kind {
    case .number, .share, .pounds: break
    default: mismatch(attribute, "a number")
    }
    return single(attribute) { scalar throws(BadValue) in
      try scalar.number(in: kind.numberRange, kind.numberNoun)
    }
  }

  /// The value of a `financialYear` attribute.
  public func financialYear(_ name: String) -> FinancialYear? {
    let attribute = declared(name)
    guard attribute.kind == .financialYear else { mismatch(attribute, "a financial year") }
    return single(attribute) { scalar throws(BadValue) in try scalar.financialYear() }
  }

  /// The value of an `ageRange` attribute.
  public func ageRange(_ name: String) -> AgeRange? {
    let attribute = declared(name)
    guard attribute.kind == .ageRange else { mismatch(attribute, "an age range") }
    return single(attribute) { scalar throws(BadValue) in try scalar.ageRange() }
  }

  private func single<Value>(
    _ attribute: Attribute, _ convert: (ScalarText) throws(BadValue) -> Value
  ) -> Value? {
    guard let node = value(attribute) else { return nil }
    return read(node, "'\(attribute.name)'", attribute.name, attribute.kind.phrase, convert)
  }

  /// Reads text as a value and reports what is wrong with it.
  ///
  /// - Parameters:
  ///   - node: what was written
  ///   - phrase: what to call it in a sentence
  ///   - subject: the key it was written for
  ///   - takes: what should have been written
  ///   - convert: turns the text into the value
  /// - Returns: the value, or nothing if the text is wrong; the log then says why
  func read<Value>(
    _ node: MarkedNode, _ phrase: String, _ subject: String, _ takes: String,
    _ convert: (ScalarText) throws(BadValue) -> Value
  ) -> Value? {
    guard let text = node.text else {
      reportShape(node, phrase, takes: takes, help: nil)
      return nil
    }
    do throws(BadValue) {
      return try convert(ScalarText(text: text, subject: subject))
    } catch {
      log.record(error.problem(at: node.mark))
      return nil
    }
  }
}
