"""What the rubric knows of English and French words: stems, known words, shorthand, small words."""
