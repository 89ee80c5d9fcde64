extension Notebook {
  /// How sure the numbers are.
  var sureness: [NotebookDocument.Cell] {
    [
      .markdown(
        "sureness-heading",
        """
        ## How sure

        What is uncertain was drawn many times, and doing nothing\(hasPlan ? " and the plan" : "") \
        answered each time\(hasPlan ? " with the same coverage" : ""). The darker band holds 80 of \
        100 draws, the lighter 95; the line is at the central values. Ranges are those of the tables, which are \
        found as draws go by; the page has those of the draws themselves, which differ a little.
        """),
      .code("sureness-fan", Self.fan(hasPlan: hasPlan)),
    ] + (hasPlan && !hasDecision ? [.code("sureness-plane", Self.plane)] : [])
  }

  private static func fan(hasPlan: Bool) -> String {
    let runs =
      hasPlan
      ? #"SHOWN = {"baseline": ("doing nothing", NOTHING), "plan": ("the plan", PLAN)}"#
      : #"SHOWN = {"baseline": ("doing nothing", NOTHING)}"#
    return runs + "\n"
      + #"""
      ENDS = ["position_gbp", "position_gbp_low_80", "position_gbp_high_80",
              "position_gbp_low_95", "position_gbp_high_95"]
      bands = read("affordability.csv", "run", "year", "organisation", *ENDS)
      bands = bands[bands["organisation"].str.startswith("system:")]
      if bands.empty:  # no envelope: the number of people in high need is there in any run
          bands = read("outcomes.csv", "run", "year", "measure", "discounting", "value",
                       *[end.replace("position_gbp", "value") for end in ENDS[1:]])
          bands = bands[(bands["measure"] == "life_years") & (bands["discounting"] == "none")]
          bands.columns = [name.replace("value", "position_gbp") for name in bands.columns]
          scale, heading, unit = 1e3, "Years lived, all places added up", "thousands a year"
      else:
          scale, unit = 1e6, f"£m a year, {PRICES}\n(below 0: a deficit)"
          heading = "The system's position: its envelope less its cost"
      bands[ENDS] = bands[ENDS].astype(float)
      sums = bands.groupby(["run", "year"], sort=False)[ENDS].sum() / scale
      shown = [year for year in years if year in set(bands["year"])]

      fig, ax = plt.subplots(figsize=(9, 4.4))
      ends = []
      for run, (label, colour) in SHOWN.items():
          part = sums.loc[run].loc[shown]
          x = range(len(part))
          ax.fill_between(x, part[ENDS[3]], part[ENDS[4]], color=colour, alpha=0.15, linewidth=0)
          ax.fill_between(x, part[ENDS[1]], part[ENDS[2]], color=colour, alpha=0.25, linewidth=0)
          ax.plot(x, part[ENDS[0]], color=colour)
          ends.append((part[ENDS[0]].iloc[-1], label, colour))
      ax.axhline(0, color="black", linewidth=0.8) if scale == 1e6 else None
      ax.set_title(heading)
      ax.set_ylabel(unit)
      plain(ax.yaxis)
      year_axis(ax, shown)
      label_ends(ax, ends, len(shown) - 1)
      plt.show()
      several = bands.groupby(["run", "year"]).size().max() > 1
      drawn = manifest["drawing"]
      say(f"{drawn['made']:,} draws, seed {manifest['seed']}, {drawn['sampling']}. "
          + "; ".join(
              f"{label} in {shown[-1]}: {signed(sums.loc[(run, shown[-1]), ENDS[0]], 1)}, "
              f"80% of draws {signed(sums.loc[(run, shown[-1]), ENDS[1]], 1)} to "
              f"{signed(sums.loc[(run, shown[-1]), ENDS[2]], 1)}"
              for run, (label, _) in SHOWN.items()) + "."
          + (" Ends of ranges are added up over parts, which is wider than the range of their sum."
             if several else ""))
      """#
  }

  private static let plane = #"""
    draws = pd.read_csv(RUN / "tables" / "draws.csv", dtype={"measure": str, "run": str, "year": str})
    draws = draws[(draws["run"] == "difference") & (draws["year"] == "all")]
    plane = draws.pivot_table(index="draw", columns="measure", values="value")
    if {"qalys_discounted", "cost_gbp_discounted"} <= set(plane.columns):
        cost = plane["cost_gbp_discounted"] / 1e6
        gained = plane["qalys_discounted"]
        fig, ax = plt.subplots(figsize=(7, 4.8))
        ax.scatter(gained, cost, s=9, color=PLAN, alpha=0.4, linewidths=0)
        ax.axhline(0, color="black", linewidth=0.8)
        ax.axvline(0, color="black", linewidth=0.8)
        ax.set_title("What the plan gains and costs in each draw")
        ax.set_xlabel("QALYs gained, discounted")
        ax.set_ylabel(f"Cost to the system, discounted\n£m, {PRICES}")
        plain(ax.xaxis)
        plain(ax.yaxis)
        plt.show()
        say(f"The plan gains health in {(gained > 0).mean():.0%} of draws and saves money in "
            f"{(cost < 0).mean():.0%}.")
    """#
}
