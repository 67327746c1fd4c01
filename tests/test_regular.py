"""What is done again and again while an application runs."""

import asyncio
import logging

from nago.errors import StoreError
from nago.regular import Regularly


async def test_it_is_done_at_the_start_and_then_every_so_many_seconds_until_the_end():
    turns = []

    async def act():
        turns.append(len(turns))

    regularly = Regularly("counting", act, 0.01)
    await regularly.start()
    async with asyncio.timeout(5):
        while len(turns) < 3:
            await asyncio.sleep(0.01)
    await regularly.stop()
    done = len(turns)
    await asyncio.sleep(0.1)
    assert len(turns) == done


async def test_a_store_that_fails_is_said_and_the_next_turn_tries_again(caplog):
    turns = []

    async def act():
        turns.append(len(turns))
        if len(turns) == 1:
            raise StoreError("the disk is full")

    regularly = Regularly("removing what is old", act, 0.01)
    with caplog.at_level(logging.WARNING):
        await regularly.start()
        async with asyncio.timeout(5):
            while len(turns) < 2:
                await asyncio.sleep(0.01)
    await regularly.stop()
    assert "removing what is old has to wait for the next turn: the disk is full" in caplog.text
