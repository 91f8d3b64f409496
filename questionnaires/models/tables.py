"""Facts about countries, each with its year and source."""

from __future__ import annotations

from questionnaires.models.vocabulary import Content, Share


class Country(Content):
    """A row of countries.csv: exposure 0-1 with the basis it rests on ("data" or what was estimated)."""

    iso3: str
    iso2: str
    region: str
    subregion: str
    exposure: Share
    basis: str
    tip_tier: str
    tip_year: int | None
    rule_of_law: float | None
    control_of_corruption: float | None
    wgi_year: int | None
    conventions: dict[str, str]  # "c029": year of ratification, "denounced", or ""


class Hotline(Content):
    iso3: str
    place: str
    organisation: str
    contact: str = ""  # empty where nobody has confirmed the number: it may not be shown
    read_on: str
    source: str


class PublishedCost(Content):
    """What workers were found to have paid: an example with its date, never a figure for a real company."""

    origin: str  # "" for any
    destination: str
    amount: str  # "574000", "1675-5154", "over 1000"
    currency: str
    months: str  # of earnings, written likewise; "" if not published
    who: str  # the people asked, in English, as the three below
    period: str
    source: str
    note: str


class Tables(Content):
    """Facts with year and source. ``hash`` covers the bytes of the files that a result draws on; examples do not."""

    version: str
    hash: str
    countries: dict[str, Country]
    listed_goods: dict[str, dict[str, str]]  # country: sector: goods made with forced labour
    hotlines: tuple[Hotline, ...]
    published_costs: tuple[PublishedCost, ...] = ()
