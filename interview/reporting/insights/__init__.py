"""What many interviews say of their questions and raters, as tables: a page, a text, data."""
