"""What makes a sentence worth a place in a briefing, and how the places are given out."""
