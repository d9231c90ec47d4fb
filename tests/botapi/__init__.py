"""A strict Bot API server for tests: refuses what Telegram refuses, keeps chats and updates, fails when told to."""
