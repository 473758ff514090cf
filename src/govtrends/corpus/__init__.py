"""Files to pages to articles: read, repair, segment."""
