"""How what people wrote is read: headers, tables, sheets, days; a mistake has file and line."""
