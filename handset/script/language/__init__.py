"""The language: from the text of a `.keys` file to a program of plain steps, every fault with its place."""
