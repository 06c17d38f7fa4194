"""The bot on Discord: client, commands, views, rendering within Discord's limits."""
