"""The command line, through its one door."""
