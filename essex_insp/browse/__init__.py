"""The full screen: what the commands answer, to be leafed through. It asks Textual alone."""
