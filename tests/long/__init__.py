"""The long runs: `make soak` and `make fuzz`."""
