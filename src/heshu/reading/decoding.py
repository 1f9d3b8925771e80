"""Decode the bytes of a document: byte order mark, UTF-8, UTF-16, then GB18030 against Big5.

>>> decode("参保率98%".encode("gb18030"), "page.txt")
Decoded(text='参保率98%', encoding='gb18030')

The text is never rewritten: line ends stay as they are, only the byte order mark is left out.
Chinese bytes without a mark are decoded both ways, and the result in which more characters are
common Chinese ones wins. A bare GB18030 fallback would swallow Big5, because nearly every
pair of Big5 bytes is also some rare GB18030 character.
"""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from heshu.model import lazy_re
from heshu.reading.problems import ReadError

MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FOREIGN_FORMATS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (XLSX, EPUB)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
)
CHINESE_ENCODINGS = ("gb18030", "big5hkscs")

COMMON = frozenset(
    # The most frequent characters of Chinese news, simplified, then the traditional forms.
    "的一是在了不和有大这主中人上为们地个用工时要动国产以我到他会作来分生对于学下级就年阶义发成"
    "部民可出能方进同行面说种过命度革而多子后自社加小机也经力线本电高量长党得实家定深法表着水理"
    "化争现所二起政三好十战无农使性前等反体合斗路图把结第里正新开论之物从当两些还天资事队批如应"
    "形想制心样干都向变关点育重其思与间内去因件日利相由压员气业代全组数果期导平各基或月毛然问比"
    "展那它最及外没看治提五解系林者米群头意只明四道马认次文通但条较克又公孔领军流入接席位情运器"
    "并飞原油放立题质指建区验活众很教决特此常石强极土少已根共直团统式转别造切九你取西持总料连任"
    "志观调七么山程百报更见必真保热委手改管处己将修支识病象几先老光专什六型具示复安带每东增则完"
    "风回南广劳轮科北打积车计给节做务被整联步类集号列温装即毫知轴研单色坚据速防史拉世设达尔场织"
    "历花受求传口断况采精金界品判参层止边清至万确究书术状厂须离再目海交权且儿青才证低越际八试规"
    "亿元市省县企业收增率投额价费税同季"
    "這為們個時動國產會來對於學級義發過後經線電長黨實現戰無農體鬥圖結裡開論從當兩還資隊應樣變關"
    "點與間員氣業組數導問沒治較領軍運並飛題質驗眾決極團轉別總連觀調麼報見熱處將識幾專東則帶風廣"
    "勞輪積車計給節務聯類號溫裝單堅據設達場織歷傳斷況採層邊確書術狀廠須離權證際試規億縣稅費價額"
)
ENOUGH_COMMON = 0.2
"""Share of common characters among the Chinese ones: true text has 0.5 to 0.7, mojibake < 0.05."""
SAMPLE = 20_000
"""Characters that a decision looks at."""
TOO_MANY_NULS = 0.005
TOO_MANY_CONTROLS = 0.05
"""Shares of control characters above which a file is no text."""

CHINESE = lazy_re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
READABLE = lazy_re.compile(
    r"[\t\n\r\x20-\x7e\u00a0-\u024f\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
)
CONTROL_BYTES = bytes(range(1, 9)) + bytes(range(14, 32)) + b"\x7f"
"""Control characters that text has no use for; tab, line ends, page break are not among them."""
LONE_HIGH_BYTE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
HIGH_BYTE = re.compile(rb"[\x80-\xff]")


class Decoded(Struct, frozen=True, gc=False):
    """The text of a document and the encoding that it was read in."""

    text: str
    encoding: str


def decode(data: bytes, source: str) -> Decoded:
    """The text behind the bytes; `source` is named in the message.

    Raises `ReadError` for empty, binary and undecodable data.
    """
    if not data.strip():
        raise ReadError(source, "is empty")
    _refuse_foreign(data, source)
    decoded = _by_mark(data, source) or _by_content(data, source)
    if not decoded.text.strip():
        raise ReadError(source, "is empty")
    return decoded


def _refuse_foreign(data: bytes, source: str) -> None:
    """Raise for file formats that are known not to be text."""
    for signature, name in FOREIGN_FORMATS:
        if data.startswith(signature):
            raise ReadError(source, f"is {name}, not a text file")


def _by_mark(data: bytes, source: str) -> Decoded | None:
    """The text after a byte order mark, if there is one."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                place = len(mark) + error.start
                raise ReadError(source, _not_valid(encoding, place)) from None
    return None


def _by_content(data: bytes, source: str) -> Decoded:
    """The text of data without a mark, judged by what it looks like."""
    if b"\x00" in data:
        wide = _wide(data)
        if wide is not None:
            return wide
    _refuse_binary(data, source)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    found = _chinese(data) or _western(data)
    if found is None:
        raise ReadError(source, _not_valid("utf-8", place) + ", and no other known encoding fits")
    return found


def _refuse_binary(data: bytes, source: str) -> None:
    nuls = data.count(0)
    controls = len(data) - len(data.translate(None, CONTROL_BYTES))
    if nuls > TOO_MANY_NULS * len(data) or controls > TOO_MANY_CONTROLS * len(data):
        first = re.search(rb"[\x00-\x08\x0e-\x1f\x7f]", data)
        place = first.start() if first else 0
        raise ReadError(source, f"is binary, not text (control character at byte {place})")


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: the byte order in which nearly everything is readable."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:SAMPLE]
        if len(READABLE.findall(sample)) > 0.9 * len(sample):
            return Decoded(text, encoding)
    return None


def _chinese(data: bytes) -> Decoded | None:
    """GB18030 or Big5, whichever gives more common characters; `None` if neither gives enough."""
    best, best_share = None, ENOUGH_COMMON
    for encoding in CHINESE_ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = common_share(text)
        if share > best_share:
            best, best_share = Decoded(text, encoding), share
    return best


def common_share(text: str) -> float:
    """Share of the common characters among the Chinese characters of a text, 0 without any."""
    characters = CHINESE.findall(text[:SAMPLE])
    if not characters:
        return 0.0
    return sum(character in COMMON for character in characters) / len(characters)


def _western(data: bytes) -> Decoded | None:
    """Windows-1252: mostly ASCII with single high bytes (curly quotes, accents, £, €)."""
    high = len(HIGH_BYTE.findall(data))
    lone = len(LONE_HIGH_BYTE.findall(data))
    if high > 0.1 * len(data) or lone < 0.8 * high:
        return None
    try:
        return Decoded(data.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        return None


def _not_valid(encoding: str, place: int) -> str:
    return f"is not valid {encoding.upper()} (byte {place})"
