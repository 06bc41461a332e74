"""Keep Your Friends Awake: hit dozing classmates before the teacher turns round."""
