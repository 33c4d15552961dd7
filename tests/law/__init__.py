"""The law: what a person typed is in the data in the right place, or a problem names it. See test_law.py."""
