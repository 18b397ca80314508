"""Finding, reading, checking and keeping reports, and the data that come with the program."""
