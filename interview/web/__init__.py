"""The program in a browser: a server for the pages, and a run of the program behind each."""
