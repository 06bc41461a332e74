"""The games: each a timing-loop engine on the phone's keys, canvas and sound."""
