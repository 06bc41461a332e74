"""A program on a phone: the thumb that presses, the conditions it waits for, the runner that goes from step to step."""
