"""A loopback stand-in for Discord, for trying and testing the unmodified bot."""
