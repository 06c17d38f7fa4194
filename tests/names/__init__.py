"""Tests of names: folding, likeness, countries."""
