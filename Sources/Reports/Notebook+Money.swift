extension Notebook {
  /// What it costs whom.
  var money: [NotebookDocument.Cell] {
    let heading =
      hasPlan
      ? """
      ## Money

      The system's position is its envelope less its cost; an organisation's is its income less \
      its cost. A system's position is the sum of its organisations', so money that only moves \
      between them does not change it.
      """
      : """
      ## Money

      What care costs if nothing is done and, where an envelope is given, how far it stretches.
      """
    return [
      .markdown("money-heading", heading),
      .code("money-system", Self.position(hasPlan: hasPlan)),
    ]
      + (hasPlan
        ? [
          .code("money-organisations", Self.organisations),
          .markdown(
            "money-programmes-heading",
            """
            What the programmes themselves cost, before what they change in the cost of care. \
            Recurrent spending is for the people reached in the year; set-up spending is made \
            once, when coverage grows.
            """),
          .code("money-programmes", Self.programmes),
        ] : [])
  }

  private static func position(hasPlan: Bool) -> String {
    let runs =
      hasPlan
      ? """
      RUNS = {"baseline": ("doing nothing", "if nothing is done", NOTHING),
              "plan": ("the plan", "under the plan", PLAN)}
      """
      : """
      RUNS = {"baseline": ("doing nothing", "if nothing is done", NOTHING)}
      """
    return runs + "\n"
      + #"""
      is_system = affordability["organisation"].str.startswith("system:")
      systems, organisations = affordability[is_system], affordability[~is_system]

      fig, ax = plt.subplots(figsize=(9, 4.2))
      if systems.empty:  # no envelope: cost is all there is to show
          cost = organisations.pivot_table(index="year", columns=["run", "organisation"],
                                           values="cost_gbp", aggfunc="sum", sort=False)
          cost = (cost["baseline"] / 1e6).sort_values(plan_years[-1], axis=1, ascending=False)
          cost = cost.iloc[:, : len(COLOURS)]
          for code, colour in zip(cost.columns, COLOURS):
              ax.plot(range(len(cost)), cost[code], color=colour)
          ax.set_title("Cost of care by organisation if nothing is done")
          ax.set_ylabel(f"£m a year, {PRICES}")
          ax.set_ylim(bottom=0)
          ends = [(cost[code].iloc[-1], named("organisation").get(code, code), colour)
                  for code, colour in zip(cost.columns, COLOURS)]
          words = (f"Care costs £{cost.iloc[-1].sum():,.0f}m in {last}, against "
                   f"£{cost.iloc[0].sum():,.0f}m in {first}. No envelope is given, so there "
                   "is no position to show.")
      else:
          position = systems.pivot_table(index="year", columns="run", values="position_gbp",
                                         aggfunc="sum", sort=False) / 1e6
          for run, (_, _, colour) in RUNS.items():
              ax.plot(range(len(position)), position[run], color=colour, marker="o",
                      markersize=4, clip_on=False)
          ax.axhline(0, color="black", linewidth=0.8)
          ax.set_title("The system's position: its envelope less its cost")
          ax.set_ylabel(f"£m a year, {PRICES}\n(below 0: a deficit)")
          ends = [(position[run].iloc[-1], label, colour)
                  for run, (label, _, colour) in RUNS.items()]
          words = f"In {last} the system's position is " + " and ".join(
              f"{pounds(position[run][last])} {phrase}"
              for run, (_, phrase, _) in RUNS.items()) + "."
          words += f" The envelope: {manifest['envelope'] or 'none given'}."
      plain(ax.yaxis)
      year_axis(ax, plan_years)
      label_ends(ax, ends, len(plan_years) - 1)
      plt.show()
      say(words)
      """#
  }

  private static let organisations = #"""
    at_end = organisations[organisations["year"] == last].pivot_table(
        index="organisation", columns="run", values="position_gbp", aggfunc="sum", sort=False
    ) / 1e6
    moved = at_end["plan"] - at_end["baseline"]
    moved.index = [fill(named("organisation").get(code, code), 34) for code in moved.index]
    large = moved[moved.abs() >= 0.05]
    large = large.reindex(large.abs().sort_values(ascending=False).index)[:15]

    if large.empty:
        say(f"In {last} the plan changes no organisation's position by £0.05m or more.")
    else:
        fig, ax = plt.subplots(figsize=(9, 1.4 + 0.45 * len(large)))
        drawn = ax.barh(large.index, large,
                        color=[BLUE if value > 0 else ORANGE for value in large], height=0.62)
        label_bars(ax, drawn, [signed(value, 1) for value in large])
        ax.axvline(0, color="black", linewidth=0.8)
        ax.set_title(f"What the plan does to each organisation's position in {last}")
        ax.set_xlabel(f"£m against doing nothing, {PRICES}")
        plain(ax.xaxis)
        ax.invert_yaxis()
        plt.show()
        rest = len(moved) - len(large)
        say(f"All organisations together stand {pounds(moved.sum())} against doing nothing"
            + (f"; {rest} that change less are not drawn." if rest else "."))
    """#

  private static let programmes = #"""
    spend = allocation.groupby("year")[["gbp_recurrent", "gbp_non_recurrent"]].sum()
    spend = spend.reindex(plan_years, fill_value=0).astype(float) / 1e6
    budget = limits[limits["limit"] == "budget"].groupby("year")["have"].sum() / 1e6
    bought = (allocation.groupby("intervention")[["gbp_recurrent", "gbp_non_recurrent"]]
              .sum().sum(axis=1).astype(float).sort_values(ascending=False) / 1e6)

    fig, axes = plt.subplots(1, 2, figsize=(11, max(3.8, 1.2 + 0.3 * len(bought))))
    x = range(len(plan_years))
    axes[0].bar(x, spend["gbp_recurrent"], color=BLUE, width=0.7, label="recurrent")
    axes[0].bar(x, spend["gbp_non_recurrent"], bottom=spend["gbp_recurrent"], color="#E69F00",
                width=0.7, label="set-up")
    if not budget.empty:
        axes[0].plot(x, budget.reindex(plan_years), color="black", marker="_", markersize=16,
                     linestyle="none", markeredgewidth=2, label="budget")
    axes[0].set_title("Programme spending each year")
    axes[0].set_ylabel(f"£m, {PRICES}")
    axes[0].margins(y=0.22)
    axes[0].legend(loc="upper left", ncols=3, columnspacing=1.2)
    year_axis(axes[0], plan_years, most=3)

    labels = [named("intervention").get(code, code) for code in bought.index]
    drawn = axes[1].barh(labels, bought, color=BLUE, height=0.62)
    label_bars(axes[1], drawn, [f"{value:,.1f}" for value in bought])
    axes[1].set_title(f"By programme, {first} to {last} in all")
    axes[1].set_xlabel(f"£m, {PRICES}")
    axes[1].invert_yaxis()
    plt.show()

    if bought.empty:
        say("The plan buys nothing.")
    else:
        say(f"Programmes cost £{bought.sum():,.1f}m over the plan. The largest, {labels[0]}, "
            f"takes {bought.iloc[0] / bought.sum():.0%}.")
    """#
}
