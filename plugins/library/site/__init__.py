"""What concerns the whole site: links, addresses that moved or must last, words, old age."""
