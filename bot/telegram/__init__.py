"""The Telegram bot: handlers and delivery around the same answers that every channel gives."""
