"""The places that ``branches.toml`` names, with their hours and their spot on the map."""
