"""Plan, execute and render briefings; knows nothing of Chinese text."""
