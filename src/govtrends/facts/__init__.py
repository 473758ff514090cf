"""Article to facts with evidence spans: place, dates, themes, indicators."""
