"""Text as it is compared: one normal form, terms, and the lexicon of the field."""
