"""What stands on a page's picture: words with their places and whether they are sure, and the table's lines.

Runs in a process of its own (recognition_processes.py): the memory the engine takes is given back with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from model.readers.pages.page_marks import Line, Word
from model.readers.scans.page_content import EngineMissing, PageContent
from model.readers.scans.page_image import (
    Picture,
    Straightened,
    ink_of,
    straightened,
    turned,
    without_red,
    without_stamps,
)
from model.readers.scans.ruling_lines import Rule, rule_mask, ruling_lines
from model.readers.scans.second_reading import confirmed, passages_of, softened
from model.readers.scans.text_pieces import Letters, Piece, Read, crop_of, cut_at_rules, upright_box, words_of
from model.readers.scans.written_marks import marks_missed, with_dashes

_LEAST_SIDE = 24  # pixels; no word fits in less
# Pixels of the longer side of the picture that lines are looked for in: memory and time grow with their square
# (a page of 2000 x 1400 takes 890 MiB and 6 s of one core, of 1600 x 1130 630 MiB and 4.4 s).
_COARSE, _FINE = 1600, 2000
_LEAST_LETTER = 14.0  # pixels of a line's box on the coarse picture, from which on all lines are found
_SAMPLE = 9  # longest lines, by which it is seen whether a page stands on its head


class Recogniser:
    """The engine with its models, loaded once."""

    def __init__(self, threads: int) -> None:
        self._engine = _engine(threads)

    def read(self, picture: Picture) -> PageContent:
        """Everything that stands on a page."""
        height, width = picture.shape[:2]
        shown = float(width), float(height)
        if min(height, width) < _LEAST_SIDE:
            return PageContent((), (), shown, shown, tuple(np.eye(3).ravel().tolist()))
        page, boxes = self._found(straightened(without_stamps(picture)))
        grey = without_red(page.picture)
        ink = ink_of(grey)
        letter = (
            float(np.median([upright_box(box)[3] - upright_box(box)[1] for box in boxes])) if boxes else 30.0
        )
        rules = ruling_lines(grey, letter)
        pieces = [piece for box in boxes for piece in cut_at_rules(box, rules, letter)]
        clean = np.asarray(cv2.bitwise_and(ink, cv2.bitwise_not(rule_mask(ink.shape, rules, 2.0))), np.uint8)
        words = self._words(page.picture, clean, pieces)
        words = with_dashes([*words, *self._missed(page.picture, clean, rules, words)], clean)
        size = float(page.picture.shape[1]), float(page.picture.shape[0])
        back = tuple(float(number) for number in page.back.ravel())
        return PageContent(tuple(words), tuple(_line(rule) for rule in rules), size, shown, back)

    def _found(self, page: Straightened) -> tuple[Straightened, list[NDArray[np.float32]]]:
        """The page turned the way its lines are read, and the boxes of its lines of text."""
        boxes = self._boxes(page.picture)
        lying = sum(_length(box) for box in boxes if _is_lying(box))
        if lying < 0.5 * sum(_length(box) for box in boxes):
            page = turned(page, 1)
            boxes = self._boxes(page.picture)
        if boxes and self._is_on_its_head(page.picture, boxes):
            page = turned(page, 2)
            boxes = [_turned_over(box, page.picture.shape) for box in boxes]
        return page, boxes

    def _boxes(self, picture: Picture) -> list[NDArray[np.float32]]:
        """The boxes of the lines of text: on a coarse picture, once more on a finer one where the print is small."""
        boxes = self._boxes_at(picture, _COARSE)
        scale = _COARSE / max(picture.shape)
        if scale >= 1 or (boxes and float(np.median([_height(box) for box in boxes])) * scale >= _LEAST_LETTER):
            return boxes
        return self._boxes_at(picture, _FINE)

    def _boxes_at(self, picture: Picture, longer_side: int) -> list[NDArray[np.float32]]:
        self._engine.max_side_len = longer_side
        found = self._engine(picture, use_det=True, use_cls=False, use_rec=False)
        return [] if found.boxes is None else [np.asarray(box, np.float32) for box in found.boxes]

    def _is_on_its_head(self, picture: Picture, boxes: list[NDArray[np.float32]]) -> bool:
        longest = sorted((box for box in boxes if _is_lying(box)), key=_length)[-_SAMPLE:]
        crops = [crop_of(picture, box) for box in longest]
        if not crops:
            return False
        _, said = self._engine.cls_and_rotate(crops)
        votes = [score if label == "180" else -score for label, score in said.cls_res]
        if abs(sum(votes)) > 0.5 * len(votes):
            return bool(sum(votes) > 0)
        upright = sum(read.sureness for read in self._read(crops))
        return sum(read.sureness for read in self._read([_half_turned(crop) for crop in crops])) > upright

    def _words(self, picture: Picture, ink: Picture, pieces: Sequence[Piece]) -> list[Word]:
        reads = self._read([crop_of(picture, piece.box) for piece in pieces])
        passages = passages_of(reads)
        again = self._read([softened(picture, one, pieces[one.piece], reads[one.piece]) for one in passages])
        for passage, second in zip(passages, again, strict=True):
            reads[passage.piece] = confirmed(reads[passage.piece], passage, second)
        return words_of(pieces, reads, ink)

    def _missed(self, picture: Picture, ink: Picture, rules: list[Rule], words: list[Word]) -> list[Word]:
        """What stands in the table and was not found: dashes at once, the rest recognised alone."""
        marks = marks_missed(ink, rules, words)
        doubtful = [mark for mark in marks if not mark.text]
        made = [mark for mark in marks if mark.text]
        reads = self._read([crop_of(picture, mark.corners) for mark in doubtful])
        for mark, read in zip(doubtful, reads, strict=True):
            if read.text.strip() and read.sureness >= 0.6:
                made.append(replace(mark, text=read.text.strip(), sure=read.sureness >= 0.9))
        return [Word(mark.text, mark.left, mark.top, mark.right, mark.bottom, mark.sure) for mark in made]

    def _read(self, crops: list[Picture]) -> list[Read]:
        if not crops:
            return []
        self._engine.return_word_box = True
        said = self._engine.recognize_txt(crops)
        return [_as_read(text, info) for text, info in zip(said.txts, said.word_results, strict=True)]


def _engine(threads: int) -> Any:
    """The engine with the models that came with it; nothing is fetched."""
    try:
        spec = find_spec("rapidocr")
        if spec is None or spec.origin is None:
            raise EngineMissing("rapidocr")
        models = Path(spec.origin).parent / "models"
        chosen = {part: _model(models, part.lower()) for part in ("Det", "Cls", "Rec")}
        from rapidocr import RapidOCR

        settings: dict[str, Any] = {f"{part}.model_path": str(path) for part, path in chosen.items()}
        settings |= {
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
        return RapidOCR(params=settings)
    except EngineMissing:
        raise
    except Exception as error:  # whatever a shared library that does not fit this machine raises
        raise EngineMissing(f"{type(error).__name__}: {error}") from error


def _model(folder: Path, part: str) -> Path:
    found = sorted(folder.glob(f"*_{part}_*.onnx"))
    if not found:
        raise EngineMissing(f"*_{part}_*.onnx")
    return found[-1]


def _as_read(text: str, info: Any) -> Read:
    """A line as the engine read it: each letter with its place along the line and its sureness."""
    places = [column for word in info.words and info.word_cols for column in word]
    length = max(float(info.line_txt_len), 1.0)
    sureness = list(info.confs)
    letters: list[Letters] = []
    seen = 0
    for index, letter in enumerate(text):
        sure = sureness[index] if index < len(sureness) else 0.0
        place = None
        if not letter.isspace() and seen < len(places):
            place = (places[seen] + 0.5) / length
            seen += 1
        letters.append(Letters(letter, sure, place))
    return Read(tuple(letters))


def _line(rule: Rule) -> Line:
    if rule.is_level:
        return Line(rule.start, rule.at, rule.end, rule.at)
    return Line(rule.at, rule.start, rule.at, rule.end)


def _length(box: NDArray[np.float32]) -> float:
    left, top, right, bottom = upright_box(box)
    return max(right - left, bottom - top)


def _height(box: NDArray[np.float32]) -> float:
    """The height of a line's letters, whichever way it runs."""
    left, top, right, bottom = upright_box(box)
    return min(right - left, bottom - top)


def _is_lying(box: NDArray[np.float32]) -> bool:
    left, top, right, bottom = upright_box(box)
    return right - left >= 0.9 * (bottom - top)


def _half_turned(crop: Picture) -> Picture:
    return np.asarray(cv2.rotate(crop, cv2.ROTATE_180), np.uint8)


def _turned_over(box: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """A box on the page turned by half: its corners change places two by two."""
    corner = np.array([shape[1] - 1, shape[0] - 1], np.float32)
    return np.asarray(np.roll(corner - box, 2, axis=0), np.float32)
