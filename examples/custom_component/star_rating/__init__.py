"""Stars to rate something with: a component of one's own, in a package of its own."""

from star_rating.component import StarRating, install

__all__ = ["StarRating", "install"]
