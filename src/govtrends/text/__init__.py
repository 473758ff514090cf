"""Pure functions on strings: numerals, offsets, tokens."""
