extension Notebook {
  /// Who gains.
  var outcomes: [NotebookDocument.Cell] {
    [
      .markdown(
        "outcomes-heading",
        """
        ## Outcomes and who gains

        People are grouped by how deprived their neighbourhood is among all of England's; 1 is \
        the most deprived fifth. QALYs are years of life weighted by their quality. Gains count \
        every year followed, those after the plan's last year too, and are not discounted in the \
        chart; the table gives them discounted as well, at the Green Book's 1.5% a year and at \
        NICE's 3.5%. Life expectancy at birth is of both sexes together, at the year's death rates.
        """),
      .code("outcomes-quintile", Self.byQuintile),
    ]
  }

  private static let byQuintile = #"""
    keys = ["imd_quintile", "measure", "discounting"]
    sums = outcomes.pivot_table(index=keys, columns="run", values="value", aggfunc="sum",
                                sort=False)
    gain = (sums["plan"] - sums["baseline"]).unstack(["measure", "discounting"])
    quintiles = sorted(gain.index)
    gain = gain.loc[quintiles]
    now = population[(population["run"] == "baseline") & (population["year"] == first)]
    people = now.groupby("imd_quintile")["people"].sum().loc[quintiles]
    unit, lived = ("QALYs", gain["qalys"]) if MEASURED else ("life-years", gain["life_years"])
    gained = lived["none"]
    ends = {"1": "1\nmost deprived", "5": "5\nleast deprived"}
    labels = [ends.get(quintile, quintile) for quintile in quintiles]
    rate = gained / people * 1e4

    fig, axes = plt.subplots(1, 2, figsize=(11, 4))
    bars = axes[0].bar(labels, rate, color=PLAN, width=0.62)
    axes[0].bar_label(bars, [f"{value:,.1f}" for value in rate], padding=3)
    axes[0].axhline(0, color="black", linewidth=0.8)
    axes[0].set_title(f"{unit} gained for every 10,000 people at the end of {first}")
    axes[0].set_ylabel(f"{unit} for every 10,000 people")

    x = range(len(quintiles))
    for values, label, colour, shift in [(people, f"share of people, {first}", NOTHING, -0.2),
                                         (gained, f"share of {unit} gained", PLAN, 0.2)]:
        share = values / values.sum() * 100 if values.sum() else values * 0
        bars = axes[1].bar([i + shift for i in x], share, width=0.38, color=colour,
                           label=label)
        axes[1].bar_label(bars, [f"{value:.0f}%" for value in share], padding=3, fontsize=9.5)
    axes[1].set_xticks(x, labels)
    axes[1].set_title("Share of people and of the gain")
    axes[1].set_ylabel("Share of all (%)")
    axes[1].legend()
    for ax in axes:
        ax.set_xlabel("Quintile of deprivation")
        ax.grid(axis="x", visible=False)
        ax.margins(y=0.14)
        plain(ax.yaxis)
    plt.show()

    top = quintiles[0]
    say(f"The plan gains {gained.sum():,.0f} {unit}. "
        f"Quintile {top} holds {people[top] / people.sum():.1%} of people at the end of {first}, and gets "
        f"{gained[top] / gained.sum():.1%} of them." if gained.sum() else "The plan gains nothing.")
    columns = {
        f"{unit} gained": gained,
        "at 1.5% (Green Book)": lived["green-book"],
        "at 3.5% (NICE)": lived["nice"],
        **({"life-years gained": gain["life_years"]["none"]} if MEASURED else {}),
        "deaths delayed": gain["deaths_delayed"]["none"],
        "years of high need avoided": -gain["high_need_years"]["none"],
    }
    numbers = pd.DataFrame(columns)
    numbers.index = [f"Quintile {quintile}" for quintile in quintiles]
    numbers.loc["Everyone"] = numbers.sum()
    table(numbers.map(signed))

    at_birth = life_expectancy[
        (life_expectancy[["place", "sex"]] == "all").all(axis=1)
        & (life_expectancy["measure"] == "life_expectancy") & (life_expectancy["age"] == 0)]
    ends = at_birth[at_birth["imd_quintile"].isin(quintiles)].pivot_table(
        index="imd_quintile", columns=["run", "year"], values="value", sort=False)
    if len(ends):
        table(pd.DataFrame({
            f"life expectancy at birth, {first}": ends["baseline"][first].map("{:.1f}".format),
            f"{last}, nothing done": ends["baseline"][last].map("{:.1f}".format),
            f"{last}, plan adds": (ends["plan"][last] - ends["baseline"][last]).map(
                lambda years: signed(years, 2)),
        }).rename(index="Quintile {}".format))
    """#
}
