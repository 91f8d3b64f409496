"""What the file says about itself: title, dates, standard; and its last form, tagged and compact."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import pikepdf

from reports.blocks import Document
from reports.drawing.structure import Node, write
from reports.drawing.typesetting import cleaned

PRODUCER: Final = "Fair Recruitment Check"


def moment(document: Document) -> datetime:
    """Return the one moment the file knows: midnight, universal time, of the document's day."""
    return datetime.combine(document.on, time(), UTC)


def xmp(document: Document) -> str:
    """Return the metadata of PDF/A-3U; nothing in it depends on when or where the file is made."""
    when = quoteattr(moment(document).isoformat())
    title, author = (escape(cleaned(text).replace("\n", " ")) for text in (document.title, document.author))
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmp:CreatorTool="{PRODUCER}" xmp:CreateDate={when} xmp:ModifyDate={when} xmp:MetadataDate={when}
 pdf:Producer="{PRODUCER}" pdfaid:part="3" pdfaid:conformance="U">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{escape(document.language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>"""


def finished(drawn: bytes, root: Node) -> bytes:
    """Add the tree of tags and pack the objects: a tree of thousands would else weigh more than the pages."""
    made = BytesIO()
    with pikepdf.open(BytesIO(drawn)) as pdf:
        write(pdf, root)
        pdf.save(
            made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True, force_version="1.7"
        )
    return made.getvalue()
