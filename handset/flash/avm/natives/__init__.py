"""Classes and functions that the player brings: Object, Array, String, Math, Date and the rest of ActionScript 1."""
