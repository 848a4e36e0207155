"""Where a file is to be handed over: the dialog that asks; the file and its folder shown afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.settings import Settings
from gui.widgets.open_file import open_file, open_folder

__all__ = ["REMEMBERED", "Target", "ask_target", "first_folder", "open_file", "open_folder"]

REMEMBERED = "submissions-folder"


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked for: the dialog's title, the name proposed, the kind of file ("… (*.pdf)") and another one."""

    title: str
    name: str
    kind: str
    other_kind: str = ""


def ask_target(parent: QWidget, settings: Settings, target: Target, on_chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for the place of a file; an older file of that name is asked about by the dialog."""
    dialog = QFileDialog(parent, target.title, str(first_folder(settings)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters([kind for kind in (target.kind, target.other_kind) if kind])
    dialog.setDefaultSuffix(Path(target.name).suffix.removeprefix("."))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")")))
    dialog.selectFile(target.name)
    labels = QFileDialog.DialogLabel  # these two are not in Qt's own Chinese
    dialog.setLabelText(labels.LookIn, QCoreApplication.translate("SaveDialog", "Folder:"))
    dialog.setLabelText(labels.FileType, QCoreApplication.translate("SaveDialog", "Kind:"))

    def chosen(name: str) -> None:
        settings.save_text(REMEMBERED, str(Path(name).parent))
        on_chosen(Path(name))

    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def first_folder(settings: Settings) -> Path:
    """The folder used last, at first the person's documents."""
    last = settings.saved_text(REMEMBERED)
    if last and Path(last).is_dir():
        return Path(last)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
