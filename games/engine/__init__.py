"""The engine every game stands on: rules protocol, runtime, replay, sprites, effects, cards."""
