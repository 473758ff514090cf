"""Table to table: shares, change, keyness, panel; no plotting."""
