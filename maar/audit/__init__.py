"""An audit on disk: where its files are, and a module for each step of the way."""
