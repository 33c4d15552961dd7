"""Text made safe for files: what agencies typed comes in, what XML, HTML and CSS can hold goes out."""

import re
from urllib.parse import urlsplit

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACED = "\ufffd"


def clean(text: str) -> str:
    """The text with line ends as line feeds, and forbidden characters made visible."""
    return NOT_IN_XML.sub(REPLACED, text.replace("\r\n", "\n").replace("\r", "\n"))


def css_string(text: str) -> str:
    """The text as a quoted CSS string that cannot end the string or the style element."""
    safe = (char if char.isalnum() else f"\\{ord(char):06x} " for char in clean(text))
    return f'"{"".join(safe)}"'


def web_address(text: str) -> str:
    """The text where it is an address of the web, with http or https and a host; else nothing."""
    address = text.strip()
    if re.search(r"[\s\x00-\x1f\\]", address):
        return ""
    try:
        parts = urlsplit(address)
        return address if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""
