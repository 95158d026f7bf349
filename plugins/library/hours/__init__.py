"""When a place is open: hours, closures, holidays, and what they say of a day and a moment."""
