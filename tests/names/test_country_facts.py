"""The facts in `config/countries.toml` against two independent sources, exceptions explained."""

import tomllib
from pathlib import Path

import pycountry
import pytest
from babel import Locale

from bot.names.country import Country
from bot.names.gazetteer import Gazetteer

CONFIG = Path(__file__).resolve().parents[2] / "config" / "countries.toml"

# Codes of ISO 3166 without an entry: nobody lives there, or nobody but passing crews.
UNINHABITED = {
    "AQ": "Antarctica",
    "BV": "Bouvet Island",
    "GS": "South Georgia and the South Sandwich Islands",
    "HM": "Heard Island and McDonald Islands",
    "IO": "British Indian Ocean Territory: a military base",
    "TF": "French Southern Territories",
    "UM": "United States Minor Outlying Islands",
}

# Where CLDR's everyday name leads elsewhere here, and why.
OTHERWISE_NAMED = {
    "Congo": "Spanish for the smaller one; alone it means the larger one in the news",
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_data(tomllib.loads(CONFIG.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def countries(gazetteer: Gazetteer) -> list[Country]:
    return [entry for entry in gazetteer if entry.kind == "country"]


def test_every_inhabited_code_of_iso_has_an_entry(countries: list[Country]) -> None:
    expected = {country.alpha_2 for country in pycountry.countries} - UNINHABITED.keys()
    # Kosovo has no ISO code; XK is what ISO leaves free for users and everybody uses.
    assert {country.code for country in countries} == expected | {"XK"}


def test_alpha_3_codes_agree_with_iso(countries: list[Country]) -> None:
    ours = {c.code: c.iso3 for c in countries if c.code != "XK"}
    assert ours == {c.alpha_2: c.alpha_3 for c in pycountry.countries if c.alpha_2 in ours}


def test_names_of_iso_resolve_to_their_code(gazetteer: Gazetteer) -> None:
    wrong = []
    for country in pycountry.countries:
        if country.alpha_2 in UNINHABITED:
            continue
        for name in (
            getattr(country, "common_name", None),
            getattr(country, "official_name", None),
        ):
            found = gazetteer.resolve(name) if name else None
            if name and (found is None or found.code != country.alpha_2):
                wrong.append((name, country.alpha_2, found and found.code))
    assert not wrong


@pytest.mark.parametrize("language", ["en", "fr", "es", "de", "ru", "zh", "ar", "kk"])
def test_names_of_cldr_resolve_to_their_code(
    gazetteer: Gazetteer, countries: list[Country], language: str
) -> None:
    names = Locale(language).territories
    wrong = {}
    for country in countries:
        name = names.get(country.code, country.name)
        found = gazetteer.resolve(name)
        if name not in OTHERWISE_NAMED and (found is None or found.code != country.code):
            wrong[name] = country.code
    assert not wrong


def test_a_land_border_has_two_sides(gazetteer: Gazetteer, countries: list[Country]) -> None:
    one_sided = [
        (country.code, other)
        for country in countries
        for other in country.neighbours
        if country.code not in gazetteer.country(other).neighbours
    ]
    assert not one_sided


def test_every_sovereign_state_has_a_capital_or_is_one(countries: list[Country]) -> None:
    # Brussels stands for the European Union, Nauru has no capital but a district that is
    # asked for only, and the others have the names of their capitals.
    without = {c.code for c in countries[: countries.index(_taiwan(countries))] if not c.capital}
    assert without == {"BE", "DJ", "LU", "MC", "NR", "SG", "SM", "ST", "VA"}


def _taiwan(countries: list[Country]) -> Country:
    return next(country for country in countries if country.code == "TW")


@pytest.mark.parametrize(
    ("bloc", "members"),
    [("EU", 27), ("NATO", 32), ("UN", 193), ("G7", 7), ("CSTO", 6), ("ASEAN", 11), ("SCO", 10),
     ("african-union", 55), ("arab-league", 22), ("GCC", 6), ("OAS", 34), ("OSCE", 57),
     ("council-of-europe", 46), ("OECD", 38), ("commonwealth", 56), ("central-asia", 5),
     ("baltic-states", 3), ("pacific-islands-forum", 18), ("ECOWAS", 12), ("CARICOM", 15),
     ("OIC", 57), ("OPEC", 12), ("EAEU", 5), ("MERCOSUR", 5), ("G20", 21), ("BRICS", 10)],
)  # fmt: skip
def test_blocs_have_as_many_members_as_they_say(
    gazetteer: Gazetteer, bloc: str, members: int
) -> None:
    assert len(set(gazetteer.country(bloc).members)) == members
