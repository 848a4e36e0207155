"""A PDF to be kept: PDF/A-2b (ISO 19005-2), made of what a document says about itself and of pieces that flow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import IO, Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    XMP,
    NoEncryption,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable

from reports.fonts import FontBook, FontRole, plain
from reports.xml_text import without_forbidden

rl_config.useA85 = 0  # streams as bytes, not as text: a quarter smaller, and half the time with many pictures

_MAKER, _LANGUAGE = "Taizhang", "zh-CN"
_VERSION = 1, 7  # of PDF, on which PDF/A-2 rests
_PROFILE_DAY = bytes.fromhex("07d0 0001 0001 0000 0000 0000")  # 2000-01-01 00:00:00, as six numbers of two bytes
_PACKET = "W5M0MpCehiHzreSzNTczkc9d"  # how every XMP packet begins (ISO 16684-1 7.3.2)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the file says about itself; `made_on` is the day it is of."""

    title: str
    author: str
    subject: str
    made_on: date


class LastingDocument(BaseDocTemplate):
    """Builds pages of a PDF that says how it is to be shown many years on; page templates are its heirs' affair."""

    def __init__(self, file: IO[bytes], facts: DocumentFacts, book: FontBook, *, size: tuple[float, float]) -> None:
        # Without a first font of our own every page would name Helvetica, which is not embedded.
        super().__init__(file, pagesize=size, title=_stored(facts.title), author=_stored(facts.author), subject=_stored(facts.subject),
                         creator=_MAKER, producer=_MAKER, lang=_LANGUAGE, invariant=1, pageCompression=1, displayDocTitle=True,
                         initialFontName=book.font(FontRole.SONG).fontName)
        self._facts = facts

    def write(self, story: Sequence[Flowable]) -> int:
        """Lay the pieces out; returns how many pages they took."""
        self.build(list(story), canvasmaker=partial(_LastingCanvas, facts=self._facts, pdfVersion=_VERSION))
        return int(self.page)


class _LastingCanvas(Canvas):  # type: ignore[misc, unused-ignore]
    """Adds what PDF/A asks for beside the pages."""

    _doc: Any

    def __init__(self, *args: Any, facts: DocumentFacts, **looks: Any) -> None:
        super().__init__(*args, **looks)
        self.setDateFormatter(lambda *_now: f"D:{facts.made_on:%Y%m%d}000000+08'00'")
        self.setCatalogEntry("Metadata", XMP(creator=lambda _document: _metadata(facts)))
        catalog = self._doc.Catalog  # it writes the entries that it knows: those it has a default for
        catalog.__Defaults__ = {**catalog.__Defaults__, "OutputIntents": PDFArray([_output_intent()])}

    def setEncrypt(self, _password: object) -> None:
        """Nothing is ever encrypted (6.1.3); what stands in its place ends the streams."""
        self._doc.encrypt = _LineEnds()


class _LineEnds(NoEncryption):  # type: ignore[misc, unused-ignore]
    """Sets the end of a stream on a line of its own (6.1.7.1), which reportlab does not."""

    def encode(self, content: Any) -> Any:
        """The same content; where it is a stream's, a line end follows that its length does not count."""
        return _Streamed(content) if isinstance(content, bytes) else content


class _Streamed(bytes, PDFObject):  # type: ignore[misc, unused-ignore]
    def format(self, _document: object) -> bytes:  # type: ignore[override, unused-ignore]
        return bytes(self) + b"\n"


def _output_intent() -> PDFDictionary:
    """All colours are sRGB (6.2.3)."""
    profile = PDFStream(PDFDictionary({"N": 3}), _srgb(), filters=[PDFZCompress])
    return PDFDictionary({
        "Type": PDFName("OutputIntent"), "S": PDFName("GTS_PDFA1"), "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "Info": PDFString("sRGB IEC61966-2.1"), "DestOutputProfile": profile,
    })  # fmt: skip


@cache
def _srgb() -> bytes:
    """The profile of sRGB as LittleCMS makes it, dated alike in every file (ICC.1:2010 7.2.8)."""
    from PIL import ImageCms  # loaded when a paper is made

    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + _PROFILE_DAY + made[36:]


def _metadata(facts: DocumentFacts) -> bytes:
    """The XMP packet (6.6.2): which standard is kept, and the document's own facts as they stand in its information dictionary."""
    moment = f"{facts.made_on}T00:00:00+08:00"
    title, author, subject = (escape(_stored(text)) for text in (facts.title, facts.author, facts.subject))
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    return f"""<?xpacket begin="\ufeff" id="{_PACKET}"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="B"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{creator}
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{_LANGUAGE}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmp:CreatorTool="{_MAKER}" xmp:CreateDate="{moment}" xmp:ModifyDate="{moment}" pdf:Producer="{_MAKER}"/>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _stored(text: str) -> str:
    """A text as a property takes it, in PDF and in XML: without what cannot be shown."""
    return without_forbidden(plain(text))
