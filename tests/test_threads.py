"""Threaded comments: Excel keeps their words twice, once behind a sentence about itself. They are told once."""

import io
import zipfile

from openpyxl import Workbook
from openpyxl.comments import Comment
from test_containers import pairs
from test_opening import ods, ods_cell, opened
from workbooks import saved

from maar.sheets.raw import without_preamble

THREAD = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to "
    "it will get removed if the file is opened in a newer version of Excel. Learn more: "
    "https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    The GP says otherwise\nReply:\n    Agreed"
)
THREADS = b"""<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
<threadedComment ref="D4" id="{1}"><text>The GP says otherwise</text></threadedComment>
<threadedComment ref="D4" id="{2}" parentId="{1}"><text>Agreed</text></threadedComment></ThreadedComments>"""


def commented() -> bytes:
    book = Workbook()
    book.worksheets[0]["D4"].comment = Comment(THREAD, "tc={1}")
    return saved(book)


def test_the_words_of_a_thread_are_told_and_not_what_excel_says_of_it() -> None:
    assert opened(commented()).sheets[0].hidden.comments == {(3, 3): "The GP says otherwise / Agreed"}


def test_a_thread_and_the_old_comment_beside_it_are_told_once() -> None:
    relation = (
        b'<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        b'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(io.BytesIO(commented())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    parts[relations] = parts[relations].replace(b"</Relationships>", relation)
    parts["xl/threadedComments/threadedComment1.xml"] = THREADS
    assert opened(pairs(*parts.items())).sheets[0].hidden.comments == {(3, 3): "The GP says otherwise / Agreed"}


def test_what_a_person_wrote_stays_as_it_is() -> None:
    for words in ("Comment: see over", "Reply:\nyes", "[Threaded comment] is what it says", ""):
        assert without_preamble(words) == words


def test_a_thread_that_went_through_libreoffice_is_told_the_same() -> None:
    lines = "".join(f"<text:p>{line}</text:p>" for line in THREAD.splitlines())
    note = f"<table:table-cell><office:annotation>{lines}</office:annotation></table:table-cell>"
    row = b"<table:table-row>" + ods_cell(b"K1") + note.encode() + b"</table:table-row>"
    assert [*opened(ods(row)).sheets[0].hidden.comments.values()] == ["The GP says otherwise / Agreed"]
