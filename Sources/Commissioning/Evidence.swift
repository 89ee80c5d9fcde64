/// How firm a figure is, and where it comes from.
public struct Evidence: Hashable, Sendable {
  /// Strength of evidence, from A (official statistics, meta-analyses of trials) to D (assumption).
  public enum Grade: String, Hashable, Sendable, CaseIterable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
  }

  /// The grade.
  public let grade: Grade
  /// Who published it, where.
  public let source: String
  /// The year of publication.
  public let year: Int
  /// Why this figure, in a sentence or two.
  public let note: String

  /// Makes a reference to evidence.
  public init(grade: Grade, source: String, year: Int, note: String) {
    self.grade = grade
    self.source = source
    self.year = year
    self.note = note
  }
}
