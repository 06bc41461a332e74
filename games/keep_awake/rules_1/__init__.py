"""Keep Your Friends Awake: its rules of version 1, frozen."""
