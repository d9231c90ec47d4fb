"""Understands questions, composes answers and talks."""
