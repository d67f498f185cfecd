"""What the evidence shows, and the score."""
