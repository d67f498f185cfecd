"""Reading: from a PDF file to what the report says, and where on which page."""
