"""Question banks as spreadsheets."""
