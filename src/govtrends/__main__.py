"""``python -m govtrends``: the command line without a script on the PATH."""

from govtrends.cli import main

main()
