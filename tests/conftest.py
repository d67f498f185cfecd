"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from scorer.document import reading

from .lent import Lent

# On a busy machine an example, and making it up, takes as long as it takes.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _processes() -> Iterator[None]:
    yield
    Lent.end_all()


@pytest.fixture(scope="module", autouse=True)
def _lent(request: pytest.FixtureRequest) -> Iterator[None]:
    """Readers take up processes that others left, where a module is not about processes."""
    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("own_process") is None:
            patch.setattr(reading, "Sandbox", Lent)
        yield
