"""How tests ended, told: verdicts, what a failure leaves behind, film strips, JUnit and the HTML file."""
