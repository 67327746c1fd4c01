"""`python -m examples.desk` serves it."""

from examples.desk.program import configure
from nago import run

if __name__ == "__main__":
    run(configure)
