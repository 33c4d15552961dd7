"""Reading 200 mixed returns against 200 clean ones, and one hostile file: python benchmarks/intake.py [FILES]

Four in five are clean .xlsx; the others are mutated, locked with a password, .ods and .xls, in equal parts. LibreOffice
makes the last two. Both folders are read turn by turn in one run; the hostile file is a folder of its own.
"""

import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from aggregate import RUNS, fill, plan
from measure import Figures, median, once, told
from msoffcrypto.format.ooxml import OOXMLFile

from maar.audit.folder import AuditFolder
from maar.sheets.edit import open_to_type

PASSWORD = "bench"
EVERY = 5  # one in so many is not clean
LIMIT = 11  # seconds; what one file may cost before it is refused, and a little more


def mutate(path: Path) -> None:
    """Two rows and a column put in, the key column deleted, and a sheet renamed."""
    book = open_to_type(path.read_bytes())
    title = f"Case {path.stem.rpartition('-')[2]}"
    book.insert_row(title, 3)
    book.insert_row(title, 20)
    book.delete_column(title, 1)
    book.write(title, "K30", "see attached")
    book.rename(title, "Sheet1")
    path.write_bytes(book.save())


def lock(path: Path) -> None:
    """The same with a password."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(path.read_bytes())).encrypt(PASSWORD, out)
    path.write_bytes(out.getvalue())


def convert(paths: list[Path], ending: str) -> None:
    """Save these as .ods or .xls, and put them in place of what was there."""
    if not paths:
        return
    with tempfile.TemporaryDirectory() as temporary:
        profile = f"-env:UserInstallation=file://{temporary}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", ending, "--outdir", temporary, *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True)
        for path in paths:
            shutil.move(f"{temporary}/{path.stem}.{ending}", path.with_suffix(f".{ending}"))
            path.unlink()


def mix(clean: Path, mixed: Path) -> None:
    """A copy of the clean returns in which one in five came back in another way."""
    shutil.copytree(clean, mixed)
    odd = sorted(mixed.glob("*.xlsx"))[::EVERY]
    for path in odd[0::4]:
        mutate(path)
    for path in odd[1::4]:
        lock(path)
    convert(odd[2::4], "ods")
    convert(odd[3::4], "xls")


def hostile(folder: Path) -> None:
    """A sheet of two million cells that all hold a text, in a file of half a megabyte."""
    row = "".join(f'<c t="inlineStr" r="{chr(65 + at % 26)}{{0}}"><is><t>x</t></is></c>' for at in range(26))
    sheet = "".join(f'<row r="{at}">{row.format(at)}</row>' for at in range(1, 19_000))
    folder.mkdir()
    source = next(folder.parent.glob("clean/*.xlsx"))
    with zipfile.ZipFile(source) as made, zipfile.ZipFile(folder / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as out:
        for name in made.namelist():
            data = made.read(name)
            if name == "xl/worksheets/sheet2.xml":
                data = data.replace(b"</sheetData>", sheet.encode() + b"</sheetData>")
            out.writestr(name, data)


def use(folder: AuditFolder, source: Path) -> None:
    """Put these files where returns go."""
    shutil.rmtree(folder.returned)
    shutil.copytree(source, folder.returned)


def main(files: int) -> None:
    """Print each, the ratio of mixed to clean, and what one hostile file costs."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        folder = plan(root, -(-files // 10))
        fill(folder, files)
        shutil.copytree(folder.returned, root / "clean")
        mix(root / "clean", root / "mixed")
        hostile(root / "hostile")
        (root / "passwords").write_text(f"{PASSWORD}\n", "utf-8")
        options = ["--as-of", "2026-05-20", "--password-file", "passwords"]
        command = [sys.executable, "-m", "maar", "check", "bench", *options]
        figures: dict[str, list[Figures]] = {"clean": [], "mixed": [], "hostile": []}
        for _ in range(RUNS):
            for name, seen in figures.items():
                use(folder, root / name)
                seen.append(once(command, root, (0, 1, 3)))
    for name, seen in figures.items():
        print(told(f"maar check, {'1 file' if name == 'hostile' else f'{files} files'}, {name}", seen))
    clean, mixed, worst = (median(figures[name]) for name in figures)
    ratios = mixed.seconds / clean.seconds, mixed.megabytes / clean.megabytes
    print(f"mixed to clean: {ratios[0]:.2f} in time, {ratios[1]:.2f} in memory")
    print(f"one hostile file: {worst.seconds:.1f} s of at most {LIMIT}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
