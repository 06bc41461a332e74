"""The references of the manual, written from the program's own tables when it is built."""
