"""Answering: from a question and the index to quotes that answer, or an honest no."""

from bot.answering.answerer import Answerer, Reply

__all__ = ["Answerer", "Reply"]
