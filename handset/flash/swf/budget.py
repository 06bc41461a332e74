"""Budget of one movie: the most that it may ask of the phone that reads it."""

from __future__ import annotations

from dataclasses import dataclass

from handset.flash.swf.errors import DamagedMovieError

MAX_EDGES = 200_000
"""Edges of all shapes and glyphs together; a movie of 100 KB has fewer than 40,000."""
MAX_TAGS = 100_000
"""Tags of the main timeline and of all sprites together."""


@dataclass(slots=True)
class ParseBudget:
    """Limits on parsing a movie: the tags and edges that may still be read before parsing stops."""

    edges: int = MAX_EDGES
    tags: int = MAX_TAGS

    @property
    def is_spent(self) -> bool:
        """Whether the movie has asked for more than there was."""
        return self.edges < 0 or self.tags < 0

    def take_edge(self) -> None:
        """Count one edge of a shape.

        Raises:
            DamagedMovieError: The movie had all its edges.
        """
        self.edges -= 1
        if self.edges < 0:
            raise DamagedMovieError(f"the movie's shapes have more than {MAX_EDGES:,} edges")

    def take_tag(self) -> None:
        """Count one tag.

        Raises:
            DamagedMovieError: The movie had all its tags.
        """
        self.tags -= 1
        if self.tags < 0:
            raise DamagedMovieError(f"the movie has more than {MAX_TAGS:,} tags")
