extension Notebook {
  /// Who will live here and how ill they will be.
  var need: [NotebookDocument.Cell] {
    [
      .markdown(
        "need-heading",
        """
        ## Need

        How many people, how old and how ill, if nothing is done. A segment is a level of need; \
        older people and people in higher segments use more care, so their growth matters more \
        than the total's.
        """),
      .code("need-people", Self.people),
    ]
      + (hasPlan
        ? [
          .markdown(
            "need-plan-heading",
            """
            The plan changes few people's segment in any one year, so the next chart shows the \
            difference itself. More people may be ill under the plan than without it because \
            fewer have died.
            """),
          .code("need-plan", Self.peopleChanged),
        ] : [])
  }

  /// What care people use.
  var activity: [NotebookDocument.Cell] {
    [
      .markdown(
        "activity-heading",
        hasPlan
          ? """
          ## Activity

          Units of care at each point of delivery: on the left the growth to expect if nothing is \
          done, on the right what the plan changes in its last year. The two have their own \
          scales. A plan that finds and treats illness adds some care to avoid other care.
          """
          : """
          ## Activity

          Units of care at each point of delivery: the growth to expect if nothing is done.
          """),
      .code("activity", Self.activityByPOD(hasPlan: hasPlan)),
    ]
  }

  private static let people = #"""
    nothing = population[population["run"] == "baseline"]


    def two_ends(column):
        """People in the first and last years of the plan, in thousands."""
        ends = nothing.pivot_table(index=column, columns="year", values="people",
                                   aggfunc="sum", sort=False)
        return ends[[first, last]] / 1e3


    ages, segments = two_ends("age_band"), two_ends("segment")
    segments.index = [named("segment").get(code, code) for code in segments.index]

    ages.index = [code.replace("-", "–") for code in ages.index]
    panels = [(ends, heading)
              for ends, heading in [(ages, "By age"), (segments, "By segment of need")]
              if len(ends) > 1 or ends is segments]

    fig, axes = plt.subplots(1, len(panels), figsize=(2 + 4.5 * len(panels), 4.4),
                             squeeze=False)
    fig.suptitle(f"People at the end of {first} and of {last} if nothing is done",
                 x=0.01, ha="left")
    for ax, (ends, heading) in zip(axes.flat, panels):
        before, after = ends.iloc[:, 0], ends.iloc[:, -1]
        ax.hlines(ends.index, before, after, color=GREY, linewidth=2)
        ax.plot(before, ends.index, "o", color="white", markeredgecolor=GREY,
                markeredgewidth=1.8, markersize=8, label=first)
        ax.plot(after, ends.index, "o", color=BLUE, markersize=8, label=last)
        for group, start, end in zip(ends.index, before, after):
            ax.annotate(signed((end / start - 1) * 100, 1, "%"), (max(start, end), group),
                        xytext=(9, 0), textcoords="offset points", va="center", fontsize=9.5)
        ax.set_title(heading)
        ax.set_xlabel("People (thousands)")
        ax.set_xlim(0, ends.to_numpy().max() * 1.2)
        plain(ax.xaxis)
        ax.invert_yaxis()
        ax.grid(axis="y", visible=False)
    axes.flat[0].legend(loc="best")
    plt.show()

    totals = ages.sum()
    text = (f"People go from {totals.iloc[0]:,.0f} thousand at the end of {first} to "
            f"{totals.iloc[-1]:,.0f} thousand at the end of {last} "
            f"({signed((totals.iloc[-1] / totals.iloc[0] - 1) * 100, 1, '%')}).")
    for ends, what in [(ages, "age"), (segments, "segment")]:
        growth = (ends.iloc[:, -1] / ends.iloc[:, 0] - 1) * 100
        if len(growth) > 1 and first != last:
            text += (f" By {what}, growth is highest for {growth.idxmax()}: "
                     f"{signed(growth.max(), 1, '%')}.")
    say(text)
    """#

  private static let peopleChanged = #"""
    def difference(column):
        """People under the plan less people if nothing is done."""
        people = population.pivot_table(index="year", columns=[column, "run"],
                                        values="people", aggfunc="sum", sort=False)
        both = people.swaplevel(axis=1)
        change = both["plan"] - both["baseline"]
        return change.rename(columns=lambda code: code.replace("-", "–"))


    by_age, by_segment = difference("age_band"), difference("segment")
    fig, axes = plt.subplots(1, 2, figsize=(11, 4.4))
    fig.suptitle("People under the plan, less people if nothing is done", x=0.01, ha="left")
    for ax, change, heading in zip(axes, [by_age, by_segment],
                                   ["By age", "By segment of need"]):
        colours = ordered_colours(len(change.columns))
        for group, colour in zip(change.columns, colours):
            ax.plot(range(len(years)), change[group], color=colour)
        ax.axhline(0, color="black", linewidth=0.8)
        ax.set_title(heading)
        ax.set_ylabel("More or fewer people")
        plain(ax.yaxis)
        year_axis(ax, years, most=4)
        label_ends(ax, zip(change.iloc[-1], change.columns, colours), len(years) - 1)
    plt.show()

    text = (f"At the end of {last} the plan's difference over everyone is "
            f"{signed(by_age.loc[last].sum())} people.")
    for change, what in [(by_age, "age"), (by_segment, "segment")]:
        end = change.loc[last]
        if len(end) > 1 and end.abs().max() >= 0.5:
            most = end.abs().idxmax()
            text += f" By {what}, it is largest for {most}: {signed(end[most])}."
    say(text)
    """#
}
