"""The command line's verbs, a module a kind of work, and the desk on which phone, network, games and site meet."""
