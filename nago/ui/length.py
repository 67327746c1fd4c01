"""Lengths, so that two people choose the same ones."""

from typing import NewType

Length = NewType("Length", str)
"""A CSS length, for example `L16`, `rem(2.5)`, `px(1)`, `percent(50)`; nothing else is accepted."""


def rem(value: float) -> Length:
    """A multiple of the font size of the page (16 px unless the user has set another)."""
    return Length(f"{value:g}rem")


def px(value: float) -> Length:
    """CSS pixels; for hairlines. Prefer `rem`, which grows with the user's font size."""
    return Length(f"{value:g}px")


def percent(value: float) -> Length:
    """A share of the room that the parent has."""
    return Length(f"{value:g}%")


def _steps(*pixels: int) -> tuple[Length, ...]:
    return tuple(rem(pixel / 16) for pixel in pixels)


L0 = px(0)
L1 = px(1)
L2, L4, L8, L12, L14, L16, L20, L24, L32, L40 = _steps(2, 4, 8, 12, 14, 16, 20, 24, 32, 40)
L44, L48, L60, L64, L80, L96, L120, L144, L160 = _steps(44, 48, 60, 64, 80, 96, 120, 144, 160)
L200, L256, L320, L400, L480, L560, L880 = _steps(200, 256, 320, 400, 480, 560, 880)
L1200, L1600 = _steps(1200, 1600)
FULL = percent(100)
SCREEN = Length("100dvh")
AUTO = Length("auto")
