"""Reports of runs: film strips, JUnit, the HTML file, the folder they lie in, and verdicts on a terminal."""
