"""Baseball MVP Returns: its rules of version 2, frozen."""
