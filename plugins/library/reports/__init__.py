"""Annual reports: their chapters, their figures, and whether these add up."""
