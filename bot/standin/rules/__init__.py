"""Discord's limits and shapes, each refused as Discord refuses it."""
