import Foundation
import LinearAlgebra

/// Where the measures were taken.
struct Machine: Codable, Sendable {
  let cores: Int
  /// The kernels that multiply matrices.
  let kernels: String
  /// Programs that wanted a core, on average over the minute before.
  let load: Double

  init() {
    cores = ProcessInfo.processInfo.activeProcessorCount
    kernels = "OpenBLAS \(BLASKernels.version), \(BLASKernels.coreName)"
    var averages = [0.0]
    load = getloadavg(&averages, 1) == 1 ? averages[0] : 0
  }

  /// Whether other work took a good part of a core.
  var isBusy: Bool { load > 0.5 }
}
