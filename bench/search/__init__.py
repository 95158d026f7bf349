"""The catalogue search beside Pagefind: queries drawn from records, asked in a browser."""
