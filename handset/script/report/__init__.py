"""Reports of runs: verdicts, what a failure leaves behind, film strips, JUnit and the HTML file."""
