"""Turns an Answer into what a channel can show."""
