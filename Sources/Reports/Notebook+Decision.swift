import Foundation

extension Notebook {
  /// Whether the run's draws were weighed for the decision, and are more than one, of which nothing is told.
  var hasDecision: Bool {
    let plane = folder.appendingPathComponent("tables/ce_plane.csv")
    // A header and a row for each draw.
    return (try? String(contentsOf: plane, encoding: .utf8)).map {
      $0.split(separator: "\n", maxSplits: 3).count > 2
    } ?? false
  }

  /// What the uncertainty means for the choice.
  var decision: [NotebookDocument.Cell] {
    [
      .markdown(
        "decision-heading",
        """
        ## What the uncertainty means for the decision

        Each point on the left is a draw: what the plan costs and gains beyond doing nothing in one \
        world that the evidence allows. On the right is the share of draws in which each is the \
        better choice, by what a QALY is held to be worth; the thick line is the one that is better \
        on average. `docs/uncertainty.md` says how to read it.
        """),
      .code("decision-plane", Self.planeAndCurves),
      .code("decision-information", Self.information),
    ]
      + (FileManager.default.fileExists(
        atPath: folder.appendingPathComponent("tables/tornado.csv").path)
        ? [.code("decision-tornado", Self.tornado)] : [])
  }

  private static let planeAndCurves = #"""
    plane = pd.read_csv(RUN / "tables" / "ce_plane.csv")
    curves = pd.read_csv(RUN / "tables" / "ceac.csv")
    fig, axes = plt.subplots(1, 2, figsize=(11, 4.2))
    axes[0].scatter(plane["added_effect"], plane["added_cost"] / 1e6, s=9, alpha=0.35, color=PLAN,
                    linewidths=0)
    axes[0].axhline(0, color="black", linewidth=0.8)
    axes[0].axvline(0, color="black", linewidth=0.8)
    axes[0].set_title("The plan beyond doing nothing, a point a draw")
    axes[0].set_xlabel("QALYs gained, discounted")
    axes[0].set_ylabel(f"Cost added (£m, {PRICES})")
    for strategy, colour in [("baseline", NOTHING), ("plan", PLAN)]:
        own = curves[curves["strategy"] == strategy]
        label = "doing nothing" if strategy == "baseline" else "the plan"
        axes[1].plot(own["willingness_to_pay"], own["probability"] * 100, color=colour,
                     linewidth=1.2, label=label)
        best = own["probability"].where(own["on_frontier"] == "yes") * 100
        axes[1].plot(own["willingness_to_pay"], best, color=colour, linewidth=3.5)
    axes[1].set_title("How often each is the better choice")
    axes[1].set_xlabel("What a QALY is worth (£)")
    axes[1].set_ylabel("Share of draws (%)")
    axes[1].set_ylim(0, 102)
    axes[1].legend()
    for ax in axes:
        plain(ax.xaxis)
        plain(ax.yaxis)
    plt.show()
    dearer = (plane["added_cost"] > 0).mean()
    gained, added = plane["added_effect"].mean(), plane["added_cost"].mean() / 1e6
    say(f"In {len(plane):,} draws, on average, the plan {'loses' if gained < 0 else 'gains'} "
        f"{abs(gained):,.0f} QALYs and {'lowers cost by' if added < 0 else 'adds'} "
        f"£{abs(added):,.1f}m{'' if added < 0 else ' to cost'}; it costs more than doing nothing in {dearer:.0%} of draws.")
    frontier = pd.read_csv(RUN / "tables" / "ce_frontier.csv").set_index("strategy")
    own, nothing = frontier.loc["plan"], frontier.loc["baseline"]
    means = "By the means over draws, the plan"
    if pd.notna(own["icer"]):
        say(f"{means} costs £{own['icer']:,.0f} for each QALY it adds "
            f"(standard error £{own['icer_standard_error']:,.0f}).")
    elif pd.notna(nothing["icer"]):
        say(f"{means} saves £{nothing['icer']:,.0f} for each QALY it gives up "
            f"(standard error £{nothing['icer_standard_error']:,.0f}).")
    elif own["standing"] == "dominated":
        say(f"{means} costs no less than doing nothing and gains no more health: it is dominated.")
    elif nothing["standing"] == "dominated":
        say(f"{means} gains no less health than doing nothing and costs no more: it dominates.")
    """#

  private static let information = #"""
    worth = pd.read_csv(RUN / "tables" / "evppi.csv")
    price = worth["willingness_to_pay"].min()
    groups = worth[(worth["kind"] == "group") & (worth["willingness_to_pay"] == price)].copy()
    groups["net"] = (groups["evppi"] - groups["bias"]).clip(lower=0) / 1e6
    groups = groups.sort_values("net")
    everything = pd.read_csv(RUN / "tables" / "evpi.csv").set_index("willingness_to_pay")["evpi"]
    if everything[price] > 0 and groups["net"].notna().any():
        fig, ax = plt.subplots(figsize=(9, 0.9 + 0.42 * len(groups)))
        bars = ax.barh(groups["name"], groups["net"], color=PLAN, height=0.62,
                       xerr=2 * groups["standard_error"] / 1e6, ecolor=GREY)
        ax.set_title(f"What knowing each group exactly would be worth, at £{price:,.0f} a QALY")
        ax.set_xlabel("£m, its bias taken off; bars: two standard errors")
        ax.grid(axis="y", visible=False)
        plain(ax.xaxis)
        plt.show()
    say(f"Knowing everything before choosing would be worth "
        f"£{everything[price] / 1e6:,.1f}m at £{price:,.0f} a QALY.")
    """#

  private static let tornado = #"""
    bars = pd.read_csv(RUN / "tables" / "tornado.csv")
    bars = bars[(bars["outcome"] == "effect") & (bars["others_at"] == "mean")]
    bars = bars.sort_values("rank").head(12).iloc[::-1]
    base = bars["base"].iloc[0]
    fig, ax = plt.subplots(figsize=(10, 1 + 0.36 * len(bars)))
    for end, colour, label in [("outcome_at_low", ORANGE, "parameter at its 2.5% quantile"),
                               ("outcome_at_high", BLUE, "at its 97.5% quantile")]:
        ax.barh(bars["parameter"], bars[end] - base, left=base, color=colour, height=0.62,
                label=label)
    ax.axvline(base, color="black", linewidth=0.8)
    ax.set_title("QALYs gained as one parameter at a time is moved")
    ax.set_xlabel("QALYs gained, discounted")
    ax.grid(axis="y", visible=False)
    ax.legend()
    plain(ax.xaxis)
    plt.show()
    widest = bars.iloc[-1]
    reached = widest[["outcome_at_low", "outcome_at_high", "base"]]
    say(f"{widest['parameter']} by itself moves the gain between "
        f"{reached.min():,.0f} and {reached.max():,.0f} QALYs.")
    """#
}
