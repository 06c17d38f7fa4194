"""The slash commands and message menus: each translates between Discord and the desk."""
