"""What else lands in the folder of returned files: things that are no return, each put there by a function."""

from dataclasses import replace
from datetime import date

from maar.demo import people
from maar.demo.fill import Post, sign
from maar.sheets.edit import new_book, open_to_type
from maar.workbook import spec
from maar.workbook.write import write

PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
trailer << /Root 1 0 R >>
%%EOF
"""
# As every office program begins a file with a password; what would follow is encrypted.
LOCKED = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4064)
EARLIER = "EASTMER4"


def text_as_xlsx(post: Post) -> None:
    """An e-mail saved with the ending of a workbook."""
    text = "Hi, return attached as promised. Ring me if anything is unclear.\n"
    post.other["Police/return.xlsx"] = text.encode()


def scan(post: Post) -> None:
    """A printed return, scanned."""
    post.other["Health/GP practices/case F scan.pdf"] = PDF


def locked(post: Post) -> None:
    """A workbook with a password, and no password."""
    post.other["Health/GP practices/case F.xlsx"] = LOCKED


def other_spreadsheet(post: Post) -> None:
    """A spreadsheet that was never ours."""
    rows = [("Week", "Gate duty", "Breakfast club"), ("1", "Head", "Cook"), ("2", "Deputy head", "Site manager")]
    post.other["Schools/duty rota.xlsx"] = new_book("Summer term", rows).save()


def other_audit(post: Post) -> None:
    """A workbook of an earlier audit."""
    earlier = replace(
        post.plan,
        id=EARLIER,
        name="eastmere-2024",
        title="Were plans changing children's lives?",
        period=(date(2023, 5, 1), date(2024, 4, 30)),
        return_by=date(2024, 5, 31),
        tabletop=None,
        cases=post.plan.cases[:1],
    )
    book = open_to_type(write(earlier, earlier.agency("HOU"), None, lambda ref: 1, 1))
    sign(book, people.SIGNED["HOU"])
    book.table("Case A", spec.REF).fill("A-CHR-1", {spec.JUDGEMENT: spec.YES})
    post.other["housing.xlsx"] = book.save()


def empty_file(post: Post) -> None:
    """A file of the cloud that was never downloaded."""
    post.other["Early help/EH return (2).xlsx"] = b""


def cut_off(post: Post) -> None:
    """A download that stopped halfway."""
    whole = post.issued["CSC"]
    post.other["Social care/CSC final v2 (2).xlsx"] = whole[: len(whole) // 2]


def lock_file(post: Post) -> None:
    """What an office program leaves beside a workbook that is open."""
    post.other["Social care/~$CSC final v2 (3).xlsx"] = b"\x09CSC audit" + bytes(44)
