internal import CHiGHS

/// The library that solves linear programs here: HiGHS.
public enum SolverLibrary {
  /// Its version, such as `1.15.1`.
  public static var version: String {
    Highs_version().map { String(cString: $0) } ?? "unknown"
  }
}
