"""Ten houses side by side, and one of them closer: who is central, and what if the operator leaves?"""

import partnergraph as pg

book = pg.load_casebook()
print(book.matrix_text())
house = book["petersborghuset"]
central = house.actor_overview().to_dicts()[0]
print(f"{central['name']}: {central['why']}")
after = house.without(central["actor"]).role_coverage().to_dicts()
emptied = [row["name"] for row in after if row["state"] == "empty"]
assert emptied, "the most central actor holds roles alone"
print(f"Without it these roles are empty: {', '.join(emptied)}")
