"""What systems and programs leave beside people's files, told by its name."""

LITTER_STARTS = ("~$", ".~lock.", "._", ".maar-")
LITTER_ENDS = (":zone.identifier", ".download", ".crdownload", ".part", ".tmp")
LITTER = (".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore")
LITTER_FOLDERS = ("__macosx",)


def is_litter(name: str) -> bool:
    """Is this a lock file, a download in progress or what a system leaves behind? `name` has no folder."""
    plain = name.casefold()
    return plain in LITTER or plain.startswith(LITTER_STARTS) or plain.endswith(LITTER_ENDS)


def is_littered(path: str) -> bool:
    """The same of a path with `/`, and of anything in a folder that only a system makes."""
    *folders, name = path.split("/")
    return is_litter(name) or any(folder.casefold() in LITTER_FOLDERS for folder in folders)
