"""The tests of components run both ways: in the simulation and in Chromium."""

import pytest


@pytest.fixture(params=["simulation", "chromium"])
def nago_browser(request: pytest.FixtureRequest) -> bool:
    """Whether a test drives a real browser."""
    return bool(request.param == "chromium")
