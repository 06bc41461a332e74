"""The front door of a checkout: the command line of `keitai.cli`."""

from keitai.cli.main import run

if __name__ == "__main__":
    run()
