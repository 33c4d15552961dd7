"""Settings of the tests: the same examples every time, no time limit for a slow machine, every processor at work."""

import pytest
from hypothesis import HealthCheck, settings

LONGEST = ("law", "clients", "client_sets", "client_walk", "client_tabletop", "client_pages", "test_authoring.py")

settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=False
)
settings.load_profile("house")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """All tests are shared among the processors; a file or test asked for by name runs here, in one process."""
    return None if config.args == config.getini("testpaths") else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no processor is left with it at the end."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: min(places.get(part, len(LONGEST)) for part in item.path.parts))
