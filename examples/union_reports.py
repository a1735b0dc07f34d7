# %% [markdown]
# # From saved pages to a table, a picture and a report
#
# The pages ship with the package; put your own folder in place of them: `list(viennews.read_many(["pages/"]))`.
# The same cells as a script: `union_reports.py`. Needed besides the extra `all`: `matplotlib`, for the pictures.

# %%
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt

import viennews
from viennews.frames import to_frame, write_table
from viennews.report import write_report

article = viennews.example()
print(article)

# %%
# What was stripped, and which rule decided.
print("\n".join(line for line in article.explain().splitlines() if line.startswith("-")))

# %%
# All articles, in one table of facts: who, how many of what, when, and where it says so.
articles = [viennews.example(name) for name in viennews.example_names()]
facts = to_frame(articles, "facts")
print(facts[["organization_name", "value", "unit", "counted", "date_value", "change", "sentence"]].head(12))

# %%
# Totals of what was counted, by organization, whatever each article calls it. Changes ("up 5 %") are kept apart.
levels = facts[facts["change"].isna() & (facts["kind"] == "count") & facts["organization_key"].notna()]
totals = levels.groupby(["organization_name", "counted"])["value"].sum().sort_values(ascending=False)
print(totals.head(10).to_frame())

# %%
# The changes.
changes = facts[facts["change"].notna()]
print(changes[["organization_name", "change", "value", "unit", "counted", "date_value"]])

# %%
# The largest sums of money in đồng.
money = facts[(facts["kind"] == "money") & facts["per"].isna()].sort_values("value", ascending=False)
print(money[["organization_name", "value", "unit", "date_value", "sentence"]].head(5))

# %%
# A picture: facts by organization and kind of figure.
named = facts[facts["organization_name"].notna() & ~facts["organization_generic"].fillna(True)]
table = named.groupby(["organization_name", "kind"], observed=True).size().unstack(fill_value=0)
table = table.loc[table.sum(axis=1).sort_values().index].tail(8)
axes = table.plot.barh(stacked=True, figsize=(8, 4), xlabel="facts", ylabel="")
axes.spines[["top", "right"]].set_visible(False)
plt.tight_layout()

# %%
# A second one: when the dates of the articles are.
dates = to_frame(articles, "dates")
months = (
    dates[dates["precision"].isin(["day", "month"])]["first"].dropna().dt.to_period("M").value_counts().sort_index()
)
axes = months.plot.bar(figsize=(8, 2.5), xlabel="", ylabel="dates")
axes.spines[["top", "right"]].set_visible(False)
plt.tight_layout()

# %%
# Files: a sheet for Excel, JSON lines, and the report, a page to look at that needs no network.
folder = Path(tempfile.mkdtemp())
rows = write_table(articles, "facts", folder / "facts.xlsx")
write_table(articles, "facts", folder / "facts.jsonl")
write_report(articles, folder / "report.html")
print(f"{rows} facts; {', '.join(sorted(path.name for path in folder.iterdir()))}")
