"""Answers as pictures; loaded only where one is asked for."""
