"""Write the generated pages of docs/: the data dictionary (from schema.py) and the command reference (from --help).

Run ``python tools/make_docs.py`` after a change; a test fails while the pages and the code differ.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from govtrends.cli import app
from govtrends.schema import TABLES, Column, Table

DOCS = Path(__file__).resolve().parents[1] / "docs"
NOTE = "<!-- Written by tools/make_docs.py; change the code, then run it. -->\n\n"


def data_dictionary() -> str:
    """Return the Markdown page of all tables."""
    head = (
        "# Data dictionary\n\n"
        "`govtrends build SOURCE... --out CORPUS` writes these tables, one Parquet file each, to the folder CORPUS,\n"
        "with `manifest.json` (version, edition: plain or compiled, registry checksum, sources with checksums,\n"
        "counts, times) and `registry.json` (the themes and indicators it was built with). Missing is null,\n"
        'never `""` or 0. Offsets count characters of the decoded source: no BOM, newlines as `\\n`, end exclusive.\n'
        "For a table or JSONL source each row is a page (`FILE#ROW`) and offsets count characters of its text field.\n"
    )
    return NOTE + head + "".join(_table(table) for table in TABLES.values())


def _table(table: Table) -> str:
    lines = [f"\n## {table.name}\n\nOne row: {table.row}.\n\n| column | type | null | meaning |\n|---|---|---|---|\n"]
    return "".join(lines + [_row(column) for column in table.columns])


def _row(column: Column) -> str:
    values = f" ({', '.join(column.values)})" if column.values else ""
    return f"| `{column.name}` | {column.type} | {'yes' if column.null else 'no'} | {column.meaning}{values} |\n"


def commands() -> str:
    """Return the Markdown page of all commands: what ``--help`` says, without its line breaks."""
    group = typer.main.get_command(app)
    parts = [_command(name, command) for name, command in sorted(group.commands.items())]  # type: ignore[attr-defined]
    head = (
        "# Commands\n\n`govtrends COMMAND --help` says the same; "
        "`govtrends --version` names the version and its edition, plain or compiled.\n"
    )
    return NOTE + head + "".join(parts) + "\n## Exit codes\n\n" + EXIT_CODES


def _command(name: str, command: Any) -> str:
    lines = [f"\n## govtrends {name}\n\n{command.help}\n\n| argument | meaning | default |\n|---|---|---|\n"]
    for param in command.params:
        if param.name == "help":
            continue
        names = f"`{'`, `'.join(param.opts)}`" if param.param_type_name == "option" else f"`{param.name.upper()}`"
        shown = param.default is not None and param.default is not False and param.default != ()
        default = f"`{param.default}`" if shown and not callable(param.default) else ""
        lines.append(f"| {names} | {param.help} | {'required' if param.required else default} |\n")
    return "".join(lines)


EXIT_CODES = """\
| code | meaning |
|---|---|
| 0 | done |
| 1 | done, but something failed and is listed (a report, or with `--strict` a page) |
| 2 | wrong usage: an unknown option, district, period or parameter |
| 3 | a source or an output folder cannot be read or written, or no page could be read |
| 4 | a registry file is wrong; the message begins with file:line |
| 5 | a corpus folder is missing, foreign or of another version |
| 6 | rendering cannot start: engine, font, plan or notebook |
| 130 | interrupted |
"""

PAGES = {"data-dictionary.md": data_dictionary, "commands.md": commands}


def main() -> None:
    """Write both pages."""
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
