import Foundation
import Scenarios
import Testing

private let cost = "interventions.virtual-wards.unit_cost"
private let leave = "interventions.stop-smoking.effects.risk_factors.smoking.leave"

struct UncertaintyProblemTests {
  @Test func `draws alone take what the pack believes, without a warning`() throws {
    #expect(try uncertaintyProblems() == "")
  }

  @Test(arguments: [
    (
      "draws: 0",
      "s.yaml:2:10: error: [value.out-of-range] 'draws' is 0, but has to be from 1 to 10000000\n"
        + "   help: write 1 or more"
    ),
    (
      "draws: 20000000",
      "s.yaml:2:10: error: [value.out-of-range] 'draws' is 20000000, but has to be from 1 to 10000000\n"
        + "   help: write 10000000 or less"
    ),
    (
      "draws: 10\nseed: -1",
      "s.yaml:3:9: error: [value.out-of-range] 'seed' is -1, but has to be 0 or more"
    ),
    (
      "draws: 10\nsampling: sobel",
      "s.yaml:3:13: error: [value.unknown-choice] 'sobel' is not one of 'random', 'latin-hypercube' or "
        + "'sobol'\n   help: did you mean 'sobol'?"
    ),
    (
      "draws: 10\nhold_budget: 1.5",
      "s.yaml:3:16: error: [value.out-of-range] 'hold_budget' is 1.5, but has to be more than 0 and at "
        + "most 1"
    ),
    (
      "draws: 10\nhold_budget: 0",
      "s.yaml:3:16: error: [value.out-of-range] 'hold_budget' is 0, but has to be more than 0 and at most 1"
    ),
    (
      "draws: 10\nwillingness_to_pay: [30000, 20000]",
      "s.yaml:3:23: error: [value.out-of-order] 'willingness_to_pay' goes from 30000 to 20000\n"
        + "   help: write each price once, the lowest first"
    ),
    (
      "draws: 10\nhold: [relative risk]",
      "s.yaml:3:10: error: [uncertainty.unknown-hold] 'relative risk' is neither an uncertain parameter "
        + "nor a group of them\n   help: did you mean 'relative risks'?"
    ),
    (
      "draws: 10\nstop_when: { measure: qalys }",
      "s.yaml:3:14: error: [scenario.missing-key] 'stop_when' has no 'standard_error'"
    ),
  ])
  func `what is asked of draws is checked`(beside: String, expected: String) throws {
    let found = try uncertaintyProblems(beside: beside)
    #expect(found.contains(expected), "\(found)")
  }

  @Test(arguments: [
    (
      "\(cost): { distribution: gama, sd: 3 }",
      "error: [value.unknown-choice] 'gama' is not one of 'point', 'normal', 'lognormal', 'beta', "
        + "'gamma', 'dirichlet', 'triangular', 'pert', 'uniform' or 'empirical'\n"
        + "   help: did you mean 'gamma'?"
    ),
    (
      "\(cost): { distribution: gamma, sd: -3 }",
      "error: [value.out-of-range] 'sd' is -3, but has to be more than 0"
    ),
    (
      "\(cost): { distribution: gamma, sd: 3, interval_95: [20, 40] }",
      "error: [uncertainty.two-ways] 'interventions.virtual-wards.unit_cost' is said in two ways, by 'sd' "
        + "and 'interval_95'\n   help: keep one of them"
    ),
    (
      "\(cost): { distribution: gamma, mean: 30, shape: 9, scale: 3 }",
      "error: [uncertainty.two-ways] 'interventions.virtual-wards.unit_cost' is said in two ways, by "
        + "'mean' and 'shape'\n   help: keep one of them"
    ),
    (
      "\(cost): { distribution: gamma }",
      "error: [uncertainty.no-spread] 'interventions.virtual-wards.unit_cost' does not say how wide the "
        + "distribution is\n   help: write one of 'sd', 'interval_95', 'interval_80' and 'ratio_95', or "
        + "'shape' and 'scale'"
    ),
    (
      "\(cost): { distribution: gamma, interval_95: [35, 40] }",
      "error: [uncertainty.interval] the mean of 'interventions.virtual-wards.unit_cost', 30, is not "
        + "inside its interval [35, 40]\n   help: write the mean or the interval anew"
    ),
    (
      "\(cost): { distribution: gamma, interval_95: [40, 20] }",
      "error: [value.out-of-order] the low end of 'interval_95' is not below the high end"
    ),
    (
      "\(cost): { distribution: normal, sd: 20 }",
      "error: [uncertainty.out-of-range] 'interventions.virtual-wards.unit_cost' has to be 0 or more, and "
        + "its distribution goes below\n   help: write 'low: 0' to cut it off, or take gamma or lognormal"
    ),
    (
      "\(cost): { distribution: uniform, low: 31, high: 40 }",
      "error: [uncertainty.support] the central value of 'interventions.virtual-wards.unit_cost', 30, is "
        + "one that its distribution never takes: it goes from 31 to 40\n"
        + "   help: change the distribution, or the value"
    ),
    (
      "\(cost): { distribution: normal, mean: 45, sd: 1, low: 40 }",
      "error: [uncertainty.support] the central value of 'interventions.virtual-wards.unit_cost', 30, is "
        + "one that its distribution never takes: it goes up from 40\n"
        + "   help: change the distribution, or the value"
    ),
    (
      "\(cost): { distribution: uniform, low: 20, high: 10 }",
      "error: [uncertainty.impossible] 'interventions.virtual-wards.unit_cost': the low end 20.0 lies "
        + "above the high end 10.0\n   help: swap them"
    ),
    (
      "\(cost): { distribution: triangular, low: 20 }",
      "error: [scenario.missing-key] 'interventions.virtual-wards.unit_cost' has no 'high'"
    ),
    (
      "\(cost): { distribution: gamma, sd: 3, alpha: 2 }",
      "error: [scenario.unused-key] 'alpha' has no effect in 'interventions.virtual-wards.unit_cost'"
    ),
    (
      "\(cost): { distribution: dirichlet, size: 10 }",
      "error: [uncertainty.shares] 'interventions.virtual-wards.unit_cost' is not shares that sum to one, "
        + "as a dirichlet is of\n   help: take another distribution, such as beta"
    ),
    (
      "\(cost): { distribution: empirical, values: [20, 40], weights: [1, 2, 3] }",
      "error: [uncertainty.impossible] 'interventions.virtual-wards.unit_cost': there are 2 values and 3 "
        + "weights\n   help: give each value one weight"
    ),
    (
      "\(cost): { distribution: gamma, interval_95: publishd }",
      "error: [value.wrong-shape] 'publishd' is not two numbers in brackets, nor 'published'\n"
        + "   help: did you mean 'published'?"
    ),
    (
      "\(cost): { distribution: gamma, interval_95: wide }",
      "error: [value.wrong-shape] 'wide' is not two numbers in brackets, nor 'published'\n"
        + "   help: write [low, high], or published where the files give a range"
    ),
    (
      "\(cost): { distribution: gamma, interval_95: 20 }",
      "error: [value.wrong-shape] '20' is not two numbers in brackets, nor 'published'\n"
        + "   help: write [low, high]"
    ),
    (
      "\(cost): { distribution: gamma, interval_80: published }",
      "error: [value.wrong-shape] 'published' is not two numbers in brackets\n"
        + "   help: what files give are 95% ranges: write 'interval_95: published'"
    ),
    (
      "\(cost): { distribution: gamma, ratio_95: published }",
      "error: [value.wrong-shape] 'ratio_95' has to be a low and a high number in brackets, each 0 or "
        + "more, not a single value\n   help: write [low, high]"
    ),
    (
      "\(cost): { distribution: gamma, ratio_95: [1, 1] }",
      "error: [uncertainty.interval] the interval of 'interventions.virtual-wards.unit_cost' goes from 30 "
        + "to the same\n   help: write two numbers about the mean, or 'distribution: point'"
    ),
    (
      "\(cost): { distribution: triangular, low: 40, high: 50 }",
      "error: [uncertainty.support] the central value of 'interventions.virtual-wards.unit_cost', 30, is "
        + "one that its distribution never takes: it goes from 40 to 50\n"
        + "   help: change the distribution, or the value"
    ),
    (
      "\(cost): { distribution: triangular, low: 20, high: 50, mode: 60 }",
      "error: [uncertainty.impossible] 'interventions.virtual-wards.unit_cost': the mode 60.0 lies outside "
        + "20.0 to 50.0\n   help: put the mode between the ends"
    ),
    (
      "\(cost): { distribution: point, mean: -5 }",
      "error: [uncertainty.out-of-range] 'interventions.virtual-wards.unit_cost' has to be 0 or more, and "
        + "is -5 in every draw\n   help: write a 'mean' that it may have, or leave it out for the central "
        + "value"
    ),
    (
      "\(cost): { distribution: normal, mean: -5, sd: 1 }",
      "error: [uncertainty.out-of-range] 'interventions.virtual-wards.unit_cost' has to be 0 or more, and "
        + "the mean of its distribution is -5\n   help: write a mean that it may have, or leave it out for "
        + "the central value"
    ),
    (
      "\(cost): { distribution: uniform, low: -5, high: 50 }",
      "error: [uncertainty.out-of-range] 'interventions.virtual-wards.unit_cost' has to be 0 or more, and "
        + "its distribution goes below\n   help: write 'low: 0'"
    ),
    (
      "\(cost): { distribution: normal, sd: 1, low: 1000 }",
      "error: [uncertainty.impossible] 'interventions.virtual-wards.unit_cost': nothing of the distribution "
        + "lies at 1000.0 or above\n   help: truncate it where some of it is left, or give a point"
    ),
    (
      "\(cost): { distribution: gamma, interval_95: published }",
      "error: [uncertainty.no-range] the files give no range for "
        + "'interventions.virtual-wards.unit_cost'\n   help: write 'interval_95: [low, high]' or 'ratio_95'"
    ),
    (
      "interventions.virtual-ward.unit_cost: { distribution: gamma, sd: 3 }",
      "error: [uncertainty.unknown-path] 'interventions.virtual-ward.unit_cost' names nothing that can be "
        + "uncertain\n   help: did you mean 'interventions.virtual-wards.unit_cost'?"
    ),
    (
      "interventions.*.unit_kost: { distribution: gamma, sd: 3 }",
      "error: [uncertainty.unknown-path] 'interventions.*.unit_kost' matches nothing that can be uncertain"
    ),
    (
      "interventions.virtual-wards.reach: { distribution: beta, sd: 0.03 }",
      "error: [uncertainty.not-uncertain] 'interventions.virtual-wards.reach' is a number that cannot be "
        + "uncertain\n   help: what can be: costs, effects and 'decay' of interventions, "
    ),
    (
      "risk.relative_risks.smoking.chd: { distribution: lognormal, mean: 2, sd: 0.3 }",
      "rows, each with its own value, and one distribution is given\n"
        + "   help: write 'ratio_95: [0.8, 1.25]' for all of them, or 'interval_95: published'"
    ),
    (
      "\(cost): { distribution: gamma, sd: 3, at_most: interventions.virtual-wards.unit_kost }",
      "error: [uncertainty.unknown-path] 'interventions.virtual-wards.unit_kost' names nothing that can be "
        + "uncertain\n   help: did you mean 'interventions.virtual-wards.unit_cost'?"
    ),
    (
      "\(cost): { distribution: gamma, sd: 3, at_most: interventions.same-day-emergency-care.unit_cost }",
      "error: [uncertainty.bound] the central value of 'interventions.virtual-wards.unit_cost' is itself "
        + "above that of 'interventions.same-day-emergency-care.unit_cost'\n"
        + "   help: turn the bound round, or take it out"
    ),
    (
      "\(cost): { distribution: uniform, low: 20, high: 46, at_most: interventions.care-homes.unit_cost }\n"
        + "interventions.care-homes.unit_cost: { distribution: gamma, sd: 200 }",
      "warning: [uncertainty.bound] 'interventions.care-homes.unit_cost' may be below all that "
        + "'interventions.virtual-wards.unit_cost' may be by itself, and is what it is then\n"
    ),
    (
      "\(cost): { distribution: gamma, sd: 3, at_most: risk.relative_risks.smoking.chd }",
      "'interventions.virtual-wards.unit_cost' has 1 value and 'risk.relative_risks.smoking.chd' "
    ),
    (
      "\(cost): { distribution: gamma, sd: 3, at_least: interventions.urgent-community-response.unit_cost }\n"
        + "interventions.urgent-community-response.unit_cost: { distribution: gamma, sd: 2, at_most: \(cost) }",
      "error: [uncertainty.bound-loop] the bounds of 'interventions.virtual-wards.unit_cost' and "
        + "'interventions.urgent-community-response.unit_cost' go round in a loop\n"
        + "   help: take one of the bounds out"
    ),
    (
      "\(cost): { distribution: gamma, sd: 3, at_least: \(cost) }",
      "error: [uncertainty.bound-loop] 'interventions.virtual-wards.unit_cost' is bounded by itself"
    ),
    (
      "interventions.*.unit_cost: { distribution: gamma, ratio_95: [0.9, 1.1] }\n"
        + "interventions.virtual-wards.*: { distribution: gamma, ratio_95: [0.8, 1.25] }",
      "error: [uncertainty.given-twice] 'interventions.virtual-wards.unit_cost' is given twice, by "
        + "'interventions.*.unit_cost' and 'interventions.virtual-wards.*'\n"
        + "   help: name it once by its own path"
    ),
    (
      "\(cost): { distribution: gamma, mean: 36, sd: 3 }",
      "warning: [uncertainty.mean] the mean of the distribution of "
        + "'interventions.virtual-wards.unit_cost' is 36, and the value in the files, at which a plan is "
        + "found, 30\n   help: nothing, if that is meant; else make them agree"
    ),
  ])
  func `a distribution is checked at its place`(parameters: String, expected: String) throws {
    let found = try uncertaintyProblems(parameters: parameters)
    #expect(found.contains(expected), "\(found)")
    #expect(!found.contains("uncertainty.yaml"), "the pack has no mistake: \(found)")
  }

  @Test func `a pack that believes nothing has nothing to draw`() {
    do {
      _ = try Scenario.load(
        "\(repository)scenarios/north-somerset.yaml", overrides: ["uncertainty.draws=10"])
      Issue.record("draws of nothing are an error")
    } catch {
      #expect(
        "\(error)".contains(
          "--set:1:19: error: [uncertainty.nothing] draws are asked for, and nothing is said to be "
            + "uncertain\n   help: add 'parameters' with a distribution each; the pack has none of its own"
        ),
        "\(error)")
    }
  }
}
