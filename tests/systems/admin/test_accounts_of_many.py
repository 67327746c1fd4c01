"""The list of accounts over 20,000 of them: what `tests/bench/accounts.py` measures, with room for
a busy machine."""

from __future__ import annotations

from tests.bench.accounts import MOST_BYTES, measured

PATIENCE_MS = 2000.0


async def test_a_list_of_many_accounts_answers_quickly_and_in_small_frames():
    rows = await measured(20_000)
    for row in rows:
        found, unit = row.found.split()
        most = {"ms": PATIENCE_MS, "B": MOST_BYTES, "KiB": 1000.0}[unit]
        assert float(found) <= most, row
