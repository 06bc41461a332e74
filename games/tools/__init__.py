"""Tools of the games' makers: balance, plots, film, hot reload, verification, the template of a new game."""
