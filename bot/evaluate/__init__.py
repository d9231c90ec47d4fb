"""Evaluation: sets of questions whose answers are known, and how many of them the bot answers right."""
