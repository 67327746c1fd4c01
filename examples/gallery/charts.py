"""Numbers to look at."""

from datetime import date, timedelta

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui

MONDAY = date(2026, 9, 7)
WEEKS = [MONDAY + timedelta(weeks=week) for week in range(12)]


def bars(wnd: Window) -> View:
    """One bar for each label; arrow keys and the pointer tell the numbers, the button lists them."""
    return ui.BarChart(
        "Tickets by priority",
        ["Urgent", "High", "Normal", "Low"],
        ui.ChartSeries("Tickets", (4, 17, 52, 23)),
    )


def stacked_bars(wnd: Window) -> View:
    """Several series side by side or, as here, above each other; they differ in more than colour."""
    stacked = wnd.state("stacked", True)
    return ui.VStack(
        ui.Toggle("Stacked", stacked),
        ui.BarChart(
            "Tickets of each week",
            WEEKS,
            ui.ChartSeries("Solved", (12, 18, 9, 14, 22, 17, 25, 21, 19, 28, 24, 11)),
            ui.ChartSeries("Open", (0, 1, 0, 2, 1, 3, 2, 4, 3, 6, 9, 14)),
            stacked=stacked.value,
        ),
        gap=ui.L12,
        alignment="stretch",
    )


def lines(wnd: Window) -> View:
    """How something goes on; a line has a gap where nobody knows."""
    return ui.VStack(
        ui.LineChart(
            "Hours to the first answer",
            WEEKS,
            ui.ChartSeries("Hours", (5.5, 4.8, 6.1, None, 3.9, 3.2, 4.4, 2.9, 2.5, 2.7, 1.9, 2.1)),
            unit="h",
            decimals=1,
        ),
        ui.LineChart(
            "Balance",
            [date(2026, month, 1) for month in range(1, 13)],
            ui.ChartSeries("North", tuple(12_500 * (month - 4) for month in range(12))),
            ui.ChartSeries("South", tuple(9_000 * (month % 5) - 6_000 for month in range(12))),
            ui.ChartSeries("West", tuple(3_000 * month for month in range(12))),
            unit="€",
        ),
        gap=ui.L24,
        alignment="stretch",
    )


def nothing_yet(wnd: Window) -> View:
    """Without numbers it says so."""
    return ui.BarChart("Sales", [], empty_text="The first sale will stand here", height=ui.L160)


CHAPTER = Chapter(
    "Charts",
    "charts",
    "Bars and lines for what counts.",
    (
        Specimen("BarChart", bars, (ui.BarChart, ui.ChartSeries)),
        Specimen("Several series", stacked_bars, (ui.BarChart,)),
        Specimen("LineChart", lines, (ui.LineChart,)),
        Specimen("A chart without numbers", nothing_yet),
    ),
)
