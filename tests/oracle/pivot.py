#!/usr/bin/env python3
"""Holds `yoriai pivot` against DuckDB: every figure of many questions to random tables.

  pivot.py PATH/TO/yoriai [--seed N] [--tables N]

Tables have blanks, duplicates, negative and decimal numbers, wide text, quotes and commas. Everything is asked twice: with every cell shown (all figures
must be equal), and with the default threshold (each figure that is shown must be equal, and none may be shown of fewer than ten rows, values, hits or misses).
Exit status 1 on any difference. Needs the package duckdb.
"""
import argparse
import csv
import io
import os
import random
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal

import duckdb

TOWNS = ["あおば町", "髙﨑町", "ｱｵﾊﾞ町", "みどり市", "北浜,南郷", "\"若宮\"村", "白鷺 川町", "吉野村"]
SEXES = ["男", "女"]
ANSWERS = ["はい", "以前は吸っていた", "いいえ"]
AGES = ["40歳未満", "40～44歳", "45～49歳", "100歳以上"]
COLUMNS = ["町", "性別", "年齢階級", "年度", "喫煙", "値", "金額"]
# Digits behind the point of the columns of numbers.
SCALES = {"年度": 0, "値": 1, "金額": 2}
THRESHOLD = 10


def table(dice):
    """Rows as text, as they stand in the file."""
    rows = dice.choice([40, 300, 2000, 6000])
    towns = dice.sample(TOWNS, dice.randint(2, len(TOWNS)))
    blank = dice.choice([0, 0.05, 0.4])
    spread = dice.choice([5, 40, 400])

    def row():
        value = f"{dice.randint(-spread, 3 * spread) / 10:.1f}".replace("-0.0", "0.0")
        amount = f"{dice.randint(-10**9, 10**11)}.{dice.randint(0, 99):02d}"
        cells = [towns[min(int(dice.expovariate(0.7)), len(towns) - 1)], dice.choice(SEXES), dice.choice(AGES), str(dice.randint(2018, 2024)),
                 dice.choice(ANSWERS), value, amount]
        return [cell if k == 3 or dice.random() >= blank else "" for k, cell in enumerate(cells)]
    made = [row() for _ in range(rows)]
    return made + dice.sample(made, rows // 10)


def load(db, rows):
    types = ", ".join(f'"{name}" ' + (f"DECIMAL(18,{SCALES[name]})" if name in SCALES else "VARCHAR") for name in COLUMNS)
    db.execute(f"CREATE OR REPLACE TABLE t ({types})")
    db.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(COLUMNS))})", [[cell or None for cell in row] for row in rows])


# A field of rows or columns: how it is written, and its key in SQL.
def field(name):
    return name, f"coalesce(CAST(\"{name}\" AS VARCHAR), '')"


AXES = [field(name) for name in ("町", "性別", "年齢階級", "年度", "喫煙")] + [
    ("年度/2", 'CAST(CAST("年度" AS INTEGER) // 2 * 2 AS VARCHAR) || \'–\' || CAST(CAST("年度" AS INTEGER) // 2 * 2 + 1 AS VARCHAR)'),
    ("値@0,10", "CASE WHEN \"値\" IS NULL THEN '' WHEN \"値\" < 0 THEN '<0.0' WHEN \"値\" < 10 THEN '0.0–9.9' ELSE '≥10.0' END"),
]
FILTERS = [
    ("性別=男|女", "\"性別\" IN ('男', '女')"),
    ("性別!=女", "(\"性別\" IS NULL OR \"性別\" <> '女')"),
    ("性別!=", '"性別" IS NOT NULL'),
    ("年度>=2021", '"年度" >= 2021'),
    ("年度<=2020", '"年度" <= 2020'),
    ("値:-1.5..20", '"値" BETWEEN -1.5 AND 20'),
    ("喫煙=はい", "\"喫煙\" = 'はい'"),
]
RATES = [
    ("喫煙=はい", "喫煙", "\"喫煙\" = 'はい'"),
    ("喫煙=はい|以前は吸っていた", "喫煙", "\"喫煙\" IN ('はい', '以前は吸っていた')"),
    ("値>=5", "値", '"値" >= 5'),
    ("値<0.5", "値", '"値" < 0.5'),
]


def measures(dice):
    """Some values: how they are written, their names, and SQL for the value, the rows with one, and hits."""
    made = [("count", "count", "count(*)", "count(*)", None, 0)]
    for aggregate in ("distinct", "sum", "mean", "median", "min", "max"):
        name = dice.choice(["値", "金額"]) if aggregate != "distinct" else dice.choice(["値", "金額", "町"])
        column, scale = f'"{name}"', SCALES.get(name, 0)
        sql = {
            "distinct": f"count(DISTINCT {column})",
            "sum": f"sum({column})",
            "mean": f"sum({column})",
            # One digit more, so that the mean of the two middle values is exact.
            "median": f"quantile_cont(CAST({column} AS DECIMAL(18,{scale + 1})), 0.5)" if name in SCALES else "0",
            "min": f"min({column})",
            "max": f"max({column})",
        }[aggregate]
        made.append((f"{aggregate}:{name}", f"{aggregate}({name})", sql, f"count({column})", None, scale))
    condition, name, sql = dice.choice(RATES)
    made.append((f"rate:{condition}", f"rate({condition})", "0", f'count("{name}")', f"count(*) FILTER (WHERE {sql})", 0))
    return [made[0]] + dice.sample(made[1:], dice.randint(1, 4)) if dice.random() < 0.7 else dice.sample(made, dice.randint(1, 3))


def rounded(number, digits):
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def expected(name, value, n, hits, scale):
    if n == 0:
        return None
    if name.startswith("mean("):
        return rounded(Decimal(value) / n, scale + 2)
    if name.startswith("rate("):
        return rounded(Decimal(100 * hits) / n, 2)
    return Decimal(value)


def question(dice):
    many = dice.randint(0, 4)
    axes = dice.sample(AXES, min(many, 4))
    while len({axis[0][:2] for axis in axes}) < len(axes):
        axes = dice.sample(AXES, min(many, 4))
    cut = min(len(axes), dice.randint(0, 2))
    rows, columns = axes[:cut], axes[cut:cut + 2]
    return rows, columns, measures(dice), dice.sample(FILTERS, dice.choice([0, 0, 1, 2]))


def ask(binary, path, rows, columns, values, filters, show, *more):
    args = [binary, "pivot", path, "--format", "csv", "--lang", "en", "--show", show]
    args += ["--rows", ",".join(axis[0] for axis in rows)] if rows else []
    args += ["--cols", ",".join(axis[0] for axis in columns)] if columns else []
    args += ["--values", ",".join(value[0] for value in values)]
    for text, _ in filters:
        args += ["--filter", text]
    ran = subprocess.run(args + list(more), capture_output=True, text=True, encoding="utf-8")
    if ran.returncode != 0:
        raise SystemExit(f"exit status {ran.returncode}: {args}\n{ran.stderr}")
    return list(csv.reader(io.StringIO(ran.stdout))), args


def answer(db, rows, columns, values, filters):
    """By key: for each value the figure and the counts that must not be small."""
    keys = [axis[1] for axis in rows + columns]
    figures = [sql for _, _, value, n, hits, _ in values for sql in (value, n, hits or "0")]
    where = " AND ".join(sql for _, sql in filters) or "true"
    group = f" GROUP BY {', '.join(str(k + 1) for k in range(len(keys)))}" if keys else ""
    found = {}
    for line in db.execute(f"SELECT {', '.join(keys + ['count(*)'] + figures)} FROM t WHERE {where}{group}").fetchall():
        key, count, rest = tuple(line[:len(keys)]), line[len(keys)], line[len(keys) + 1:]
        cells, counts = [], [count]
        for k, (_, name, _, _, hits_sql, scale) in enumerate(values):
            value, n, hits = rest[3 * k:3 * k + 3]
            cells.append(expected(name, value, n, hits, scale))
            counts += [n] if name != "count" else []
            counts += [hits, n - hits] if hits_sql else []
        found[key] = (cells, counts, count)
    return found


class Differences:
    def __init__(self):
        self.compared, self.hidden, self.found = 0, 0, 0

    def add(self, *words):
        self.found += 1
        if self.found <= 10:
            print("DIFFERENT", *words, file=sys.stderr)


def compare(told, truth, keys, values, args, differences, protected):
    header = [axis.split("@")[0].split("/")[0] for axis in keys] + [value[1] for value in values]
    if told[0] != header:
        differences.add("header", told[0], header, args)
    seen = set()
    for line in told[1:]:
        key, figures = tuple(line[:len(keys)]), line[len(keys):]
        if key in seen:
            differences.add("twice", key, args)
        seen.add(key)
        cells, counts, _ = truth.get(key, ([None] * len(values), [0], 0))
        for figure, cell, value in zip(figures, cells, values):
            if figure == "*":
                differences.hidden += 1
                if not protected:
                    differences.add("hidden without a threshold", key, value[0], args)
                continue
            differences.compared += 1
            if (Decimal(figure) if figure else None) != cell:
                differences.add(key, value[0], "told", figure, "true", cell, args)
            if protected and any(0 < count < THRESHOLD for count in counts):
                differences.add("shown although small", key, value[0], counts, args)
    missing = set(truth) - seen if keys else set()
    if missing:
        differences.add("missing", list(missing)[:3], args)


def shares(binary, path, db, rows, columns, filters, differences):
    """Counts as shares of the total of their row, of their column, and of all."""
    values = [("count", "count", "count(*)", "count(*)", None, 0)]
    truth = answer(db, rows, columns, values, filters)
    for show, of in (("row", lambda key: key[:len(rows)]), ("column", lambda key: key[len(rows):]), ("total", lambda key: ())):
        totals = {}
        for key, (_, _, count) in truth.items():
            totals[of(key)] = totals.get(of(key), 0) + count
        parts = {key: ([rounded(Decimal(100 * count) / totals[of(key)], 2)] if count else [None], [count], count) for key, (_, _, count) in truth.items()}
        told, args = ask(binary, path, rows, columns, values, filters, show, "--min-n", "0")
        compare(told, parts, [axis[0] for axis in rows + columns], values, args, differences, False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--tables", type=int, default=12)
    asked = parser.parse_args()
    dice, db, differences = random.Random(asked.seed), duckdb.connect(), Differences()
    questions = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "checkups.csv")
        for _ in range(asked.tables):
            rows = table(dice)
            with open(path, "w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows([COLUMNS] + rows)
            load(db, rows)
            for _ in range(8):
                questions += 1
                on_rows, on_columns, values, filters = question(dice)
                truth, keys = answer(db, on_rows, on_columns, values, filters), [axis[0] for axis in on_rows + on_columns]
                for protected, more in ((False, ("--min-n", "0")), (True, ())):
                    told, args = ask(asked.binary, path, on_rows, on_columns, values, filters, "value", *more)
                    compare(told, truth, keys, values, args, differences, protected)
            shares(asked.binary, path, db, on_rows, on_columns, filters, differences)
    print(f"{questions} questions to {asked.tables} tables: {differences.compared} figures compared with DuckDB {duckdb.__version__}, "
          f"{differences.hidden} held back, {differences.found} differences")
    # An oracle that compared next to nothing says nothing.
    return 1 if differences.found or differences.compared < 1000 * asked.tables // 12 else 0


if __name__ == "__main__":
    sys.exit(main())
