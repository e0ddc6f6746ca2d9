"""Many machines, an adapter a file: `ray`, `spark`. Both run `batches.Reader` on Arrow batches, models loaded once."""
