"""Kuta's Eco Adventure: turn a boy who never stands still, and vacuum the cows' gas before the sky has it."""
