"""Reading the export: bytes → records and items → one store on disk."""
