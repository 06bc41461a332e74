"""Random keys over the whole phone, and what goes wrong as the shortest script."""
