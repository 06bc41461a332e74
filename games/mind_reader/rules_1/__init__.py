"""Mind Reading Trainer: its rules of version 1, frozen."""
