"""How `known_words.gz` was made: run `python -m interview.rubric.lexicon.make_known_words`.

It needs `pyspellchecker` (MIT), whose English and French lists are cleaned of misspellings.
Only words it has seen more than fifty times are kept, and a few words of the trade are added.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import snowballstemmer
from spellchecker import SpellChecker

from interview.rubric.lexicon.folding import common_beginning, fold

SEEN_AT_LEAST = 51
EVERYDAY = 12_500
"""So many of the most frequent words of each language are marked as everyday words."""
EVERYDAY_CODE = "*"
STEMMERS = {"en": "english", "fr": "french"}
OF_THE_TRADE = """
    analytics blogger bloggers crowdfunding dashboard dashboards emoji emojis hashtag hashtags
    influencer influencers livestream meme memes newsfeed newsletter newsletters offline online
    podcast podcasts podcasting repost reposts retweet retweets retweeting roadmap screenshot
    screenshots spreadsheet spreadsheets stakeholder stakeholders startup startups timeline
    timelines unfollow unfollows upvote upvotes username usernames vlog vlogs webinar webinars
    wiki wikis workflow workflows benchmark benchmarks onboarding
"""


def main() -> None:
    """Write the list beside this module."""
    stems: dict[str, set[str]] = defaultdict(set)
    for language, algorithm in STEMMERS.items():
        stemmer = snowballstemmer.stemmer(algorithm)
        for word in everyday(language):
            stems[fold(word)].add(EVERYDAY_CODE)
        for word in words(language):
            stems[fold(word)].add(language[0] + code(fold(word), fold(stemmer.stemWord(word))))
    lines = (" ".join([word, *sorted(codes)]) for word, codes in stems.items())
    text = "\n".join(sorted(lines)) + "\n"
    target = Path(__file__).with_name("known_words.gz")
    target.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))


def words(language: str) -> Iterator[str]:
    """The words of one language worth knowing."""
    yield from (OF_THE_TRADE.split() if language == "en" else ())
    counts = SpellChecker(language=language).word_frequency.dictionary
    for word, count in counts.items():
        if count >= SEEN_AT_LEAST and len(word) > 2 and word.isalpha() and fold(word).isascii():
            yield word


def everyday(language: str) -> list[str]:
    """The words that everybody uses all the time."""
    counts = SpellChecker(language=language).word_frequency.dictionary
    frequent = sorted(counts, key=counts.get, reverse=True)[:EVERYDAY]
    return [word for word in frequent if len(word) > 2 and word.isalpha() and fold(word).isascii()]


def code(word: str, stem: str) -> str:
    """How to get from a word to its stem: letters to strike, then letters to add."""
    kept = common_beginning(word, stem)
    return f"{len(word) - kept}{stem[kept:]}"


if __name__ == "__main__":
    main()
