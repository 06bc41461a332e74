"""Flash Lite movies of our own, in the manner of 2008: each module builds one, `build_movies` writes them as files."""
