"""The command line as `python -m keitai`."""

from keitai.cli.main import run

if __name__ == "__main__":
    run()
