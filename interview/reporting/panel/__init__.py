"""Several raters of one candidate, as a page, a text, forms or data."""
