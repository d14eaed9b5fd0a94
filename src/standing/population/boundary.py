"""The boundary: what may not enter as a population, and why (DESIGN section 1).

Standing studies regimes and is built to be useless for operating one. People enter as cells; a column that looks like an
identifier, a cell of fewer than ten people, free text, or one row per person is refused here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

from standing.errors import shown

FEWEST: Final = 10
MOST_COLUMNS: Final = 6
MOST_CELLS: Final = 20_000
MOST_LABELS: Final = 1_000
LONGEST_LABEL: Final = 40
MANY_ROWS: Final = 50

WHY: Final = "Standing takes categories and counts, never records of people"

_TOKENS: Final = frozenset(
    "id ids uid uuid guid pid oid ident identifier name names nom nome nombre vorname nachname surname forename firstname "
    "lastname fullname username nickname alias handle login user person people who phone tel telephone mobile cell mail "
    "email address addr adresse street postcode postal zip zipcode lat lon lng latitude longitude gps coordinates birth "
    "born birthday birthdate dob dateofbirth passport ssn nin nino sin cpf dni nif curp aadhaar pan iban bic swift card "
    "account acct plate vin licence license face facial faceid voice iris retina fingerprint biometric biometrics dna "
    "image images img photo photos picture pictures avatar portrait video camera ip ipv4 ipv6 imei imsi mac device url "
    "uri link website cookie hash token signature qq wechat weixin weibo alipay note notes comment comments remark text "
    "description xm xingming mingzi sfz sfzh shenfenzheng shenfen shouji sjh dianhua dizhi zhuzhi youxiang shengri "
    "chusheng huzhao chepai zhanghao renlian zhaopian zhiwen telefon telefono celular correo anschrift strasse "
    "geburtsdatum geburtstag prenom apellido apellidos cognome".split()
)
_INSIDE: Final = (
    "passport passeport surname forename firstname lastname fullname username nickname telephone telefon cellphone "
    "phonenumber mobilenumber email e_mail homeaddress mailaddress birthday birthdate dateofbirth geburtsdatum ssn socialsecurity "
    "nationalid identifier fingerprint biometric faceid facial photo wechat weixin shenfenzheng xingming shoujihao "
    "chepaihao huzhaohao licenseplate licenceplate numberplate accountnumber accountno cardnumber cardno bankaccount "
    "ipaddress macaddress imei aadhaar latitude longitude postcode zipcode"
).split()
_HAN: Final = (
    "姓名 名字 名称 名稱 身份证 身份證 证件 證件 电话 電話 手机 手機 地址 住址 邮箱 郵箱 邮件 生日 出生 护照 護照 车牌 車牌 "
    "账号 帐号 賬號 帳號 账户 賬戶 人脸 人臉 照片 指纹 指紋 编号 編號 微信 学号 工号 卡号 姓 声纹 聲紋 定位 备注"
).split()
_BEFORE_ID: Final = (
    "customer user person citizen client account national member patient employee card device tax student voter "
    "household resident subject case record row entry face open union citizens individual worker driver debtor"
).split()

_NAME: Final = re.compile(r"[^\W\d_]\w{0,39}")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SENTENCE: Final = re.compile(r"\w{4}[.!?;:](\s|$)|[。！？；：，]|\n|\t")
_RANGE: Final = re.compile(r"(\d{1,7}) ?(?:-|–|to|\.\.) ?(\d{1,7})")
_PATTERNS: Final = (
    (re.compile(r"@"), "an e-mail address or an account"),
    (re.compile(r"https?:|www\.", re.IGNORECASE), "an address on the web"),
    (re.compile(r"\b\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b"), "a date, such as a date of birth"),
    (re.compile(r"\b\d{1,3}(\.\d{1,3}){3}\b"), "a network address"),
    (re.compile(r"\d{7}|(\d[ ()./-]{0,2}){8}\d"), "a long number, such as an identity or phone number"),
    (re.compile(r"\b[0-9a-f]{12,}\b|\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\b", re.IGNORECASE), "a key or the address of a device"),
    (re.compile(r"[A-Z一-鿿]{1,3}[- ·]?(?=[A-Z0-9]*\d[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z0-9]{5,7}"), "a number plate or a serial number"),
)


def refusal_of_column(name: str) -> str | None:
    """Say why a column may not enter, or None if it may.

    Parameters
    ----------
    name
        The column's name.

    Examples
    --------
    >>> refusal_of_column("residence"), refusal_of_column("customer_id")
    (None, 'looks like an identifier')
    """
    folded = unicodedata.normalize("NFKC", "".join(each for each in name if unicodedata.category(each) != "Cf"))
    if _NAME.fullmatch(folded) is None or folded != name:
        return "is not one word of letters, digits and _ (at most 40)"
    if _mixes_scripts(folded):
        return "mixes letters of several alphabets"
    tokens = [token.strip("0123456789") for token in _CAMEL.sub("_", folded).casefold().split("_")]
    joined = "".join(tokens)
    words_of_people = any(token in _TOKENS for token in tokens) or any(word in joined for word in (*_INSIDE, *_HAN))
    if words_of_people or any(joined.endswith(f"{word}{end}") for word in _BEFORE_ID for end in ("id", "no", "nr", "number")):
        return "looks like an identifier"
    return None


def refusal_of_label(label: str) -> str | None:
    """Say why a label may not enter, or None if it may.

    Parameters
    ----------
    label
        One value of a group column.

    Examples
    --------
    >>> refusal_of_label("Inner Mongolia"), refusal_of_label("139 1234 5678")
    (None, 'looks like a long number, such as an identity or phone number')
    """
    if len(label) > LONGEST_LABEL:
        return f"is free text: longer than {LONGEST_LABEL} characters"
    text = unicodedata.normalize("NFKC", label)
    band = _RANGE.fullmatch(text)
    if band is not None and abs(len(band[1]) - len(band[2])) <= 1 and int(band[1]) < int(band[2]):
        return None
    for pattern, what in _PATTERNS:
        if pattern.search(text):
            return f"looks like {what}"
    return "is free text: it has the punctuation of a sentence" if _SENTENCE.search(text) else None


def refusal_of_table(columns: Sequence[str], labels: Sequence[Sequence[str]], counts: Sequence[int]) -> str | None:
    """Say why a table may not enter as a whole, or None if it may.

    Parameters
    ----------
    columns
        Group columns, (columns,).
    labels
        (cells, columns).
    counts
        (cells,).
    """
    if len(columns) > MOST_COLUMNS:
        return f"{len(columns)} group columns; at most {MOST_COLUMNS} may cross, or cells become persons"
    if len(counts) > MOST_CELLS:
        return f"{len(counts):,} rows; at most {MOST_CELLS:,} cells"
    if len(counts) >= MANY_ROWS and sum(count < FEWEST for count in counts) > len(counts) / 2:
        return f"a table that looks like one row per person: most of its {len(counts):,} rows count fewer than {FEWEST} people"
    for at, column in enumerate(columns):
        different = len(Counter(row[at] for row in labels))
        if different > MOST_LABELS:
            return f"{different:,} different labels in column {shown(column)}; at most {MOST_LABELS:,}"
        if different == len(counts) >= MANY_ROWS and len(columns) > 1:
            return f"a different label in column {shown(column)} on each of {len(counts):,} rows, as an identifier has"
    return None


def _mixes_scripts(text: str) -> bool:
    scripts = {unicodedata.name(letter, "?").split(" ")[0] for letter in text if letter.isalpha()}
    return len(scripts & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}) > 1
