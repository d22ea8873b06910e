"""`interview verify`: what contradicts itself in the journal, who signed what, who witnessed it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from interview.cli.list_interviews import none_yet
from interview.cli.output import complain, progress, say
from interview.errors import InterviewError, UsageError
from interview.i18n import _, labelled, ngettext
from interview.journal import Journal, StreamId
from interview.journal.archive_members import RECORD
from interview.journal.check_seal import CheckedSeal
from interview.journal.journal_head import JournalHead, heads_in
from interview.journal.seals import KeptSeal, kept_seal
from interview.journal.verify_export import verify_export
from interview.journal.verify_journal import (
    JournalVerification,
    StreamFinding,
    lone_draft_logs,
)
from interview.journal.zip_archive import is_archive, read_archive
from interview.paths import Paths
from interview.plain_text import one_line
from interview.private_files import create_private
from interview.settings import Settings
from interview.system_errors import reason_of

_LARGEST = 64 << 20
"""Bytes of the largest file that the journal is held against."""


def verify(arguments: Namespace, paths: Paths, _settings: Settings) -> int:
    """Hold the journal, or one interview, against its chain and its signatures.

    The exit code is 1 when anything contradicts.
    """
    if any(sign in arguments.id for sign in (".", "/", os.sep)):
        return _verify_file(arguments, paths)
    kept, seals = _kept(arguments.against) if arguments.against else ((), ())
    with JournalVerification(paths.journal) as verification:
        if arguments.id:
            streams = _streams_of(paths.journal, arguments.id, verification)
        else:
            verification.check_file()
            streams = verification.streams()
            lone = lone_draft_logs(paths.journal, streams)
        verification.check_against(kept, seals)
        waiting = progress(streams, _("Verifying"))
        findings = [_reported(verification.check(stream)) for stream in waiting]
        for problem in verification.problems:
            complain(problem)
        if verification.is_file_damaged:
            complain(
                _("What can be read of a damaged journal comes out with: {command}").format(
                    command=f"interview salvage {paths.journal}"
                )
            )
        elif not arguments.id:
            for path in lone:
                complain(
                    _(
                        "{path} belongs to no interview of this journal. It may hold notes that "
                        "are nowhere else: keep it."
                    ).format(path=path)
                )
        if not streams:
            say(none_yet())
        elif arguments.id:
            _say_claims(findings)
        else:
            say("\n".join(_summary(findings)))
        if verification.mended:
            say(
                ngettext(
                    "The list said otherwise of {number} interview: its line was written anew.",
                    "The list said otherwise of {number} interviews: their lines were written "
                    "anew.",
                    verification.mended,
                ).format(number=verification.mended)
            )
        is_sound = not verification.problems and all(each.is_whole for each in findings)
        is_sound = is_sound and not any(each.foreign_log for each in findings)
        if arguments.head and is_sound:
            _keep_head(verification.head, arguments.head)
    return 0 if is_sound else 1


def _verify_file(arguments: Namespace, paths: Paths) -> int:
    """Hold an exported record against itself; those who are known are those known here."""
    if arguments.against or arguments.head:
        raise UsageError(
            _(
                "--against and --head are for the journal: to hold the journal against this file, "
                "type interview verify --against {file}"
            ).format(file=arguments.id)
        )
    checked = verify_export(Path(arguments.id), paths.journal)
    for problem in checked.problems:
        complain(problem)
    findings = [_reported(finding) for finding in checked.streams]
    if not checked.is_whole:
        return 1
    _say_claims(findings)
    if checked.exporter:
        text = _("exported by {name} ({key})")
    else:
        text = _("exported with a key that is not known here ({key})")
    say(text.format(name=checked.exporter, key=checked.fingerprint))
    if checked.repacked:
        complain(checked.repacked)
    return int(bool(checked.repacked))


def _streams_of(journal: Path, prefix: str, verification: JournalVerification) -> list[StreamId]:
    """The streams of the interview whose id begins so, those that are not in the list included."""
    wanted = prefix.strip().lower()
    known = verification.streams()
    found = {each.interview for each in known if each.interview.startswith(wanted)}
    if not wanted or len(found) != 1:
        with Journal.open(journal) as opened:
            found = {opened.find(prefix).interview}
    return [each for each in known if each.interview in found]


def _reported(finding: StreamFinding) -> StreamFinding:
    """Say what contradicts in one stream, and what is beside it."""
    for problem in finding.problems:
        complain(problem)
    if finding.is_unfinished:
        say(
            _(
                "{id} is unfinished: what was written last is on the disk beside the "
                "journal, and becomes part of the record when the interview goes on."
            ).format(id=finding.stream.interview)
        )
    if finding.foreign_log:
        complain(
            _(
                "{path} does not continue the record of interview {id}. It may hold notes "
                "that are nowhere else: keep it."
            ).format(path=finding.foreign_log, id=finding.stream.interview)
        )
    return finding


def _say_claims(findings: Sequence[StreamFinding]) -> None:
    """Say what may be said of each part of an interview, the interviewer's first."""
    parts = sorted(findings, key=lambda each: not each.is_of_interviewer)
    if lines := [line for each in parts for line in _claims(each)]:
        say("\n".join(lines))


def _claims(finding: StreamFinding) -> Iterator[str]:
    """What may be said of one stream, each on a line: whole, signed by, witnessed."""
    if not finding.is_whole:
        return
    name = " · ".join(filter(None, (finding.stream.interview, finding.title)))
    if finding.is_erased:
        yield labelled(name, _("erased; what is left of it is whole"))
    else:
        yield labelled(name, _("whole: nothing in it contradicts"))
    if finding.not_understood:
        yield ngettext(
            "{number} entry is of a kind that this version does not know: it is not shown.",
            "{number} entries are of a kind that this version does not know: they are not shown.",
            finding.not_understood,
        ).format(number=finding.not_understood)
    seal = finding.seal
    if seal is None:
        yield _("not signed as it stands") if finding.seals else _("not signed")
        return
    if seal.key.person:
        yield _("signed by {name} ({key})").format(name=seal.key.person, key=seal.key.fingerprint)
    else:
        yield _("signed {how}").format(how=seal.key.words)
    if seal.name:
        yield labelled(_("name in the record"), one_line(seal.name))
    if seal.witnesses:
        yield _("witnessed by {names}").format(names=one_line(", ".join(seal.witnesses)))
    if seal.others:
        yield _("received or stamped by others who are not known here: {names}").format(
            names=one_line(", ".join(seal.others))
        )


def _summary(findings: Iterable[StreamFinding]) -> Iterator[str]:
    """What may be said of a whole journal: how many interviews are whole, signed, witnessed."""
    # An interview may have several streams: its rater's, HR's, the panel's.
    found = list(findings)
    broken = {each.stream.interview for each in found if not each.is_whole or each.foreign_log}
    whole = [each for each in found if each.stream.interview not in broken]
    kept = [each for each in whole if not each.is_erased]
    number = _interviews(kept)
    yield ngettext(
        "{number} interview is whole: nothing in it contradicts.",
        "{number} interviews are whole: nothing in them contradicts.",
        number,
    ).format(number=number)
    parts: dict[str, list[CheckedSeal | None]] = {}
    for each in kept:
        parts.setdefault(each.stream.interview, []).append(each.seal)
    # Each interview is in one line, so that the lines add up to the number above.
    how_signed = Counter(_how_signed(seals) for seals in parts.values() if any(seals))
    for how, count in sorted(how_signed.items()):
        yield labelled(how, str(count))
    if unsigned := sum(not any(seals) for seals in parts.values()):
        yield _("not signed: {number}").format(number=unsigned)
    if witnessed := sum(any(seal and seal.witnesses for seal in each) for each in parts.values()):
        yield _("witnessed: {number}").format(number=witnessed)
    if erased := _interviews(each for each in whole if each.is_erased):
        yield _("erased: {number}").format(number=erased)


def _how_signed(seals: Iterable[CheckedSeal | None]) -> str:
    """Who signed the parts of an interview, and whether a part of it is not signed."""
    found = list(seals)
    keys = [seal.key for seal in found if seal]
    said = []
    if known := sorted({key.person for key in keys if key.person}):
        said.append(_("signed by {names}").format(names=one_line(", ".join(known))))
    said += sorted({_("signed {how}").format(how=key.words) for key in keys if not key.person})
    if None in found:
        said.append(_("a part of it not signed"))
    return ", ".join(said)


def _interviews(findings: Iterable[StreamFinding]) -> int:
    """How many interviews some streams are of."""
    return len({each.stream.interview for each in findings})


def _kept(file: str) -> tuple[tuple[JournalHead, ...], tuple[KeptSeal, ...]]:
    """The heads of journals, and the seals, in a file that somebody kept. Raises `UsageError`."""
    if is_archive(Path(file)):
        members = read_archive(Path(file)).members
        names = [name for name in sorted(members) if name == RECORD or "/seal-" in name]
        texts = [members[name].decode("utf-8", "replace") for name in names]
    else:
        try:
            with Path(file).open("rb") as opened:
                texts = [opened.read(_LARGEST).decode("utf-8", "replace")]
        except OSError as error:
            raise UsageError(
                _("{path} cannot be read: {reason}.").format(path=file, reason=reason_of(error))
            ) from error
    heads = tuple(dict.fromkeys(head for text in texts for head in heads_in(text)))
    if not heads:
        raise UsageError(
            _(
                "{path} says nothing of a journal. Give a file that “interview verify --head” "
                "wrote, or the text that was signed."
            ).format(path=file)
        )
    return heads, tuple(seal for text in texts if (seal := kept_seal(text)))


def _keep_head(head: JournalHead, file: str) -> None:
    """Write where the journal has got to, for a later `--against`. Raises `InterviewError`."""
    try:
        create_private(Path(file), f"interview journal 1\n{head.lines()}".encode())
    except FileExistsError as error:
        raise UsageError(
            _("{path} is there already: choose another name.").format(path=file)
        ) from error
    except OSError as error:
        raise InterviewError(
            _("{path} cannot be written: {reason}.").format(path=file, reason=reason_of(error))
        ) from error
    say(file)
