import Allocation
import ArgumentParser
import Foundation
import LinearAlgebra
import Studies

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check that this machine can run almoner well.")

  func run() throws {
    var lines: [(isWell: Bool, text: String)] = [
      (true, "almoner \(ProgramVersion.almoner)"),
      Self.products, Self.equations, Self.solver, Self.packs,
    ]
    let folder = FileManager.default.currentDirectoryPath
    let isWritable = FileManager.default.isWritableFile(atPath: folder)
    lines.append(
      (
        isWritable,
        isWritable
          ? "this folder can be written to" : "this folder cannot be written to; use run --out"
      ))
    for line in lines { Terminal.print("\(line.isWell ? "ok     " : "missing") \(line.text)\n") }
    guard lines.allSatisfy(\.isWell) else { throw Exit.missingPart }
    Terminal.print("Next: \(ShellText.almoner("run", "scenarios/south-yorkshire.yaml"))\n")
  }

  /// One product whose answer is known.
  private static var products: (isWell: Bool, text: String) {
    let product = Matrix([[1, 2], [3, 4]]).product(Matrix([[5, 6], [7, 8]]))
    return (
      product == Matrix([[19, 22], [43, 50]]),
      "OpenBLAS \(BLASKernels.version), kernels for \(BLASKernels.coreName)"
    )
  }

  /// One pair of linear equations whose answer is known.
  private static var equations: (isWell: Bool, text: String) {
    let solution = try? Matrix([[0, 2], [1, 1]]).solution(of: Matrix([[4], [5]]))
    return (solution == Matrix([[3], [2]]), "LAPACKE, for rates of transition")
  }

  /// One linear program whose answer is known: the most of x + 2y with x + y at most 4, y at most 3.
  private static var solver: (isWell: Bool, text: String) {
    let program = LinearProgram(
      sense: .maximise,
      variables: [.init("x", objective: 1), .init("y", upper: 3, objective: 2)],
      rows: [.init("sum", upper: 4, terms: [(variable: 0, coefficient: 1), (1, 1)])])
    let solution = try? program.solved()
    return (
      solution.map { abs($0.objective - 7) < 1e-9 } ?? false, "HiGHS \(SolverLibrary.version)"
    )
  }

  private static var packs: (isWell: Bool, text: String) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: "models")) ?? []).filter {
      FileManager.default.fileExists(atPath: "models/\($0)/model.yaml")
    }.sorted()
    return (
      !names.isEmpty,
      names.isEmpty
        ? "no model packs in ./models; go to the folder of the project"
        : "model packs: \(names.joined(separator: ", "))"
    )
  }
}
