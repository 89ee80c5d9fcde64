import Allocation
import LinearAlgebra

/// The versions of the program and of the libraries whose numbers it uses.
public enum ProgramVersion {
  /// The version of Almoner.
  public static let almoner = "0.1.0"

  /// Names and versions of libraries, in the order of the manifest.
  public static var libraries: [(name: String, version: String)] {
    [
      ("HiGHS", SolverLibrary.version),
      ("OpenBLAS", "\(BLASKernels.version) (\(BLASKernels.coreName))"),
    ]
  }
}
