"""Flash movies as files: bytes to frozen records, every size bounded. Knows neither player nor screen."""
