"""Helpers of the tests: writers of sample data that share no code with the readers they test."""
