"""Mind Reading Trainer: ten questions on how somebody feels, a walk in the park, and who comes along."""
