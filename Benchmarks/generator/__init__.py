"""Makes corpora of disclosures as units publish them, clean or dirty, for benchmarks and for checking what is read."""
