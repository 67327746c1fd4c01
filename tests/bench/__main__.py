"""Measures every budget and prints the table: `python -m tests.bench [name ...]`.

Figures are ratios within one run; absolute times are of this machine and of this moment.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.bench import (
    accounts,
    data_view,
    dom,
    events,
    first_load,
    hidden,
    lists,
    logins,
    mails,
    memory,
    random_users,
    rendering,
    writes,
)
from tests.bench.table import Row, table

PROGRAMS: dict[str, Callable[[], list[Row]]] = {
    "events": events.measure,
    "rendering": rendering.measure,
    "memory": memory.measure,
    "writes": writes.measure,
    "data_view": data_view.measure,
    "accounts": accounts.measure,
    "dom": dom.measure,
    "lists": lists.measure,
    "first_load": first_load.measure,
    "logins": logins.measure,
    "mails": mails.measure,
    "hidden": hidden.measure,
    "random": random_users.measure,
}


def main() -> int:
    chosen = sys.argv[1:] or list(PROGRAMS)
    if wrong := set(chosen) - set(PROGRAMS):
        print(f"{', '.join(wrong)}: there are {', '.join(PROGRAMS)}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in chosen:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        rows += PROGRAMS[name]()
    print(table(rows))
    return 0 if all(row.good is not False for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
