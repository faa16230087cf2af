"""Run the command as `python -m mohafez.cli`, of which the tasks are sure that it is this environment's."""

from mohafez.cli import main

main(prog_name="mohafez")
