import Allocation
import CHiGHS
import Foundation
import Testing

@Suite struct LinearProgramTextTests {
  @Test func `a program reads as people write it`() {
    let program = LinearProgram(
      sense: .maximise,
      variables: [
        .init("coverage(stop-smoking,02P,2026/27)", upper: 0.25, objective: 1200.5),
        .init("coverage(stop-smoking,02P,2027/28)", upper: 0.25, objective: 1100),
        .init("rise(stop-smoking,02P,2027/28)", objective: -1e-7),
        .init("teams", upper: 9, objective: 0, isWhole: true),
        .init("teams", lower: 1, objective: 0, isWhole: true),
        .init("2nd site", lower: -2, upper: 2, objective: 1),
        .init("e1", lower: 3, upper: 3, objective: 0),
        .init("end", lower: -.infinity, objective: -1),
        .init("debt", lower: -.infinity, upper: 0, objective: 1),
      ],
      rows: [
        .init("budget(all,2026/27)", upper: 40e6, terms: [(0, 2e6), (3, 51234.5), (0, 5e5)]),
        .init("largest_movement(02P)", lower: -0.1, upper: 0.1, terms: [(0, -1), (1, 1)]),
        .init("rise", upper: 0, terms: [(1, 1), (0, -1), (2, -1)]),
        .init("rise", lower: 0, upper: 0, terms: [(8, 1), (7, -1)]),
        .init("nothing", lower: -1, terms: [(4, 0)]),
        .init("free", terms: [(4, 2)]),
      ])
    #expect(
      program.lpText == """
        maximize
         objective: 1200.5 coverage(stop_smoking,02P,2026_27) + 1100 coverage(stop_smoking,02P,2027_28)
            - 1e-07 rise(stop_smoking,02P,2027_28) + _2nd_site - _end + debt
        subject to
         budget(all,2026_27): 2500000 coverage(stop_smoking,02P,2026_27) + 51234.5 teams <= 40000000
         largest_movement(02P).least: - coverage(stop_smoking,02P,2026_27)
            + coverage(stop_smoking,02P,2027_28) >= -0.1
         largest_movement(02P).most: - coverage(stop_smoking,02P,2026_27)
            + coverage(stop_smoking,02P,2027_28) <= 0.1
         rise: - coverage(stop_smoking,02P,2026_27) + coverage(stop_smoking,02P,2027_28)
            - rise(stop_smoking,02P,2027_28) <= 0
         rise_2: - _end + debt = 0
         nothing: 0 coverage(stop_smoking,02P,2026_27) >= -1
        bounds
         coverage(stop_smoking,02P,2026_27) <= 0.25
         coverage(stop_smoking,02P,2027_28) <= 0.25
         teams <= 9
         teams_2 >= 1
         -2 <= _2nd_site <= 2
         _e1 = 3
         _end free
         -inf <= debt <= 0
        general
         teams
         teams_2
        end

        """)
  }

  @Test(arguments: [LinearProgram.Sense.maximise, .minimise], 1...4)
  func `a solver that reads the text finds the same optimum`(
    sense: LinearProgram.Sense, seed: UInt64
  ) throws {
    var program = pseudorandomProgram(variables: 40, rows: 10, seed: seed)
    program.sense = sense
    for index in 0..<10 { program.variables[index].isWhole = true }
    program.variables[11].lower = -1
    program.variables[12].lower = -3
    program.variables[12].upper = -2
    program.rows[0].lower = 0.5
    program.rows[1].lower = program.rows[1].upper
    #expect(try abs(optimum(ofText: program.lpText) - program.solved().objective) < solverTolerance)
  }

  @Test func `a program without objective or rows can be read`() throws {
    let program = LinearProgram(sense: .minimise, variables: [.init("x", lower: 2, objective: 0)])
    #expect(try optimum(ofText: program.lpText) == 0)
    #expect(
      LinearProgram(sense: .minimise).lpText
        == "minimize\n objective:\nsubject to\nbounds\nend\n")
  }

  /// What HiGHS finds when it reads the text by itself.
  private func optimum(ofText text: String) throws -> Double {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).lp")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let solver = try #require(Highs_create())
    defer { Highs_destroy(solver) }
    _ = Highs_setBoolOptionValue(solver, "output_flag", 0)
    _ = Highs_setIntOptionValue(solver, "threads", 1)
    _ = Highs_setDoubleOptionValue(solver, "mip_rel_gap", 0)
    #expect(Highs_readModel(solver, file.path) == kHighsStatusOk)
    #expect(Highs_run(solver) == kHighsStatusOk)
    return Highs_getObjectiveValue(solver)
  }
}
