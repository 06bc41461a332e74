"""Baseball MVP Returns: bat as the ball passes its shadow, then aim away from the fielders."""
