"""Talking to a running LibreOffice, for scripts that its own Python runs; pytest never imports this."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.uno import RuntimeException as Refused

__all__ = ["PDF", "XLSX", "Desk", "Refused", "run", "save"]

PATIENCE = 600  # tenths of a second for LibreOffice to start
XLSX, PDF = "Calc MS Excel 2007 XML", "calc_pdf_Export"


def named(**values):
    """Arguments as LibreOffice takes them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


class Desk:
    """A connection through a pipe to a LibreOffice that someone else started and will end."""

    def __init__(self, pipe: str) -> None:
        context = uno.getComponentContext()
        resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
        for _ in range(PATIENCE):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.1)
        else:
            sys.exit("LibreOffice does not answer")
        self.desktop = self._make("com.sun.star.frame.Desktop")
        self._dispatcher = self._make("com.sun.star.frame.DispatchHelper")

    def _make(self, service: str):
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def open(self, path: str):
        return self.desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, named(Hidden=True))

    def do(self, book, command: str, **arguments) -> None:
        """A command as from the menu or the keyboard."""
        frame = book.CurrentController.Frame
        self._dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, named(**arguments))

    def type(self, book, sheet, cell: str, text: str) -> None:
        """Type into a cell and press Enter: LibreOffice makes of the text what the cell's format says."""
        book.CurrentController.setActiveSheet(sheet)
        self.do(book, "GoToCell", ToPoint=cell)
        self.do(book, "EnterString", StringName=text)


def save(book, path: str, filter_name: str) -> None:
    book.storeToURL(Path(path).as_uri(), named(FilterName=filter_name))


def run(work: Callable[[Desk, dict], dict]) -> None:
    """Do every job of the file named in argv[2] at the desk behind the pipe argv[1]; answers go to argv[3]."""
    pipe, jobs, answers = sys.argv[1:]
    desk = Desk(pipe)
    told = [work(desk, job) for job in json.loads(Path(jobs).read_text("utf-8"))]
    Path(answers).write_text(json.dumps(told), "utf-8")
