"""Issued workbooks filled, mutated and saved by real programs in every format they write, then read and told."""
