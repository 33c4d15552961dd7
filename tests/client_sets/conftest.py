"""One LibreOffice for all sets."""

from collections.abc import Iterator

import pytest

from tests.client_walk.office import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with Office(tmp_path_factory.mktemp("office")) as running:
        yield running
