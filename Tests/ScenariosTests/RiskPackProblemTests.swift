import Testing

@Suite struct `Problems of risk factors and conditions` {
  @Test func `the small pack has no problem`() throws {
    let found = try SmallRiskPack().found()
    #expect(found == "", "\(found)")
  }

  @Test(arguments: [
    (
      "relative_risks.csv", "chd,F,35,90,3,", "chd,F,35,90,0,",
      "relative_risks.csv:2:29: error: [value.out-of-range] 'relative_risk' is 0, "
        + "but has to be more than 0\n   help: write more than 0\n"
    ),
    (
      "relative_risks.csv", "90,3,2,4", "90,5,2,4",
      "relative_risks.csv:2:29: error: [pack.range] the relative risk 5.0 lies "
        + "outside its range, 2.0 to 4.0\n"
        + "   help: widen the range to hold it\n"
    ),
    (
      "risk_prevalence.csv", "F,1,17,44,0.8", "F,1,17,44,1.8",
      "risk_prevalence.csv:2:25: error: [value.out-of-range] 'share' is 1.8, but has "
        + "to be from 0 to 1\n"
        + "   help: write 1 or less; if you mean 1.8%, write 0.018\n"
    ),
    (
      "risk_prevalence.csv", "F,1,17,44,0.8", "F,1,17,44,0.7",
      "risk_prevalence.csv: error: [pack.share-sum] the categories of smoking sum to "
        + "0.9, not to 1, for sex F, quintile 1, age 17\n"
        + "   help: give every category of the factor, the one without risk too\n"
    ),
    (
      "risk_prevalence.csv", "smoking,never,F,1,45,90", "smoking,never,F,1,46,90",
      "risk_prevalence.csv: error: [pack.age-gap] there is no row for smoking never, "
        + "sex F, imd_quintile 1 at age 45\n"
        + "   help: let the bands cover every adult age without a gap\n"
    ),
    (
      "risk_levels.csv", "pressure,F,1,17,90", "pressure,F,1,18,90",
      "risk_levels.csv: error: [pack.age-gap] there is no row for pressure, sex F, "
        + "imd_quintile 1 at age 17\n"
        + "   help: let the bands cover every adult age without a gap\n"
    ),
    (
      "risk_prevalence.csv", "smoking,never,F,1,45,90", "smoking,never,F,1,44,90",
      "risk_prevalence.csv:12:19: error: [pack.overlap] the ages of this row overlap "
        + "those of line 2\n"
        + "   help: let each age stand in one band\n"
    ),
    (
      "risk_factors.csv", "categories,,never", "categories,,nevr",
      "risk_factors.csv:2:29: error: [pack.unknown-category] 'nevr' is not a "
        + "category of smoking\n"
        + "   help: the categories are 'never' and 'current'\n"
    ),
    (
      "risk_factors.csv", "mmHg,115", "mmHg,low",
      "risk_factors.csv:3:36: error: [pack.reference] 'reference' of pressure has to "
        + "be a level\n"
        + "   help: write the level below which there is no excess risk, in its unit\n"
    ),
    (
      "risk_factors.csv", "sleep,Sleep,level,hours,7\n",
      "sleep,Sleep,level,hours,7\nnoise,Noise,categories,,quiet\n",
      "risk_factors.csv:6:25: error: [pack.missing-row] the table of prevalence has "
        + "no row for noise\n"
        + "   help: add a row for each of its categories\n"
    ),
    (
      "risk_factors.csv", "level,mmHg", "levle,mmHg",
      "risk_factors.csv:3:25: error: [value.unknown-choice] 'levle' is not one of 'categories' "
        + "or 'level'\n"
        + "   help: did you mean 'level'?\n"
    ),
    (
      "risk_factors.csv", "level,mmHg", "categories,mmHg",
      "risk_factors.csv:3:25: error: [pack.kind] 'kind' of pressure is 'categories', and its rows "
        + "are in the table of levels\n"
        + "   help: write 'level', or put its rows into the other table\n"
    ),
    (
      "risk_factors.csv", "Smoking,categories", "Smoking,level",
      "risk_factors.csv:2:17: error: [pack.kind] 'kind' of smoking is 'level', and its rows "
        + "are in the table of prevalence\n"
        + "   help: write 'categories', or put its rows into the other table\n"
    ),
    (
      "risk_factors.csv", "Blood pressure,level", ",level",
      "risk_factors.csv:3:10: error: [value.missing] 'title' is empty\n"
        + "   help: write text\n"
    ),
    (
      "risk_levels.csv", "pressure,M,2,17,90,130,15", "pressure,M,2,17,90,13,1.5",
      "risk_levels.csv: warning: [pack.unit] the mean of pressure for sex M, quintile 2, age 17 is "
        + "13, more than ten standard deviations from its reference, 115\n"
        + "   help: give mean, standard deviation and reference in mmHg\n"
    ),
    (
      "relative_risks.csv", "pressure,,chd,F", "pressure,high,chd,F",
      "relative_risks.csv:4:10: error: [pack.category] pressure has a level, not "
        + "categories\n"
        + "   help: leave 'category' empty\n"
    ),
    (
      "relative_risks.csv", "smoking,current,chd,F", "smoking,never,chd,F",
      "relative_risks.csv:2:9: error: [pack.reference] 'never' is the category "
        + "without excess risk\n"
        + "   help: name a category that has some, or delete the row\n"
    ),
    (
      "relative_risks.csv", "smoking,current,chd,F", "smoking,current,chdd,F",
      "relative_risks.csv:2:17: error: [value.unknown-name] 'chdd' is not a known "
        + "condition\n"
        + "   help: did you mean 'chd'?\n"
    ),
    (
      "relative_risks.csv", "1.5,2.5,20,made up\npressure", "1.5,2.5,,made up\npressure",
      "relative_risks.csv:4:33: error: [value.missing] 'per' is empty\n"
        + "   help: write a number of mmHg\n"
    ),
    (
      "relative_risks.csv", "chd,M,30,90,2,1.5,2.5,20", "chd,M,30,90,2,1.5,2.5,10",
      "relative_risks.csv:5:1: error: [pack.per] 'per' is 10.0 here and 20.0 in "
        + "another row of the same factor\n"
        + "   help: give one factor and condition in one unit\n"
    ),
    (
      "relative_risks.csv", "chd,F,35,90,3,2,4,,made up\n",
      "chd,F,35,44,3,2,4,,made up\nsmoking,current,chd,F,55,90,3,2,4,,made up\n",
      "relative_risks.csv:3:23: error: [pack.age-gap] there is no row for smoking current chd, "
        + "sex F at ages 45 to 54, and there are rows before and after\n"
        + "   help: let each band start where the one before it ends\n"
    ),
    (
      "relative_risks.csv", "pressure,,chd,M,30,90,2,1.5,2.5,20,made up\n",
      "pressure,,chd,M,51,90,2,1.5,2.5,20,made up\npressure,,chd,M,30,49,2,1.5,2.5,20,made up\n",
      "relative_risks.csv:5:17: error: [pack.age-gap] there is no row for pressure chd, "
        + "sex M at age 50, and there are rows before and after\n"
        + "   help: let each band start where the one before it ends\n"
    ),
    (
      "risk_mediation.csv", "pressure,,1", "pressure,high,1",
      "risk_mediation.csv:2:17: error: [pack.category] pressure has a level, not "
        + "categories\n"
        + "   help: leave 'category' empty\n"
    ),
    (
      "risk_mediation.csv", "pressure,,1", "smoking,never,1",
      "risk_mediation.csv:2:16: error: [pack.reference] 'never' is the category "
        + "without excess risk\n"
        + "   help: name a category that has some, or delete the row\n"
    ),
    (
      "risk_mediation.csv", "weight,pressure", "smoking,pressure",
      "risk_mediation.csv:2:1: error: [value.unknown-name] 'smoking' is not a known "
        + "factor with a level\n"
        + "   help: the known ones are 'pressure', 'weight' and 'sleep'\n"
    ),
    (
      "risk_mediation.csv", "0.5,3\n", "0.5,3\npressure,weight,,0.1,0,1\n",
      "risk_mediation.csv:2:1: error: [pack.mediation-loop] 'pressure' and 'weight' "
        + "act on one another in a loop\n"
        + "   help: delete the row of the weakest effect\n"
    ),
    (
      "risk_mediation.csv", "weight,pressure,,1,0.5,3\n",
      "weight,sleep,,1,0.5,3\nweight,pressure,,1,0.5,3\npressure,weight,,0.1,0,1\n",
      "risk_mediation.csv:3:1: error: [pack.mediation-loop] 'pressure' and 'weight' "
        + "act on one another in a loop\n"
        + "   help: delete the row of the weakest effect\n"
    ),
    (
      "risk_mediation.csv", "weight,pressure,,1,0.5,3\n",
      "weight,pressure,,1,0.5,3\nsleep,sleep,,0.1,0,1\n",
      "risk_mediation.csv:3:1: error: [pack.mediation-loop] 'sleep' acts on itself\n"
        + "   help: delete the row of the weakest effect\n"
    ),
    (
      "risk_after_change.csv", "smoking,chd,2,0", "smoking,chd,3,0",
      "risk_after_change.csv:4:13: error: [pack.year-gap] this row is for year 3, "
        + "and year 2 was due\n"
        + "   help: give whole years in order from 0, without a gap\n"
    ),
    (
      "risk_after_change.csv", "chd,1,0.5", "chd,1,-0.5",
      "risk_after_change.csv:3:15: error: [value.out-of-range] 'excess_remaining' is "
        + "-0.5, but has to be from 0 to 1\n   help: write 0 or more\n"
    ),
    (
      "risk_after_change.csv", "chd,2,0\n", "chd,2,0\nsmoking,stroke,0,1\n",
      "risk_after_change.csv:5:1: error: [pack.no-relative-risk] smoking has no "
        + "relative risk of stroke\n"
        + "   help: delete the row, or add the relative risk\n"
    ),
    (
      "risk_persistence.csv", "smoking,1", "smoking,2",
      "risk_persistence.csv:3:9: error: [pack.year-gap] this row is for year 2, and "
        + "year 1 was due\n"
        + "   help: give whole years in order from 0, without a gap\n"
    ),
    (
      "risk_persistence.csv", "smoking,1,0.8\n", "smoking,1,0.8\nsmoking,2,0.85\n",
      "risk_persistence.csv:4:11: error: [pack.rising] 'remaining' rises from 0.8 to 0.85\n"
        + "   help: let it fall or stay as it is from one year to the next\n"
    ),
    (
      "risk_after_change.csv", "smoking,chd,2,0", "smoking,chd,2,0.6",
      "risk_after_change.csv:4:15: error: [pack.rising] 'excess_remaining' rises from 0.5 to "
        + "0.6\n"
        + "   help: let it fall or stay as it is from one year to the next\n"
    ),
    (
      "risk_local.csv", "smoking,current", "smoking,curent",
      "risk_local.csv:2:9: error: [value.unknown-name] 'curent' is not a known "
        + "category of smoking\n"
        + "   help: did you mean 'current'?\n"
    ),
    (
      "risk_local.csv", "smoking,current", "pressure,",
      "risk_local.csv:2:1: error: [value.unknown-name] 'pressure' is not a known factor "
        + "with categories\n"
        + "   help: the known ones are 'smoking'\n"
    ),
    (
      "conditions.csv", "chd,Heart disease,0.5", "chd,,1.53",
      "conditions.csv:2:5: error: [value.missing] 'title' is empty\n"
        + "   help: write text\n"
        + "conditions.csv:2:6: error: [value.out-of-range] 'moves_up' is 1.53, but has to be "
        + "from 0 to 1\n"
        + "   help: write 1 or less; if you mean 1.53%, write 0.0153\n"
    ),
    (
      "condition_rates.csv", "chd,F,1,17,90,1,", "chd,F,1,17,90,900,",
      "condition_rates.csv: error: [pack.more-than-all] conditions explain 540.3% of "
        + "moves to greater need of sex F, quintile 1, age 17\n"
        + "   help: lower the rates of conditions, or their chance of moving people up\n"
    ),
    (
      "condition_rates.csv", "F,1,17,90,1,0.01", "F,1,17,90,1,20",
      "condition_rates.csv: error: [pack.more-than-all] conditions explain 11769.6% "
        + "of deaths of sex F, quintile 1, age 17\n"
        + "   help: lower the rates of conditions, or their chance of moving people up\n"
    ),
    (
      "condition_activity.csv", "admission,0.03", "admission,0.99",
      "condition_activity.csv: error: [pack.more-than-all] conditions are more than "
        + "all units of emergency_admission\n"
        + "   help: lower their shares\n"
    ),
  ])
  func `a mistake in a table is all that is named`(
    file: String, before: String, after: String, expected: String
  ) throws {
    let found = try SmallRiskPack.found(in: file, writing: after, for: before)
    #expect(found + "\n" == expected, "\(found)")
  }

  @Test(arguments: [
    // Fewer people move up at 17 where the drift observed does not go on, and at 89 where it does.
    (17, 210, "0.9", "low: 0.85, high: 1", "0, conditions explain 126.3%", "low"),
    (89, 285, "0.1", "low: 0, high: 0.15", "1, conditions explain 140.7%", "high"),
  ])
  func `drift that is drawn may not leave conditions more than all moves to explain`(
    age: Int, incidence: Int, central: String, near: String, excess: String, key: String
  ) throws {
    var pack = SmallRiskPack()
    let rates = try #require(pack.files["condition_rates.csv"])
    let younger = age > 17 ? "chd,F,1,17,\(age - 1),1,0.01\n" : ""
    pack.files["condition_rates.csv"] = rates.replacing(
      "chd,F,1,17,90,",
      with: "\(younger)chd,F,1,\(age),\(age),\(incidence),0.01\nchd,F,1,\(age + 1),90,")
    func found(_ range: String) throws -> String {
      try pack.found(overrides: [
        "need.case_mix_drift=\(central)",
        "uncertainty={draws: 2, parameters: {need.case_mix_drift: {distribution: uniform, \(range)}}}",
      ])
    }
    let whole = try found("low: 0, high: 1")
    #expect(
      whole.contains(
        "error: [uncertainty.more-than-all] where 'need.case_mix_drift' is \(excess) of moves to greater "
          + "need of sex F, quintile 1, age \(age)\n   help: cut its distribution off with '\(key)', or lower "
          + "the rates of conditions or their chance of moving people up"), "\(whole)")
    #expect(whole.split(separator: "[uncertainty.more-than-all]").count == 2, "\(whole)")
    let cut = try found(near)
    #expect(!cut.contains("more-than-all"), "\(cut)")
  }
}
