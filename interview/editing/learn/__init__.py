"""Learning from signed interviews: what a bank hears of them, and phrases it could listen for."""
