"""Several scorecards side by side: candidates to compare, or raters of one candidate. Pure."""
