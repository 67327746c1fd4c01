"""When something was, as pages of the administration write it."""

from datetime import UTC, datetime

import pytest

from nago.systems.admin.stamp import stamp

WHEN = datetime(2026, 11, 29, 5, 41, 7, tzinfo=UTC)


class Read:
    """What a moment is written for."""

    def __init__(self, language, zone):
        self._language, self.time_zone = language, zone

    def language(self):
        return self._language

    def info(self):
        return self


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("en", "UTC", "29 Nov 2026, 05:41"),
        ("de", "Europe/Berlin", "29.11.2026, 06:41"),
        ("en", "America/Los_Angeles", "28 Nov 2026, 21:41"),
    ],
)
def test_a_moment_is_written_as_data_views_do_in_the_time_zone_of_the_browser(language, zone, said):
    wnd = Read(language, zone)
    assert stamp(wnd, WHEN).replace("\u00a0", " ") == said
    assert stamp(wnd, WHEN, seconds=True).replace("\u00a0", " ") == f"{said}:07"
