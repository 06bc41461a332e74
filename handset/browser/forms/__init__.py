"""What is written into a page's fields, and the request that is made of it."""
