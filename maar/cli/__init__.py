"""The command line: a module for each command, which parses, makes one call, prints and exits."""
