"""The labels of Qt's file dialog that its own Chinese does not have."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog


def label_in_full(dialog: QFileDialog) -> None:
    """Give a file dialog the two labels that would stay English."""
    labels = QFileDialog.DialogLabel
    dialog.setLabelText(labels.LookIn, QCoreApplication.translate("FileDialog", "Folder:"))
    dialog.setLabelText(labels.FileType, QCoreApplication.translate("FileDialog", "Kind:"))
