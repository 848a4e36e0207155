"""Word documents written as raw XML, so that each feature of the format stands alone."""

from __future__ import annotations

import zipfile
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def document_xml(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {_SPACES}><w:body>{body}</w:body></w:document>'


def relations(**targets: str) -> str:
    entries = "".join(
        f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{entries}</Relationships>"
    )


def word_file(
    folder: Path, body: str, *, styles: str = "", numbering: str = "", name: str = "计划.docx"
) -> Path:
    """A document with the given content of w:body, w:styles and w:numbering."""
    file = folder / name
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations(officeDocument="word/document.xml"))
        archive.writestr(
            "word/_rels/document.xml.rels", relations(styles="styles.xml", numbering="numbering.xml")
        )
        archive.writestr("word/document.xml", document_xml(body))
        archive.writestr("word/styles.xml", f"<w:styles {_SPACES}>{styles}</w:styles>")
        archive.writestr("word/numbering.xml", f"<w:numbering {_SPACES}>{numbering}</w:numbering>")
    return file


def p(content: str = "", properties: str = "") -> str:
    """A paragraph; content without a tag becomes a run."""
    inner = content if content.startswith("<") or not content else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*paragraphs: str, span: int = 1, merge: str = "", properties: str = "") -> str:
    """A cell; `merge` is "restart" or "continue"."""
    shape = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        shape += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    inner = "".join(one if one.startswith("<") else p(one) for one in paragraphs) or p()
    return f"<w:tc><w:tcPr>{shape}{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; a cell without a tag becomes one."""
    inner = "".join(one if one.startswith("<w:") else tc(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def numbered(num_id: int, level: int = 0) -> str:
    """Paragraph properties that ask for an automatic number."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def a_list(kind: int, *levels: tuple[str, str]) -> str:
    """A kind of list: each level's form and text."""
    made = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{kind}">{made}</w:abstractNum>'


def a_num(num_id: int, kind: int, inside: str = "") -> str:
    """A list of a kind."""
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{kind}"/>{inside}</w:num>'
