"""``python -m scorer`` does what the installed ``scorer`` command does."""

from scorer.cli import main

if __name__ == "__main__":
    main(prog_name="scorer")
