"""Knowledge as data (YAML and tables) with its loaders."""
