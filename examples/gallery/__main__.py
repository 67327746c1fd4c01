"""Serves the gallery."""

from examples.gallery.program import configure
from nago import run

if __name__ == "__main__":
    run(configure)  # python -m examples.gallery
