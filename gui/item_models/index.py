"""A place in a model, as Qt's models, views and delegates hand it to each other."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex

NOWHERE = QModelIndex()  # the parent of everything in a table
