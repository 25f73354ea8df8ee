from __future__ import annotations

import partnergraph as pg
import pytest
import support


@pytest.fixture(scope="session")
def book() -> pg.Casebook:
    """The real cases."""
    return pg.load_casebook()


@pytest.fixture(scope="session")
def petersborg(book: pg.Casebook) -> pg.Case:
    """A rich case."""
    return book["petersborghuset"]


@pytest.fixture(scope="session")
def full() -> pg.Case:
    """A case in which every field of the format has something."""
    return pg.Case.from_dict(support.everything())


@pytest.fixture
def house() -> pg.Case:
    """A small case: three actors, two roles, two relations."""
    return pg.Case.from_dict(support.small())
