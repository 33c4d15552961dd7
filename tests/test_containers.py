"""What came back in something else: archives, e-mails, locked and odd files, down to single files and their sheets."""

import io
import logging
import zipfile
from datetime import UTC, date, datetime
from email.message import EmailMessage

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook
from openpyxl.comments import Comment
from outlook import container, message
from test_opening import changed, opened, small, zipped
from workbooks import Hand, issued, reading, saved

from maar.problems import Problem
from maar.sheets.open import Book, open_book
from maar.sheets.unpack import members

A, B = b"first", b"second"


def pairs(*contents: tuple[str, bytes]) -> bytes:
    """A zip with these members, in order; names may be anything and come twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in contents:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def mail(*attached: tuple[str, bytes], words: str = "") -> bytes:
    post = EmailMessage()
    post["From"], post["To"] = "duty@csc.example", "lead@eastmere.example"
    post["Subject"], post["Date"] = "Our return", "Mon, 02 Mar 2026 10:00:00 +0000"
    post.set_content(words)
    for name, content in attached:
        post.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(post)


def got(data: bytes, passwords: tuple[str, ...] = ()) -> dict[str, bytes | str]:
    """What came out: by name, the bytes or the code of the problem. No name comes twice for bytes."""
    found: dict[str, bytes | str] = {}
    for name, content in members(data, "in/x", passwords):
        assert name not in found or isinstance(content, Problem)
        if isinstance(content, Problem):
            assert "{" not in content.message + content.advice
            assert content.at.file == name
            found[f"{name} {content.code}"] = content.message
        else:
            found[name] = content
    return found


@pytest.mark.parametrize("data", [b"", b"anything", small(), zipped(word__document_dot_xml=b"<w/>"), b"PK\x03\x04"])
def test_a_file_that_holds_no_others_gives_itself(data: bytes) -> None:
    assert [*members(data, "in/x.xlsx")] == [("in/x.xlsx", data)]


def test_a_zip_gives_its_members_in_folders_and_in_one_more_zip() -> None:
    inner = pairs(("b.xlsx", B), ("c.txt", b"c"))
    assert got(pairs(("Police/a.xlsx", A), ("more.zip", inner))) == {
        "in/x/Police/a.xlsx": A,
        "in/x/more.zip/b.xlsx": B,
        "in/x/more.zip/c.txt": b"c",
    }


def test_a_third_level_is_not_opened_and_is_named() -> None:
    third = pairs(("c.xlsx", A))
    found = got(pairs(("one.zip", pairs(("two.zip", third), ("b.xlsx", B)))))
    assert set(found) == {"in/x/one.zip/two.zip FIL066", "in/x/one.zip/b.xlsx"}


def test_an_email_gives_its_attachments_and_warns_of_its_words() -> None:
    found = got(mail(("return é.xlsx", A), ("more.zip", pairs(("b.xlsx", B))), words="K1 is at risk now.\n"))
    assert [*found] == ["in/x/return é.xlsx", "in/x/more.zip/b.xlsx", "in/x FIL068"]
    assert "words" in str(found["in/x FIL068"])
    assert got(mail(("a.xlsx", A))) == {"in/x/a.xlsx": A}


def test_an_email_in_an_email_or_a_zip_is_one_level() -> None:
    forwarded = EmailMessage()
    forwarded["From"], forwarded["To"], forwarded["Subject"] = "a@b.example", "c@d.example", "FW: Our return"
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Subject"] = "e@f.example", "a@b.example", "Our return"
    inner.add_attachment(A, maintype="application", subtype="octet-stream", filename="a.xlsx")
    forwarded.add_attachment(inner)
    assert got(bytes(forwarded)) == {"in/x/attached e-mail 1.eml/a.xlsx": A}
    assert got(pairs(("post.eml", mail(("a.xlsx", A))))) == {"in/x/post.eml/a.xlsx": A}


def test_a_picture_in_the_text_of_an_email_is_no_file_and_a_workbook_without_a_name_is_one() -> None:
    post = EmailMessage()
    post["From"], post["To"], post["Subject"] = "a@b.example", "c@d.example", "x"
    post.set_content("<p> &nbsp;</p>", subtype="html")
    post.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")
    post.add_attachment(A, maintype="application", subtype="octet-stream")
    assert [*got(bytes(post))] == ["in/x/attachment 1", "in/x FIL068"]


def test_a_plain_letter_is_no_email() -> None:
    letter = b"Subject: the return\n\nHi, return attached as promised.\n"
    assert got(letter) == {"in/x": letter}


def test_an_outlook_message_gives_its_attachments_too() -> None:
    large = bytes(range(256)) * 40
    inner = message({"b.xlsx": large}, "see below")
    found = got(container(message({"r\u00e9turn.xlsx": large, "FW": inner}, "K1 is at risk now.")))
    assert [*found] == ["in/x/réturn.xlsx", "in/x/FW/b.xlsx", "in/x FIL068"]
    assert found["in/x/réturn.xlsx"] == found["in/x/FW/b.xlsx"] == large
    deep = message({"one": message({"two": message({"three": message({"b.xlsx": large})})})})
    assert [*got(container(deep))] == ["in/x/one/two FIL066"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pairs(), "a zip archive, and there is no file"),
        (pairs(("__MACOSX/._a.xlsx", A), (".DS_Store", A)), "a zip archive, and there is no file"),
        (mail(), "an e-mail, and there is no file"),
        (container(message({})), "an Outlook message, and there is no file"),
    ],
)
def test_a_container_without_a_file_says_so(data: bytes, words: str) -> None:
    ((name, told),) = got(data).items()
    assert (name, words in str(told)) == ("in/x FIL067", True), told


def test_what_a_system_left_inside_is_not_told() -> None:
    litter = ("~$a.xlsx", "sub/Thumbs.db", "__MACOSX/a.xlsx", "a.xlsx:Zone.Identifier", ".~lock.a.xlsx#")
    assert got(pairs(*((name, B) for name in litter), ("a.xlsx", A))) == {"in/x/a.xlsx": A}
    shortcut = pairs(("a.xlsx.lnk", bytes.fromhex("4c0000000114020000000000c000000000000046")))
    assert [*got(shortcut)] == ["in/x/a.xlsx.lnk"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/srv/a.xlsx", "srv/a.xlsx"),
        ("C:\\Users\\x\\a.xlsx", "Users/x/a.xlsx"),
        ("a/./..//b.xlsx", "a/b.xlsx"),
        ("a\x1b[2J\u202exslx.exe", "a[2Jxslx.exe"),
        ("...", "unnamed"),
        ("K" * 300 + ".xlsx", "K" * 145 + ".xlsx"),
    ],
)
def test_a_name_is_made_plain(name: str, told: str) -> None:
    assert got(pairs((name, A))) == {f"in/x/{told}": A}


def test_members_of_one_name_are_told_apart() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = pairs(("a.xlsx", A), ("A.xlsx", B), ("a.xlsx", B), ("../a.xlsx", A), ("x.d/a", A), ("x.d/a", B))
    assert [*got(twice)] == [
        "in/x/a.xlsx",
        "in/x/A (2).xlsx",
        "in/x/a (3).xlsx",
        "in/x/a (4).xlsx",
        "in/x/x.d/a",
        "in/x/x.d/a (2)",
    ]


def test_a_locked_zip_asks_for_a_password_and_names_its_member() -> None:
    data = bytearray(pairs(("a.xlsx", A), ("b.xlsx", B)))
    first, second = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02")
    data[first + 8] |= 1
    assert {name: told for name, told in got(bytes(data)).items() if "a.xlsx" in name}.keys() == {"in/x/a.xlsx FIL002"}
    assert got(bytes(data))["in/x/b.xlsx"] == B
    assert "in/x/a.xlsx FIL061" in got(bytes(data), ("sesame",))
    data[second + 8] |= 1
    data[second + 10] = 99
    assert "in/x/b.xlsx FIL063" in got(bytes(data), ("sesame",))


def locked(data: bytes, password: str) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


SESAME = locked(small(), "Sésame 7")


def test_a_locked_workbook_is_opened_with_the_password_that_fits() -> None:
    book = open_book(SESAME, "r.xlsx", ("wrong", "", "Sésame 7"))
    assert isinstance(book, Book)
    assert book.sheets[0].rows == [[1.0, ""], ["", "two"]]
    assert book.digest == open_book(SESAME, "r.xlsx").content  # type: ignore[union-attr]


def test_a_password_that_nobody_gave_opens_without_being_asked() -> None:
    assert isinstance(open_book(locked(small(), "VelvetSweatshop"), "r.xlsx"), Book)


@pytest.mark.parametrize(("passwords", "code"), [((), "FIL002"), (("open-me-1", "open-me-2"), "FIL061")])
def test_no_password_is_ever_told(
    passwords: tuple[str, ...], code: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        problem = open_book(SESAME, "r.xlsx", passwords)
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert ("--password-file" in problem.advice) is not passwords
    assert "open-me" not in repr(problem) + caplog.text + "".join(capsys.readouterr())


def test_a_sensitivity_label_is_no_password() -> None:
    labelled = container(
        {"\x06DataSpaces": {"TransformInfo": {"DRMEncryptedTransform": b"x"}}, "EncryptedPackage": bytes(9000)}
    )
    problem = open_book(labelled, "r.xlsx", ("any",))
    assert isinstance(problem, Problem)
    assert (problem.code, "without the label" in problem.advice) == ("FIL062", True)


FORM = "MAAR1|return|ABCDEFGH|CSC|K1|1.0|AAAA\r\nkey,Ref,Question,Judgement,k,Evidence\r\n"
ROW = 'M1|x,K1-CHR-1,"Was it, all in all, done?",Good,,"Seen daily\nby gŵr"\r\n'


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FORM + ROW, "utf-8"),
        (FORM + ROW, "utf-8-sig"),
        (FORM + ROW, "utf-16"),
        ((FORM + ROW).replace("ŵ", "é"), "cp1252"),
        ("sep=;\r\n" + (FORM + ROW).replace(",", ";"), "utf-8"),
        ((FORM + ROW).replace(",", "\t"), "utf-8"),
        (FORM.split("\r\n", 1)[1] + ROW + ",,,,,\r\n" * 30_000, "utf-8"),
    ],
)
def test_one_sheet_saved_as_text_is_read_whatever_the_separator(text: str, encoding: str) -> None:
    book = open_book(text.encode(encoding), "in/Case K1.csv")
    assert isinstance(book, Book), book.message
    (sheet,) = book.sheets
    assert sheet.name == "Case K1"
    assert sheet.rows[-1][1] == "K1-CHR-1"
    assert str(sheet.rows[-1][5]).startswith("Seen daily\nby g")
    assert [one.code for one in book.problems] == ["FIL069"]


def test_answers_in_a_sheet_saved_as_text_count() -> None:
    hand = Hand(issued()).type("K1", "CHR-1", "Yes", "seen daily")
    out = io.StringIO()
    for row in opened(hand.bytes()).sheets[1].rows:
        out.write(",".join('"' + str(cell or "").replace('"', '""') + '"' for cell in row) + "\r\n")
    back = reading(out.getvalue().encode(), file="Case K1.csv")
    answer = back.sheets[0].answers["CHR-1"]
    assert (answer.judgement, answer.evidence) == ("Yes", "seen daily")


def test_macros_and_links_are_noted_and_left_alone() -> None:
    with zipfile.ZipFile(io.BytesIO(small())) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    more = [("xl/vbaProject.bin", b"x"), ("xl/externalLinks/externalLink1.xml", b"<x/>")]
    book = opened(pairs(*parts, *more))
    assert [(one.code, one.severity) for one in book.problems] == [("FIL070", "note"), ("FIL071", "note")]


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def strict(data: bytes) -> bytes:
    """The workbook as Excel saves it as Strict Open XML: the same parts in other namespaces."""

    def renamed(content: bytes) -> bytes:
        for old, new in STRICT.items():
            content = content.replace(old, new)
        return content

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return pairs(*((name, renamed(archive.read(name))) for name in archive.namelist()))


def test_strict_open_xml_is_read_whole() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"], sheet["C1"], sheet["D1"] = "words", datetime(2026, 3, 2), "#NAME?", "=1+1"
    sheet["C1"].data_type = "e"
    sheet["A1"].comment = Comment("call me", "a")
    found = opened(strict(saved(book))).sheets[0]
    assert found.rows[0][:3] == ["words", date(2026, 3, 2), ""]
    assert (found.hidden.errors, found.hidden.formulas) == ({(0, 2): "#NAME?"}, {(0, 3): "=1+1"})
    assert found.hidden.comments == {(0, 0): "call me"}


CORE = "docProps/core.xml"


def test_a_file_says_when_it_was_saved_and_by_whom() -> None:
    book = Workbook()
    properties = book.properties
    properties.creator, properties.lastModifiedBy, properties.language = "maar", "Dilys & Sons", "en-GB"
    book.worksheets[0]["A1"] = 1
    data = changed(saved(book), CORE, lambda xml: xml.replace(b"Z</dcterms:modified>", b".5+01:00</dcterms:modified>"))
    said = opened(data).properties
    assert (said.authors, said.language, said.application[:15]) == (("Dilys & Sons",), "en-GB", "Microsoft Excel")
    assert said.modified is not None
    assert said.modified.tzinfo is UTC
    assert opened(small()).properties.authors == ()


@pytest.mark.parametrize(
    "xml", [b"", b"not xml", b"<a><modified>soon</modified></a>", b"<a><modified>2000-01-01T00:00:00Z</modified></a>"]
)
def test_a_file_that_does_not_say_when_it_was_saved_is_no_matter(xml: bytes) -> None:
    assert opened(changed(small(), CORE, lambda _: xml)).properties.modified is None
    assert opened(issued()).properties.modified is None
