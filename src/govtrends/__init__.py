"""govtrends: from pages of Chinese district newspapers to comparable themes and indicators."""
