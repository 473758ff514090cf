"""Table to figure, table or cloud; no computing."""
