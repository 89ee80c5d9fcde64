extension Notebook {
  /// A chart and a table of activity, with the plan's change where there is a plan.
  static func activityByPOD(hasPlan: Bool) -> String {
    hasPlan ? shared + "\n\n" + withPlan : shared + "\n\n" + withoutPlan
  }

  private static let shared = #"""
    pods = named("pod")
    units = activity.pivot_table(index="pod", columns=["run", "year"], values="units",
                                 aggfunc="sum", sort=False)
    start, end = units["baseline"][first], units["baseline"][last]
    done = [pod for pod in units.index if start[pod] > 0]  # others begin with the plan
    labels = [pods[pod] for pod in done]
    growth = [(end[pod] / start[pod] - 1) * 100 for pod in done]


    def bars(ax, values, texts, colour, heading):
        drawn = ax.barh(labels, values, color=colour, height=0.62)
        label_bars(ax, drawn, texts)
        ax.axvline(0, color="black", linewidth=0.8)
        ax.set_title(heading)
        ax.set_xlabel("Change in units (%)")
        plain(ax.xaxis)
    """#

  private static let withoutPlan = #"""
    fig, ax = plt.subplots(figsize=(8, 0.8 + 0.36 * len(done)))
    bars(ax, growth, [signed(value, 1, "%") for value in growth], NOTHING,
         f"Growth in activity from {first} to {last} if nothing is done")
    ax.invert_yaxis()
    plt.show()

    table(pd.DataFrame({
        first: [f"{start[pod]:,.0f}" for pod in done],
        last: [f"{end[pod]:,.0f}" for pod in done],
    }, index=labels))
    """#

  private static let withPlan = #"""
    change = units["plan"][last] - end
    share = [change[pod] / end[pod] * 100 for pod in done]

    fig, axes = plt.subplots(1, 2, sharey=True, figsize=(11, 1 + 0.34 * len(done)))
    fig.suptitle("Change in units of care at each point of delivery", x=0.01, ha="left")
    bars(axes[0], growth, [signed(value, 1, "%") for value in growth], NOTHING,
         f"If nothing is done: {first} to {last}")
    bars(axes[1], share, [signed(value, 2, "%") for value in share], PLAN,
         f"The plan against doing nothing, in {last}")
    axes[0].invert_yaxis()
    plt.show()

    words = []
    for pick, verb, sign in [(min, "lowers", -1), (max, "raises", 1)]:
        value, pod = pick(zip(share, done))
        if value * sign >= 0.005:
            words.append(f"{verb} {pods[pod]} by the largest percentage ({signed(value, 2, '%')}, "
                         f"{signed(change[pod])})")
    say(f"In {last} the plan " + (" and ".join(words) or "changes no activity to speak of")
        + ".")
    used = [pod for pod in units.index if units.loc[pod].sum() > 0]
    table(pd.DataFrame({
        f"{first}, doing nothing": [f"{start[pod]:,.0f}" for pod in used],
        f"{last}, doing nothing": [f"{end[pod]:,.0f}" for pod in used],
        f"{last}, plan": [f"{units['plan'][last][pod]:,.0f}" for pod in used],
        "the plan's change": [signed(change[pod]) for pod in used],
    }, index=[pods[pod] for pod in used]))
    """#
}
