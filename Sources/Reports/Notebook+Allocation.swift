extension Notebook {
  /// What the plan buys where, and what stands in its way.
  var allocation: [NotebookDocument.Cell] {
    [
      .markdown(
        "allocation-heading",
        """
        ## Allocation

        Coverage is the share of a programme's eligible people whom it reaches in a year, on top \
        of today's services. Each panel has its own scale; where places share a line, the thinner \
        lines lie on the thicker ones.
        """),
      .code("allocation-coverage", Self.coverage),
      .markdown(
        "limits-heading",
        """
        ### What binds

        A limit binds when the plan uses all of it and more of it would do more good. What one \
        more unit would be worth is a price at the margin: it holds as far as is said.
        """),
      .code("limits-used", Self.used),
      .code("limits-worth", Self.worth),
      .markdown(
        "rules-heading",
        """
        ### Other rules, and what is not bought

        An even split gives every programme the same part of money and staff; the other rule buys \
        the cheapest for a unit of gain first. Neither looks at limits other than money, staff, \
        reach and pace.
        """),
      .code("rules", Self.rules),
      .code("not-bought", Self.notBought),
    ]
  }

  private static let coverage = #"""
    places = named("place")
    order = [code for code in named("intervention").index
             if code in set(allocation["intervention"])]
    if not order:
        say("The plan buys nothing, so there is no coverage to draw.")
    else:
        columns = min(4, len(order))
        rows = -(-len(order) // columns)
        fig, axes = plt.subplots(rows, columns, figsize=(11, 0.6 + 2.2 * rows), sharex=True,
                                 squeeze=False)
        fig.suptitle("Coverage by programme and place (% of eligible people)", x=0.01,
                     ha="left")
        x = range(len(plan_years))
        for ax, code in zip(axes.flat, order):
            rows_of = allocation[allocation["intervention"] == code]
            share = rows_of.pivot_table(index="year", columns="place", values="coverage",
                                        aggfunc="sum") * 100
            share = share.reindex(index=plan_years, columns=places.index).fillna(0)
            if len(places) <= len(COLOURS):
                for i, place in enumerate(places.index):
                    ax.plot(x, share[place], color=COLOURS[i], label=places[place],
                            linewidth=4.6 * 0.6**i + 0.6)
            else:
                ax.fill_between(x, share.min(axis=1), share.max(axis=1), color=BLUE,
                                alpha=0.25, linewidth=0, label="lowest to highest place")
                ax.plot(x, share.median(axis=1), color=BLUE, label="middle place")
            ax.set_title(fill(named("intervention")[code], 25), fontsize=9.5, pad=5)
            ax.set_ylim(0, share.to_numpy().max() * 1.15)
            ax.set_xticks([0, len(plan_years) - 1], [first, last])
            ax.tick_params(labelsize=9)
            ax.grid(axis="x", visible=False)
            plain(ax.yaxis)
        for ax in axes.flat[len(order):]:
            ax.axis("off")
        for ax in axes.flat[max(0, len(order) - columns): len(order)]:
            ax.tick_params(labelbottom=True)
        fig.legend(*axes.flat[0].get_legend_handles_labels(), loc="outside lower left",
                   ncols=6)
        plt.show()

        spread = allocation.groupby("intervention")["place"].nunique()
        everywhere = [code for code in order if spread[code] == len(places)]
        say(f"{len(order)} of {len(named('intervention'))} programmes are bought, "
            f"{len(everywhere)} in every place.")
    """#

  private static let used = #"""
    kind = limits["limit"].str.split(".").str[0]
    caps = limits[kind.isin(["budget", "workforce", "beds", "capital"]) & (limits["have"] > 0)]
    share = caps.assign(share=caps["used"] / caps["have"] * 100).pivot_table(
        index="limit", columns="year", values="share", aggfunc="max", sort=False)
    if share.empty:
        say("No limit on money or staff is set.")
    else:
        share = share.reindex(columns=plan_years)
        binds = caps[caps["shadow_price"] > 0].groupby(["limit", "year"]).size()
        labels = [code.split(".")[-1].replace("-", " ").capitalize() for code in share.index]

        fig, ax = plt.subplots(figsize=(11, 1.5 + 0.42 * len(share)))
        ax.imshow(share, cmap="Blues", vmin=0, vmax=140, aspect="auto")
        for row, limit in enumerate(share.index):
            for column, year in enumerate(share.columns):
                value = share.loc[limit, year]
                bound = (limit, year) in binds.index
                ax.text(column, row, f"{value:,.0f}%", ha="center", va="center",
                        color="white" if value > 85 else "black",
                        weight="bold" if bound else "normal")
                if bound:
                    ax.add_patch(plt.Rectangle((column - 0.46, row - 0.42), 0.92, 0.84,
                                               fill=False, edgecolor=ORANGE, linewidth=2.5))
        ax.set_xticks(range(len(plan_years)), plan_years)
        ax.set_yticks(range(len(labels)), labels)
        ax.set_xlabel("Financial year")
        ax.set_title("Share of each limit on money and staff that the plan uses "
                     "(outlined: it binds)")
        ax.grid(visible=False)
        ax.spines[:].set_visible(False)
        ax.tick_params(length=0)
        plt.show()
    """#

  private static let worth = #"""
    unit = manifest["allocation"]["unit"]
    binding = limits[limits["shadow_price"] > 0].rename(columns={"worth": "worth_said"})
    kind = binding["limit"].str.split(".").str[0]
    shared = binding[(binding["place"] == "all") & ~kind.isin(["reach", "largest_movement"])]
    if shared.empty:
        say("No limit on money or staff binds.")
    else:
        # Money is priced by the million, everything else by one of its own unit.
        scale = shared["unit"].eq("GBP").map({True: 1e6, False: 1})
        shared = shared.assign(worth=shared["shadow_price"] * scale)
        best = shared.loc[shared.groupby("limit", sort=False)["worth"].idxmax()]
        table(pd.DataFrame({
            "years in which it binds": [str(sum(shared["limit"] == code))
                                        for code in best["limit"]],
            "worth at most": [
                f"{row.worth:,.3g} {unit} for {'£1m' if row.unit == 'GBP' else '1 ' + row.unit}"
                for row in best.itertuples()],
            "in": best["year"].tolist(),
            "in words": best["worth_said"].tolist(),
            "which says": best["sentence"].tolist(),
        }, index=best["limit"]))

    programme = binding["limit"].str.split(".").str[1].where(
        kind.isin(["reach", "largest_movement"]))
    held = binding.assign(kind=kind, programme=programme).dropna(subset="programme")
    counts = held.pivot_table(index="programme", columns="kind", values="have",
                              aggfunc="count", fill_value=0)
    if not counts.empty:
        say("Decisions (a place and a year) held back by a programme's own limits:")
        counts = counts.reindex(columns=["reach", "largest_movement"], fill_value=0)
        counts.columns = ["its reach", "how fast its coverage may move"]
        counts.index = [named("intervention").get(code, code) for code in counts.index]
        table(counts.sort_values("its reach", ascending=False))
    """#

  private static let rules = #"""
    if comparisons.empty:
        say("No plan was chosen, so there is nothing to compare it with.")
    else:
        rules = {"plan": "The plan", "do-nothing": "Doing nothing",
                 "even-split": "An even split", "cheapest-first": "Cheapest first"}
        each = comparisons.drop_duplicates("rule").set_index("rule")
        broken = comparisons.groupby("rule")["limit_broken"].apply(
            lambda ids: "; ".join(filter(None, ids)) or "none")
        table(pd.DataFrame({
            f"gain, {manifest['allocation']['unit']}": each["gain"].map(figure),
            **({"QALYs, discounted": each["qalys_gained_discounted"].map("{:,.1f}".format)}
               if MEASURED else {}),
            "cost £m, discounted": (each["cost_gbp_discounted"] / 1e6).map("{:,.1f}".format),
            "programmes £m": (each["programme_gbp"] / 1e6).map("{:,.1f}".format),
            "limits broken": broken,
        }).reindex(each.index).rename(index=rules))
    """#

  private static let notBought = #"""
    out = not_bought[not_bought["bought"] == "none"]
    everywhere = out.groupby("intervention")["place"].nunique() == len(named("place"))
    out = out[out["intervention"].isin(everywhere[everywhere].index)]
    if out.empty:
        say("Every programme is bought somewhere.")
    else:
        share = pd.to_numeric(out["unit_cost_needed_share"], errors="coerce").fillna(0)
        nearest = out.assign(share=share).sort_values(
            "share", ascending=False, kind="stable").drop_duplicates("intervention")
        table(pd.DataFrame({"what it would take where it is nearest":
                            nearest["sentence"].tolist()},
                           index=[named("intervention").get(code, code)
                                  for code in nearest["intervention"]]))
    """#
}
