/// The kinds of value an attribute may take.
public enum AttributeKind: Sendable, Hashable {
  /// Any text that is not empty.
  case text
  /// One of a few words.
  case choice([String])
  /// A list of some of a few words, each once.
  case choices([String])
  /// The name of something known, such as a service line; which names there are is said on reading.
  case name(String)
  /// A list of names of something known, each once.
  case names(String)
  /// `true` or `false`.
  case flag
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// A list of whole numbers, each once.
  case integers(ClosedRange<Int>)
  /// A number of something: `WTE per thousand people`; an empty unit for a pure number.
  case number(unit: String, NumberRange)
  /// Two numbers of something in a list, the lower first.
  case interval(unit: String, NumberRange)
  /// A number from 0 to 1.
  case share
  /// An amount of money.
  case pounds(NumberRange)
  /// A financial year, `2026/27`.
  case financialYear
  /// `40-74`, a single age, or `all`.
  case ageRange
  /// A mapping with a table of its own.
  case mapping
  /// A mapping from names the writer chooses, or ids, to something: the phrase says what to what.
  case map(String)
  /// A list of things that are described elsewhere: the noun says which, in the plural.
  case list(String)
  /// Anything; the phrase says what.
  case node(String)

  /// One of the words of an enumeration.
  public static func choice<Choice>(of type: Choice.Type) -> AttributeKind
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    .choice(type.allCases.map(\.rawValue))
  }

  /// An amount of money that is not negative.
  public static let pounds = AttributeKind.pounds(.atLeast(0))

  /// The kind as a phrase that follows "takes": `a number of pounds, 0 or more`.
  public var phrase: String {
    switch self {
    case .text: "text"
    case .choice(let choices): "one of \(Suggestion.list(choices, joinedBy: "or"))"
    case .choices(let choices): "a list of \(Suggestion.list(choices, joinedBy: "or"))"
    case .name(let noun): "the name of a \(noun)"
    case .names(let noun): "a list with the name of each \(noun)"
    case .flag: "true or false"
    case .integer(let range): "a whole number \(ScalarText.words(range))"
    case .integers(let range): "a list of whole numbers \(ScalarText.words(range))"
    case .number, .share, .pounds: ScalarText.phrase(numberNoun, numberRange)
    case .interval: "a low and a high number in brackets, each \(numberRange)"
    case .financialYear: "a financial year such as 2026/27"
    case .ageRange: "ages such as 40-74, one age, or all"
    case .mapping: "a mapping"
    case .map(let phrase): "a mapping of \(phrase)"
    case .list(let noun): "a list of \(noun)"
    case .node(let phrase): phrase
    }
  }

  /// What a number of this kind is called.
  var numberNoun: String {
    switch self {
    case .share: "a share"
    case .pounds: "a number of pounds"
    case .number(let unit, _), .interval(let unit, _):
      unit.isEmpty ? "a number" : "a number of \(unit)"
    default: "a number"
    }
  }

  /// The numbers that will do for this kind.
  var numberRange: NumberRange {
    switch self {
    case .share: .share
    case .pounds(let range), .number(_, let range), .interval(_, let range): range
    default: .any
    }
  }
}
