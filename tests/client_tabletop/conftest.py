"""The LibreOffice of the walk, for the meeting."""

from tests.client_walk.conftest import office

__all__ = ["office"]
