"""The Flash Lite player: bytes to records (`swf`), actions (`avm`), display list (`timeline`), pixels (`paint`)."""
