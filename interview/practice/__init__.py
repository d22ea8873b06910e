"""Practice: rating a bank's calibrated sample answers, and what that says of the rater.

It is about whoever rates, and never about a candidate: nothing here is part of an interview.
"""
