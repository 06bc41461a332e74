"""Form controls: their state, the letters they take, and form submission."""
