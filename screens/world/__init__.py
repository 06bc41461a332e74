"""The seeded world: members, friends, diaries, comments, footprints and scores, all from one number."""
