"""The nouns of the catalogue: records, the classification, what is of this district."""
