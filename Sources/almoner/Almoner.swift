import ArgumentParser
import Foundation
import LinearAlgebra
import Studies

@main
struct Almoner: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "almoner",
    abstract: "A strategic commissioning planner and population-health simulator.",
    discussion: """
      A scenario file goes in; out comes how need will grow, what prevention and a shift from \
      hospital to community would change, what that costs each organisation each year, and the \
      allocation of a limited budget that does the most good.

      Examples:
        almoner run scenarios/south-yorkshire.yaml
        almoner run scenarios/south-yorkshire.yaml --set years.count=5
        almoner run scenarios/south-yorkshire.yaml --set system=QHL --out runs/qhl
        almoner optimise scenarios/south-yorkshire.yaml --alternatives 3
        almoner check scenarios/south-yorkshire.yaml
        almoner explain scenarios/south-yorkshire.yaml intervention stop-smoking
        almoner sweep scenarios/south-yorkshire.yaml --vary system=QF7,QHL
        almoner export runs/south-yorkshire --notebook

      Exit codes: 0 done; 2 the scenario is not valid; 3 no plan keeps to the limits; 4 the solver \
      stopped without an answer; 5 something this machine needs is missing (doctor); 64 wrong \
      usage; 70 an identity that must hold does not; 74 a file could not be written; 130 stopped \
      with Ctrl-C.

      Shell completions: almoner --generate-completion-script bash|zsh|fish
      """,
    version: "almoner \(ProgramVersion.almoner)",
    subcommands: [
      RunCommand.self, OptimiseCommand.self, CheckCommand.self, ExplainCommand.self,
      SweepCommand.self,
      ExportCommand.self, KeysCommand.self,
      DoctorCommand.self,
    ])

  /// OpenBLAS chooses its kernels as it loads, so a bad choice is mended by starting again before
  /// anything else is done. A file that may grow no further is an error like any other, with its reason, and
  /// not the end of the process.
  static func main() {
    BLASKernels.ensureFastKernels()
    signal(SIGXFSZ, SIG_IGN)
    main(nil)
  }
}
