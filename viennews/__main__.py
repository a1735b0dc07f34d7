"""`python -m viennews` is the command `viennews`."""

from viennews.cli import main

if __name__ == "__main__":
    main(prog_name="viennews")
