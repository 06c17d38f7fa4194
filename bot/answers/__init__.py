"""A question in, an `Answer` of checked `Snippet`s out; one module a command."""
