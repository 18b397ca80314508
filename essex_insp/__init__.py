"""essex-insp: read a police inspection the way a scrutineer does."""

__version__ = "0.1.0"
