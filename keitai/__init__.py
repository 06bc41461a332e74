"""What others use of this program: its Python interface, its command and its plugin for pytest."""

__version__ = "0.1.0"
