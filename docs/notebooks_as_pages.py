"""For mkdocs: notebooks are pages in every language. The plugin for languages takes files anew and forgets that."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


@event_priority(-200)  # behind the plugin for languages
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Say of every notebook that it is a page, and where it is in this language."""
    languages = config.plugins["i18n"]
    folder = (
        ""
        if languages.is_default_language_build
        else f"{languages.current_language}/"
    )
    for file in files:
        if file.src_uri.endswith(".ipynb"):
            file.is_documentation_page = lambda: True
            place = (
                f"{folder}{Path(file.src_uri).with_suffix('').as_posix()}/"
            )
            file.dest_uri, file.url = f"{place}index.html", place
            file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
    return files
