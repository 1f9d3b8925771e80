"""Invented English news for the benchmark, built as `news.py` builds the Chinese.

`write(1_000_000)` gives a megabyte of articles in which no sentence is printed twice. The numbers
are drawn from a fixed seed, so that every run reads the same text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

SEED = 20252
PLACES = (
    "Northfield", "the Harrow Valley", "Port Ellery", "Westmark county", "Sandhurst", "Lake Orrin",
    "the eastern province", "Millbrook", "Castle Bay", "Redwood district", "Ashford", "Kingsmere",
)  # fmt: skip
OFFICES = (
    "the statistics office", "the transport ministry", "the health department", "the port authority",
    "the central bank", "the energy regulator", "the farm bureau", "the tourism board",
)  # fmt: skip
FIRMS = (
    "Alder Foods", "Brightline Energy", "Corvane Holdings", "Delmore Steel", "Fenwick Logistics",
    "Garrick & Sons", "Hollis Motors", "Ivory Pharma", "Juniper Software", "Kestrel Airlines",
)  # fmt: skip
FLOWS = (
    "net profit", "revenue", "industrial output", "retail sales", "exports", "operating income",
    "crude production", "passenger traffic", "freight volume", "tax revenue", "housing starts",
)  # fmt: skip
RATES = (
    "the unemployment rate", "the vacancy rate", "the operating margin", "the literacy rate",
    "coverage", "the recycling rate", "inflation", "the graduation rate", "the default rate",
)  # fmt: skip
THINGS = (
    "charging stations", "buses", "small businesses", "clinics", "hospital beds", "homes", "wells",
    "farmers", "volunteers", "employees", "fishing boats", "schools", "restaurants", "tractors",
)  # fmt: skip
GOODS = ("wheat", "steel", "cement", "corn", "solar panels", "batteries", "apples", "coal", "milk")
SPEAKERS = ("Anna Keller", "Tom Brady", "Maria Lopez", "John Whitfield", "Ruth Okafor", "Li Chen")
PERIODS = (
    "in {year}", "in the first quarter", "last year", "in the third quarter of {year}",
    "in {month} {year}", "this year", "in the nine months to {month}", "over the past decade",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
CLAUSES = (
    "{firm} said {flow} rose {pct}% to ${amount} million {period}, compared with ${before} million a year earlier.",
    "{flow} in {place} fell {pct2} percent {period}, the fifth straight decline.",
    "{Office} said {flow} {period} came to {amount} billion euros, up {pct}% from a year ago.",
    "The project will cost about ${amount} million, cover {count} acres and create more than {count2} jobs.",
    "{Rate} {up} from {pct2}% to {pct3}%, or {rise} percentage points.",
    "{firm} plans to open {small} plants in {place} and hire {count} workers by {later}.",
    "The number of {thing} in {place} grew to {count}, nearly {words} times as many as in {year}.",
    "Of the {count} {thing} in {place}, {share} were built before {year}.",
    "“We grew some {count} tons of {goods} {period} and sold them at ${yuan} a ton,” said {speaker}.",
    "Prices of {goods} averaged ${yuan} per ton, {pct2}% below the level of {month}.",
    "The {km}-kilometer line cuts the journey from {words} hours to {minutes} minutes at {speed} km/h.",
    "Shares of {firm} gained {points} percent to ${price} on volume of {wan} million shares.",
    "About {words} hundred people attended the meeting, and {small} of every 10 voted in favor.",
    "{Office} approved {amount} million dollars in grants for {count} {thing}, between ${yuan} and ${yuan2} each.",
    "Temperatures in {place} reached {celsius} degrees Celsius, {points} degrees above normal, with {mm} mm of rain.",
    "On {month} {day}, {year}, the {words}-member board declared a dividend of {minutes} cents a share.",
    "{firm} employs {count} people, including {count3} in {place}, down from {count2} in {year}.",
    "At least {words} {thing} were damaged and {count3} residents moved to shelters, {office} said.",
)  # fmt: skip
STORIES = (
    "{speaker} said the talks with {office} had been long and difficult, but that both sides wanted a deal that would last and that people in {place} would accept.",
    "The road to {place} winds through fields of {goods}, past farms where families have worked the same land for generations and where little seems to change.",
    "{Office} has been under pressure to explain how the rules on {thing} will be enforced, and critics say the plan leaves too much to the goodwill of companies such as {firm}.",
    "“Nobody asked us what we wanted,” said {speaker}, standing outside the hall in {place}. “We read about the {thing} in the newspaper like everybody else.”",
    "Analysts at {firm} expect the market for {goods} to stay volatile while buyers wait for news from {place} and for the outcome of the review by {office}.",
    "For years {place} lived from {goods}; now its workshops repair machines for {firm}, and young people who had moved away are beginning to return.",
    "The report by {office} describes how {thing} in {place} are maintained, who pays for them, and why complaints about delays have become so common.",
    "{speaker}, who joined {firm} from {office}, said the company would keep its headquarters in {place} and had no plans to sell the division that makes equipment for {goods}.",
)  # fmt: skip
"""Sentences without figures, which are more than half of what a newspaper prints."""
SHARE_OF_STORIES = 0.55
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "eleven", "twelve")


def write(size: int) -> str:
    """About `size` bytes (UTF-8) of articles."""
    draw = random.Random(SEED)
    articles, written = [], 0
    seen: set[str] = set()
    while written < size:
        article = "\n\n".join(_article(draw, seen))
        articles.append(article)
        written += len(article.encode()) + 2
    return "\n\n".join(articles) + "\n"


def _article(draw: random.Random, seen: set[str]) -> Iterator[str]:
    """A headline, a dateline and some paragraphs."""
    place, goods = draw.choice(PLACES), draw.choice(GOODS)
    yield f"## {place[:1].upper()}{place[1:]} looks beyond {goods} ({draw.randint(1, 9999)})"
    for _ in range(draw.randint(3, 7)):
        yield " ".join(_sentence(draw, seen) for _ in range(draw.randint(2, 5)))


def _sentence(draw: random.Random, seen: set[str]) -> str:
    """A sentence that was not written before."""
    while True:
        kinds = STORIES if draw.random() < SHARE_OF_STORIES else CLAUSES
        sentence = draw.choice(kinds).format(**_filling(draw))
        sentence = sentence[:1].upper() + sentence[1:]
        if sentence not in seen:
            seen.add(sentence)
            return sentence


def _filling(draw: random.Random) -> dict[str, object]:
    """What may stand in the slots of a sentence."""
    number, real = draw.randint, draw.uniform
    office, rate = draw.choice(OFFICES), draw.choice(RATES)
    count, low, high = number(3, 60000), real(0.1, 20), real(61, 99)
    amount, percent = real(0.5, 900), real(0.1, 60)
    dates = {"year": number(2005, 2025), "month": draw.choice(MONTHS)}
    return {
        **dates, "place": draw.choice(PLACES), "firm": draw.choice(FIRMS),
        "office": office, "Office": office[:1].upper() + office[1:],
        "Rate": rate[:1].upper() + rate[1:], "flow": draw.choice(FLOWS),
        "thing": draw.choice(THINGS), "goods": draw.choice(GOODS),
        "speaker": draw.choice(SPEAKERS), "period": draw.choice(PERIODS).format(**dates),
        "up": draw.choice(("rose", "climbed", "improved", "increased")),
        "amount": f"{amount:.{number(0, 2)}f}", "before": f"{100 * amount / (100 + percent):.1f}",
        "pct": f"{percent:.1f}", "pct2": f"{low:.1f}",
        "pct3": f"{high:.1f}", "rise": f"{high - low:.1f}", "points": f"{real(0.1, 30):.1f}",
        "yuan": f"{number(300, 60000):,}", "yuan2": f"{number(60001, 90000):,}",
        "celsius": f"{real(-5, 30):.1f}", "small": number(2, 9), "mm": f"{real(1, 300):.1f}",
        "km": f"{real(3, 400):.1f}", "speed": number(6, 35) * 10, "minutes": number(20, 110),
        "words": draw.choice(WORDS), "count": f"{count:,}", "count2": f"{count + number(1, 9000):,}",
        "count3": number(2, 900), "wan": f"{real(0.2, 900):.2f}", "day": number(1, 28),
        "later": number(2026, 2035), "price": f"{real(1, 300):.2f}",
        "share": draw.choice(("two thirds", "half", "a quarter", "80 percent", "nearly one in five")),
    }  # fmt: skip
