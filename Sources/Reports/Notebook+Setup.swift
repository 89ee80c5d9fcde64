extension Notebook {
  static let reading = #"""
    import json

    import pandas as pd
    from IPython.display import Markdown, display

    FILES = [
        "population.csv", "activity.csv", "outcomes.csv", "allocation.csv",
        "affordability.csv", "limits.csv", "names.csv", "life_expectancy.csv",
    ]
    missing = [
        name
        for name in ["manifest.json", *(f"tables/{file}" for file in FILES)]
        if not (RUN / name).is_file()
    ]
    if missing:
        raise FileNotFoundError(
            f"'{RUN}' does not hold a whole run: {', '.join(missing)} not found. "
            "Make the run again with 'almoner run', or set RUN above to the folder of a run."
        )

    TEXT = ["run", "year", "place", "sex", "imd_quintile", "age_band", "segment", "pod",
            "measure", "discounting", "organisation", "intervention", "limit", "unit", "sentence",
            "kind", "code", "name", "worth", "rule", "limit_broken", "bought"]


    def read(file, *columns):
        """Columns of one table; codes stay text, so that 02E is not taken for a number."""
        text = {column: str for column in columns if column in TEXT}
        return pd.read_csv(
            RUN / "tables" / file, usecols=columns, dtype=text, keep_default_na=False
        )


    population = read("population.csv", "run", "year", "imd_quintile", "age_band", "segment",
                      "people")
    activity = read("activity.csv", "run", "year", "pod", "units")
    outcomes = read("outcomes.csv", "run", "year", "imd_quintile", "measure", "discounting",
                    "value")
    life_expectancy = read("life_expectancy.csv", "run", "year", "place", "sex",
                           "imd_quintile", "age", "measure", "value")
    allocation = read("allocation.csv", "year", "place", "intervention", "coverage",
                      "gbp_recurrent", "gbp_non_recurrent")
    affordability = read("affordability.csv", "run", "year", "organisation", "cost_gbp",
                         "position_gbp")
    limits = read("limits.csv", "limit", "year", "place", "unit", "have", "used",
                  "shadow_price", "sentence", "worth")
    comparisons = read("comparisons.csv", "rule", "gain", "qalys_gained_discounted",
                       "cost_gbp_discounted", "programme_gbp", "limit_broken")
    not_bought = read("not_bought.csv", "intervention", "place", "bought",
                      "unit_cost_needed_share", "sentence")
    names = read("names.csv", "kind", "code", "name")
    manifest = json.loads((RUN / "manifest.json").read_text(encoding="utf-8"))

    MEASURED = (outcomes["measure"] == "qalys").any()  # whether quality of life is
    first, last = manifest["years"]  # of the plan; people and activity may go on after it
    years = list(population["year"].unique())
    plan_years = years[: years.index(last) + 1]
    PRICES = f"{manifest['price_year']} prices"


    def named(kind):
        """Names of one kind of code, in the order in which to show them."""
        return names[names["kind"] == kind].set_index("code")["name"]
    """#

  static let charting = #"""
    from textwrap import fill

    import matplotlib.pyplot as plt

    # Okabe and Ito's colours, told apart by people with any common form of colour blindness.
    GREY, BLUE, ORANGE, GREEN = "#595959", "#0072B2", "#D55E00", "#009E73"
    COLOURS = [BLUE, ORANGE, GREEN, "#CC79A7", "#56B4E9", "#E69F00"]
    NOTHING, PLAN = GREY, BLUE

    plt.rcParams.update({
        "figure.dpi": 80, "figure.figsize": (10, 4.4), "figure.constrained_layout.use": True,
        "font.size": 10.5, "axes.titlesize": 11, "axes.titlelocation": "left",
        "axes.titlepad": 10, "axes.spines.top": False, "axes.spines.right": False,
        "axes.axisbelow": True, "axes.grid": True, "grid.color": "#E3E3E3",
        "legend.frameon": False, "lines.linewidth": 2,
    })


    def ordered_colours(count):
        """Colours from dark to light for things that have an order."""
        return [plt.get_cmap("viridis")(0.75 * i / max(count - 1, 1)) for i in range(count)]


    def signed(value, decimals=0, unit=""):
        """A number with its sign; zero has none."""
        text = f"{abs(value):,.{decimals}f}"
        zero = float(text.replace(",", "")) == 0
        return f"{'' if zero else '+' if value > 0 else '−'}{text}{unit}"


    def figure(value):
        """A number with fewer decimals the larger it is."""
        size = abs(value)
        return f"{value:,.{0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 3}f}"


    def pounds(millions):
        """Millions of pounds with a sign."""
        text = signed(millions, 1)
        return f"{text[0]}£{text[1:]}m" if text[0] in "+−" else f"£{text}m"


    def plain(axis):
        """Thousands separators and proper minus signs on an axis of numbers."""
        axis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace("-", "−"))


    def year_axis(ax, shown, most=6):
        """Financial years along the bottom; the end of the plan marked if more years follow."""
        step = -(-len(shown) // most)
        ax.set_xticks(range(0, len(shown), step), shown[::step])
        ax.set_xlabel("Financial year")
        ax.grid(axis="x", visible=False)
        if last in shown[:-1]:
            ax.axvline(shown.index(last) + 0.5, color=GREY, linestyle=":", linewidth=1.2)
            ax.annotate("plan ends", (shown.index(last) + 0.6, 1), color=GREY, va="top",
                        xycoords=("data", "axes fraction"), fontsize=9)


    def label_ends(ax, ends, x):
        """Names at the right ends of lines; lines that end together share a label."""
        low, high = ax.get_ylim()
        ax.set_xlim(right=x)
        groups = []
        for order, (value, text, colour) in sorted(enumerate(ends), key=lambda end: end[1][0]):
            if groups and value - groups[-1][0] < (high - low) * 0.012:
                groups[-1][1].append((order, text))
                groups[-1][2] = GREY
            else:
                groups.append([value, [(order, text)], colour])
        floor = low
        for value, texts, colour in groups:
            text = fill(", ".join(text for _, text in sorted(texts)), 30)
            height = (high - low) * 0.062 * (1 + text.count("\n"))
            y = max(value, floor + height / 2)
            ax.annotate(text, (x, y), xytext=(6, 0), textcoords="offset points", va="center",
                        color=colour, fontsize=9.5, annotation_clip=False)
            floor = y + height / 2


    def label_bars(ax, bars, texts):
        """A number at the end of every horizontal bar."""
        ax.bar_label(bars, texts, padding=4, fontsize=9.5)
        ax.margins(x=0.3)
        ax.grid(axis="y", visible=False)


    def table(frame):
        """A table of text, columns of numbers to the right."""
        frame = frame.astype(str)
        rules = ["---:" if frame[column].str.match(r"[-+−£\d]").all() else "---"
                 for column in frame.columns]
        lines = ["| " + " | ".join(["", *frame.columns]) + " |",
                 "| " + " | ".join(["---", *rules]) + " |"]
        lines += [f"| {index} | " + " | ".join(row) + " |"
                  for index, row in zip(frame.index, frame.to_numpy().tolist())]
        display(Markdown("\n".join(lines)))


    def say(text):
        """What a chart shows, in words."""
        display(Markdown(text))
    """#

  static let record = #"""
    reached = manifest["allocation"]
    facts = {
        "Scenario": manifest["scenario"],
        "Model": manifest["model"],
        "Years of the plan": f"{first} to {last}",
        "Years followed": f"{years[0]} to {years[-1]}",
        "Money": f"pounds of {manifest['price_year']}: growth is above general inflation",
        "Envelope": manifest["envelope"] or "none given",
        "Plan chosen for": f"{reached['objective']}: {figure(reached['value'])} {reached['unit']} "
        "over doing nothing" if reached else "nothing could be bought",
        "Made by": manifest["program"],
    }
    display(Markdown("| | |\n|---|---|\n" + "\n".join(
        f"| {fact} | {value} |" for fact, value in facts.items())))
    """#
}
