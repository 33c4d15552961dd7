"""The agencies' form: what it is (spec), how it is written, how it is read back."""
