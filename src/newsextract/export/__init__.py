"""Results for other tools, a file each: `tables`, `jsonl`, `spacy`, `label_studio`, `web_annotation`."""
