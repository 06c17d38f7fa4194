"""Hundreds of questions of every kind, as people type them, for tests over the shipped files."""

from itertools import pairwise

from bot.answers.desk import Desk
from bot.answers.model import Answer
from bot.errors import QuestionError

TOPICS = [
    "rock solid",
    "trade",
    "ice hockey gold",
    "apple watch",
    "salad",
    "make-ahead meal list",
    "Gaza",
    "newsletter",
    "subscribe",
    "leave a reply",
    "email address",
    "required fields",
    "sci-fi movies",
    "prime video",
    "live briefing",
    "about the author",
    "John Dobson",
    "British Prime Minister",
    "you may also like",
    "source link",
    "patent ruling",
    "Biden administration Apple",
    "Florence",
    "University of Plymouth",
    "visiting scholar",
    "check also",
    "healthy table recipe",
    "Tokayev",
    "sanctions",
    "mediation",
    "Winter Olympics",
    "peace plan",
    "lethal weapons",
    "2,500 troops",
    "1.25 billion",
    "petrol prices",
    "pipeline",
    "Novorossiysk",
    "Medvedev",
    "genocide",
    "Kissinger",
    "marriage of convenience",
    "Silk Road",
    "railway",
    "camel trains",
    "digital trade",
    "Xinhua",
    "Interfax",
    "EU diplomat",
    "NATO graffiti",
    "babies",
    "Irpin River",
    "old friends",
    "European Union",
    "spiral out of control",
    "fueling the fire",
    "draft",
    "covid",
    "oil fields",
    "Chevron",
    "unemployment",
]
ASKING = ["who said {}", "what about {}", "{}", "when did {} happen?"]
SPEAKERS = [
    "Wang Yi",
    "wang",
    "Lukashenko",
    "Blinken",
    "Putin",
    "Kissinger",
    "Barkin",
    "Hass",
    "Borrell",
    "Kuleba",
    "Qin Gang",
    "Torigian",
    "Umarov",
    "Lu",
    "EU diplomat",
    "China",
    "Kazakhstan",
    "Tokayev",
]
PEOPLE = ["xi", "putin", "blinken", "tokayev", "lukashenko"]
OFFICES = ["us secretary of state", "kazakh president", "russian pm", "chinese foreign minister"]
COUNTRIES = [
    "kazakhstan",
    "china",
    "russia",
    "ukraine",
    "uzbekistan",
    "us",
    "eu",
    "belarus",
    "canada",
    "lithuania",
    "india",
    "tajikistan",
    "turkmenistan",
    "kyrgyzstan",
    "nato",
    "australia",
    "germany",
]


def answers(desk: Desk) -> list[Answer]:
    """Ask everything in every way and return all answers."""
    found = [_asked(desk, way.format(topic)) for topic in TOPICS for way in ASKING]
    found += [desk.who_said(topic) for topic in TOPICS]
    found += [desk.quotes(speaker) for speaker in SPEAKERS]
    found += [desk.quotes(speaker, "ukraine") for speaker in SPEAKERS]
    found += [desk.country(country) for country in COUNTRIES]
    found += [desk.person(name) for name in (*SPEAKERS, *OFFICES)]
    found += [desk.compare(one, other) for one, other in pairwise([*COUNTRIES, *PEOPLE])]
    found += [desk.compare(one, other, "trade") for one, other in pairwise(COUNTRIES)]
    found += [desk.timeline(), *(desk.timeline(country) for country in COUNTRIES)]
    found += [desk.timeline(person=name, about="ukraine") for name in PEOPLE]
    return found + [desk.country(country, "trade") for country in COUNTRIES]


def _asked(desk: Desk, question: str) -> Answer:
    try:
        return desk.ask(question)
    except QuestionError as error:
        return desk.declined("ask", question, error)
