"""`python -m standing`: the same as the command `standing`."""

from standing.cli.main import main

if __name__ == "__main__":
    main()
