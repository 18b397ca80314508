"""One module for each command: its options, its help, its question."""
