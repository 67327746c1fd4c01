"""One suite for every repository: in memory and in SQLite they keep the same promises."""

from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace

from nago.data.memory import MemoryRepository
from nago.data.repository import Aggregate
from nago.data.sqlite import SQLite
from nago.data.sqlite_repository import SQLiteRepository
from nago.errors import ConcurrentUpdate, NotUnique, StoreError, Unreadable, WiringError


class Customer(Aggregate, frozen=True):
    email: str | None
    city: str = "Oldenburg"
    active: bool = True
    visits: int = 0


@asynccontextmanager
async def in_memory(folder):
    yield MemoryRepository[Customer](unique=["email"])


@asynccontextmanager
async def in_sqlite(folder):
    database = SQLite()
    customers = SQLiteRepository(database, Customer, "customers", unique=["email"])
    await database.open(folder / "test.db")
    try:
        yield customers
    finally:
        await database.close()


@pytest.fixture(params=[in_memory, in_sqlite])
def opened(request, tmp_path):
    return lambda: request.param(tmp_path)


async def test_what_is_saved_is_found_with_the_next_version(opened):
    async with opened() as customers:
        saved = await customers.save(Customer(id="1", email="a@x.de"))
        assert saved == Customer(id="1", email="a@x.de", version=1)
        assert await customers.find_by_id("1") == saved
        assert (await customers.save(replace(saved, city="Jever"))).version == 2
        assert (await customers.find_by_id("1")).city == "Jever"


async def test_what_is_not_there_is_none(opened):
    async with opened() as customers:
        assert await customers.find_by_id("1") is None
        assert await customers.find_all() == []
        assert await customers.count() == 0
        assert await customers.delete("1") is False


async def test_all_come_in_the_order_of_their_ids(opened):
    async with opened() as customers:
        for id in ("b", "c", "a"):
            await customers.save(Customer(id=id, email=f"{id}@x.de"))
        assert [customer.id for customer in await customers.find_all()] == ["a", "b", "c"]
        assert await customers.count() == 3


async def test_they_are_found_by_several_fields(opened):
    async with opened() as customers:
        await customers.save(Customer(id="1", email="a@x.de", city="Jever", visits=3))
        await customers.save(Customer(id="2", email="b@x.de", city="Jever", active=False))
        await customers.save(Customer(id="3", email=None))
        assert [each.id for each in await customers.find_by(city="Jever")] == ["1", "2"]
        assert [each.id for each in await customers.find_by(city="Jever", active=False)] == ["2"]
        assert [each.id for each in await customers.find_by(email=None)] == ["3"]
        assert [each.id for each in await customers.find_by(visits=3)] == ["1"]
        assert await customers.find_by(city="Jever'; DROP TABLE customers; --") == []
        with pytest.raises(ValueError, match="colour"):
            await customers.find_by(colour="red")


async def test_a_stale_save_is_refused_and_changes_nothing(opened):
    async with opened() as customers:
        mine = theirs = await customers.save(Customer(id="1", email="a@x.de"))
        await customers.save(replace(theirs, city="Jever"))
        with pytest.raises(ConcurrentUpdate):
            await customers.save(replace(mine, city="Varel"))
        assert (await customers.find_by_id("1")).city == "Jever"


async def test_a_second_one_with_the_same_id_is_refused(opened):
    async with opened() as customers:
        await customers.save(Customer(id="1", email="a@x.de"))
        with pytest.raises(ConcurrentUpdate):
            await customers.save(Customer(id="1", email="b@x.de"))


async def test_saving_what_was_deleted_is_refused(opened):
    async with opened() as customers:
        saved = await customers.save(Customer(id="1", email="a@x.de"))
        assert await customers.delete("1") is True
        with pytest.raises(ConcurrentUpdate):
            await customers.save(saved)
        assert await customers.count() == 0


async def test_a_unique_field_is_unique_and_named_when_it_is_not(opened):
    async with opened() as customers:
        await customers.save(Customer(id="1", email="a@x.de"))
        with pytest.raises(NotUnique, match="email"):
            await customers.save(Customer(id="2", email="a@x.de"))
        other = await customers.save(Customer(id="2", email="b@x.de"))
        with pytest.raises(NotUnique, match="email"):
            await customers.save(replace(other, email="a@x.de"))
        assert await customers.count() == 2


async def test_saving_again_keeps_the_own_unique_value(opened):
    async with opened() as customers:
        saved = await customers.save(Customer(id="1", email="a@x.de"))
        assert (await customers.save(replace(saved, visits=1))).version == 2


async def test_none_in_a_unique_field_may_stand_often(opened):
    async with opened() as customers:
        await customers.save(Customer(id="1", email=None))
        await customers.save(Customer(id="2", email=None))
        assert await customers.count() == 2


async def test_a_field_that_becomes_unique_later_is_indexed_then_or_named(tmp_path):
    async def opened_with(*unique):
        database = SQLite()
        customers = SQLiteRepository(database, Customer, "customers", unique=unique)
        await database.open(tmp_path / "test.db")
        return database, customers

    database, customers = await opened_with()
    await customers.save(Customer(id="1", email="a@x.de"))
    await customers.save(Customer(id="2", email="b@x.de"))
    await database.close()

    database, customers = await opened_with("email")
    with pytest.raises(NotUnique):
        await customers.save(Customer(id="3", email="a@x.de"))
    await database.close()

    with pytest.raises(StoreError, match=r"customers\.city"):
        await opened_with("email", "city")

    database, customers = await opened_with()
    await customers.save(Customer(id="3", email="a@x.de"))
    await database.close()


async def test_what_no_longer_decodes_is_named_and_left_as_it_is(tmp_path):
    async with in_sqlite(tmp_path) as customers:
        database = customers._database
        await database.write(
            lambda connection: connection.execute("INSERT INTO customers VALUES ('1', 1, '{}')")
        )
        with pytest.raises(Unreadable, match=r"customers: '1' is not a Customer"):
            await customers.find_by_id("1")
        assert await customers.count() == 1


def test_a_name_that_is_no_name_is_refused_while_wiring():
    with pytest.raises(WiringError, match="no name of a repository"):
        SQLiteRepository(SQLite(), Customer, "x; DROP TABLE users")
    with pytest.raises(WiringError, match="no field 'colour'"):
        SQLiteRepository(SQLite(), Customer, "customers", unique=["colour"])
