"""Baseball MVP Returns: its rules of version 1, frozen."""
