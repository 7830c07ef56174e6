"""One small sound file of every format that sayso reads, made in memory: what fuzzing begins with."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Mapping

import docx
import pyarrow
import zstandard
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PARAGRAPHS = (
    "The harbour council of Port Ellis voted on Tuesday to close the old ferry dock after long talks.",
    "“We cannot keep a dock that floods each winter,” said the council’s chair, Marta Quill, on Tuesday.",
    "Ferry workers called the decision hasty, and their union said that it had not been asked before.",
)
TEXT = "\n\n".join(PARAGRAPHS)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TITLE = "Council closes ferry dock"
URL = "https://gazette.example/dock"
ROW = {"id": "7", "title": TITLE, "date": "2024-04-02", "url": URL, "authors": ["Ann Fisher"], "text": TEXT}


def page(body: str = BODY) -> str:
    """An HTML page of a newspaper."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Gazette</title>'
        f'<meta property="og:title" content="{TITLE}"><meta name="author" content="Ann Fisher">'
        '<meta property="article:published_time" content="2024-04-02T17:00:00Z"></head>'
        f"<body><main><article><h1>{TITLE}</h1>{body}</article></main></body></html>"
    )


def table() -> bytes:
    """A CSV table of two rows."""
    cell = TEXT.replace('"', '""')
    return f'id,title,date,text\n7,{TITLE},2024-04-02,"{cell}"\n8,{TITLE},2024-04-03,"{cell}"\n'.encode()


def mail(content_type: str = "text/plain; charset=utf-8", body: str = TEXT) -> bytes:
    """A mail with one part."""
    head = (
        "From: Ann Fisher <ann@gazette.example>\r\nTo: desk@gazette.example\r\n"
        f"Subject: {TITLE}\r\nDate: Tue, 02 Apr 2024 17:00:00 +0000\r\nMessage-ID: <7@gazette.example>\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: {content_type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return (head + body).encode()


def mbox() -> bytes:
    """Two mails in an mbox file."""
    one = mail().replace(b"\r\n", b"\n") + b"\n\n"
    return (b"From ann@gazette.example Tue Apr  2 17:00:00 2024\n" + one) * 2


def rss() -> bytes:
    """An RSS feed of two entries with their content."""
    item = (
        f"<item><title>{TITLE}</title><link>{URL}</link><guid>tag:7</guid>"
        "<pubDate>Tue, 02 Apr 2024 17:00:00 GMT</pubDate><dc:creator>Ann Fisher</dc:creator>"
        "<description>A dock closes.</description>"
        f"<content:encoded><![CDATA[{BODY}]]></content:encoded></item>"
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Port Ellis Gazette</title>{item * 2}</channel></rss>"
    ).encode()


def warc(*, gzipped: bool = False) -> bytes:
    """A WARC file with a request, a page and an image."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    ids = iter(range(1, 9))
    for kind, content_type, body in (
        ("request", "text/html", b""),
        ("response", "text/html; charset=utf-8", page().encode()),
        ("response", "image/png", b"\x89PNG"),
    ):
        line = "GET / HTTP/1.1" if kind == "request" else "200 OK"
        headers = StatusAndHeaders(line, [("Content-Type", content_type)], protocol="HTTP/1.1")
        fixed = {"WARC-Record-ID": f"<urn:uuid:{next(ids):032}>", "WARC-Date": "2024-05-01T00:00:00Z"}
        writer.write_record(
            writer.create_warc_record(
                URL, kind, payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=fixed
            )
        )
    return out.getvalue()


def pdf(
    pages: Iterable[Iterable[str]] = ((*PARAGRAPHS,),), info: str = f"/Title ({TITLE}) /Author (Ann Fisher)"
) -> bytes:
    """A PDF file of pages of lines, its streams packed."""
    contents = [_pdf_page(lines) for lines in pages]
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode(),
    ]
    for n, content in enumerate(contents):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {6 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    return pdf_file(objects, "/Root 1 0 R /Info 4 0 R")


def _pdf_page(lines: Iterable[str]) -> bytes:
    shown = "".join(f"({line}) Tj T*\n" for line in lines)
    return zlib.compress(f"BT /F1 10 Tf 14 TL 50 740 Td\n{shown}ET".encode("cp1252"))


def pdf_file(objects: list[bytes], trailer: str) -> bytes:
    """A PDF file of numbered objects."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(
        out + f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )


def word_file() -> bytes:
    """A DOCX file with a title, paragraphs and a table."""
    document = docx.Document()
    document.core_properties.title = "Document1"
    document.core_properties.author = "Ann Fisher"
    document.add_paragraph(TITLE, style="Title")
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "Passengers", "40,000"
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:  # packed anew, without the time of day
        return zip_file({name: archive.read(name) for name in archive.namelist()})


def parquet_table(rows: Iterable[Mapping[str, object]] = (ROW, ROW)) -> bytes:
    """A Parquet table."""
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(rows)), out)
    return out.getvalue()


def zip_file(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 4, 2, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tar_file(members: Mapping[str, bytes]) -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def samples() -> dict[str, bytes]:
    """The files by their names."""
    text = f"Title: {TITLE}\nDate: 2024-04-02\n\n{TEXT}".encode()
    row = json.dumps(ROW).encode()
    members = {"a.txt": text, "more/b.jsonl": row + b"\n" + row, "c.html": page().encode()}
    plain = {
        "text.txt": text,
        "front.md": f"---\ntitle: {TITLE}\ndate: 2024-04-02\n---\n{TEXT}".encode(),
        "page.html": page().encode(),
        "one.json": row,
        "many.json": b"[" + row + b"," + row + b"]",
        "lines.jsonl": row + b"\n" + row + b"\n",
        "table.csv": table(),
        "table.tsv": table().replace(b",", b"\t"),
        "mail.eml": mail(),
        "page.eml": mail("text/html; charset=utf-8", page()),
        "box.mbox": mbox(),
        "feed.rss": rss(),
        "crawl.warc": warc(),
        "crawl.warc.gz": warc(gzipped=True),
        "paper.pdf": pdf(),
        "office.docx": word_file(),
        "rows.parquet": parquet_table(),
        "all.zip": zip_file(members),
        "all.tar": tar_file(members),
    }
    packed = {
        "text.txt.gz": gzip.compress(text, mtime=0),
        "lines.jsonl.bz2": bz2.compress(plain["lines.jsonl"]),
        "table.csv.xz": lzma.compress(plain["table.csv"]),
        "page.html.zst": zstandard.compress(plain["page.html"]),
        "all.tgz": gzip.compress(plain["all.tar"], mtime=0),
    }
    return plain | packed
