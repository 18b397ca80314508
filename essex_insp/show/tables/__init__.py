"""Answers as Rich renderables, one module for each command. Nothing here prints."""
