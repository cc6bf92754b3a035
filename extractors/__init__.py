"""Text in, records out: the spaCy pipeline and one module for each question."""
