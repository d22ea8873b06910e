"""What the rubric knows of words: small words, shorthand, cues, known words and their stems."""
