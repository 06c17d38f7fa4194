"""Files of any format in, `Article`s out: readable text, metadata and furniture spans."""
