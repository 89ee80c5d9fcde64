/// What a programme does to a risk factor in the people it reaches.
public enum RiskChange: Hashable, Sendable {
  /// This share of those reached leave the category they are in.
  case leave(Double)
  /// The level of those reached moves by so many units.
  case shift(Double)
  /// The shares of every category but the reference, or every level, become this multiple, above 0: a change
  /// of the whole population, such as a tax would bring.
  case scale(Double)

  /// Whether it is done to everybody at once, and not to the people a programme reaches.
  public var isOfEverybody: Bool {
    if case .scale = self { true } else { false }
  }

  /// Whether nothing changes.
  public var isNull: Bool {
    switch self {
    case .leave(let share): share == 0
    case .shift(let units): units == 0
    case .scale(let factor): factor == 1
    }
  }
}
