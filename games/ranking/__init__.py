"""Score boards: tickets, proved scores, standings."""
