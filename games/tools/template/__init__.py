"""A game as `keitai new-game` lays it out: playable, and short enough to be read before it is changed."""
