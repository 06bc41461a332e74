"""Many scripts: which there are, how they are parted, and the processes and machines that run them."""
