"""Question sets as workbooks: written for people who do not write TOML, and read back exactly."""
