"""Hostile inputs made at random, and what holds of the program whatever they are."""
