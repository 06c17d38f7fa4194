"""Reads a clause: its verb of saying, its subject, what stands aside."""
