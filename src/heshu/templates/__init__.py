"""Files that `heshu init` writes into a project."""
