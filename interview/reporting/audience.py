"""For whom a report is, and what each may see: the one table, and the copy it makes of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, get_args, get_origin, get_type_hints

from interview.frozen import replace
from interview.reporting.report_model import (
    Alert,
    CalibrationPart,
    CallPart,
    CompetencyRow,
    ConsentPart,
    DecisionPart,
    DraftNotice,
    EnteredPart,
    HistoryDay,
    HistoryEntry,
    Instants,
    InterruptionPart,
    LevelRow,
    NotePiece,
    QuestionPart,
    QuotePart,
    RecommendationPart,
    Report,
    SignalRow,
    StagePart,
    StructureRow,
)


class Audience(StrEnum):
    """Somebody a report is written for."""

    HR = "hr"
    """Who decides, and has to account for it: everything."""
    PANEL = "panel"
    """Who rates the same candidate: all that speaks for a rating, not what HR makes of it."""
    CANDIDATE = "candidate"
    """The candidate: what was asked, what was noted of the answers, and feedback."""


_HR = frozenset({Audience.HR})
_PANEL = _HR | {Audience.PANEL}
_ALL = _PANEL | {Audience.CANDIDATE}

WHO_SEES: Mapping[type, Mapping[str, frozenset[Audience]]] = MappingProxyType(
    {
        Report: {
            "audience": _ALL,
            "language": _ALL,
            "interview": _ALL,
            "candidate": _ALL,
            "role": _ALL,
            "requisition": _ALL,
            "interviewer": _PANEL,
            "panel": _PANEL,
            "calibration": _PANEL,
            "bank": _ALL,
            "bank_sha256": _PANEL,
            "head": _HR,
            "held_in": _ALL,
            "notes_language": _ALL,
            "bank_language": _ALL,
            "programs": _HR,
            "program": _ALL,
            "entered": _PANEL,
            "day": _ALL,
            "started": _ALL,
            "lasted": _PANEL,
            "planned": _PANEL,
            "status": _PANEL,
            "status_word": _PANEL,
            "signed_by": _PANEL,
            "signed_at": _PANEL,
            "sealed_with": _PANEL,
            "draft": _ALL,
            "written_at": _ALL,
            "zone": _ALL,
            "instants": _ALL,
            "scale": _PANEL,
            "recommendation": _PANEL,
            "decisions": _HR,
            "strengths": _PANEL,
            "concerns": _PANEL,
            "feedback": frozenset({Audience.HR, Audience.CANDIDATE}),
            "competencies": _PANEL,
            "alerts": _PANEL,
            "call": _ALL,
            "stages": _ALL,
            "history": _HR,
            "seconds": _PANEL,
            "planned_seconds": _PANEL,
            "record": _HR,
        },
        CalibrationPart: {
            "words": _PANEL,
            "tested": _PANEL,
            "alpha": _PANEL,
            "answers": _PANEL,
            "seen": _PANEL,
        },
        Instants: {"started": _ALL, "signed": _PANEL, "written": _ALL, "entered": _PANEL},
        DraftNotice: {"word": _ALL, "sentence": _ALL},
        StagePart: {"key": _ALL, "name": _ALL, "questions": _ALL},
        QuestionPart: {
            "number": _ALL,
            "id": _ALL,
            "title": _ALL,
            "ask": _ALL,
            "why": _PANEL,
            "competency": _PANEL,
            "weight": _PANEL,
            "weight_because": _PANEL,
            "share": _PANEL,
            "is_rated": _PANEL,
            "level": _PANEL,
            "level_name": _PANEL,
            "anchor": _PANEL,
            "scale": _PANEL,
            "quotes": _PANEL,
            "notes": _ALL,
            "evidence": _PANEL,
            "looked_up": _PANEL,
            "answer": _ALL,
            "columns": _ALL,
            "rows": _ALL,
            "signals": _PANEL,
            "suggestion": _PANEL,
            "differs": _PANEL,
            "far": _PANEL,
            "reason": _PANEL,
            "skipped": _PANEL,
            "opened": _HR,
            "spent": _PANEL,
            "planned": _PANEL,
            "competency_id": _PANEL,
            "opened_at": _HR,
            "seconds": _PANEL,
            "planned_seconds": _PANEL,
        },
        NotePiece: {
            "text": _ALL,
            "because": _PANEL,
            "letters": _PANEL,
            "read_as": _PANEL,
            "red_flag": _PANEL,
        },
        RecommendationPart: dict.fromkeys(
            (each.name for each in fields(RecommendationPart)), _PANEL
        ),
        CompetencyRow: dict.fromkeys((each.name for each in fields(CompetencyRow)), _PANEL),
        Alert: dict.fromkeys((each.name for each in fields(Alert)), _PANEL),
        LevelRow: dict.fromkeys((each.name for each in fields(LevelRow)), _PANEL),
        SignalRow: dict.fromkeys((each.name for each in fields(SignalRow)), _PANEL),
        EnteredPart: dict.fromkeys((each.name for each in fields(EnteredPart)), _PANEL),
        DecisionPart: dict.fromkeys((each.name for each in fields(DecisionPart)), _HR),
        CallPart: {
            "consent": _ALL,
            "structure": _PANEL,
            "interruptions": _PANEL,
            "opening": _PANEL,
            "candidate_questions": _ALL,
        },
        ConsentPart: dict.fromkeys((each.name for each in fields(ConsentPart)), _ALL),
        StructureRow: dict.fromkeys((each.name for each in fields(StructureRow)), _PANEL),
        InterruptionPart: dict.fromkeys((each.name for each in fields(InterruptionPart)), _PANEL),
        QuotePart: dict.fromkeys((each.name for each in fields(QuotePart)), _PANEL),
        HistoryDay: dict.fromkeys((each.name for each in fields(HistoryDay)), _HR),
        HistoryEntry: dict.fromkeys((each.name for each in fields(HistoryEntry)), _HR),
    }
)
"""Who sees each field of a report. What somebody does not see is empty in their copy: an empty
text or list, `None`, 0 or false."""

STAGES_SEEN: Mapping[Audience, frozenset[str]] = MappingProxyType(
    {
        Audience.HR: frozenset({"before", "live", "after"}),
        Audience.PANEL: frozenset({"before", "live", "after"}),
        Audience.CANDIDATE: frozenset({"live"}),
    }
)
"""Whose copy holds which stages: what was looked up before the call, and what the interviewer
thought after it, are no answers of the candidate's."""


def report_for(audience: str, report: Report) -> Report:
    """The copy of a report (one for HR) that an audience may see: `hr`, `panel` or `candidate`.

    Raises `ValueError` for another audience.
    """
    reader = Audience(audience)
    if reader is Audience.HR:
        return report
    seen = tuple(stage for stage in report.stages if stage.key in STAGES_SEEN[reader])
    copy: Report = _seen_by(reader, replace(report, stages=seen))
    return replace(copy, audience=str(reader))


def _seen_by(reader: Audience, value: Any) -> Any:
    """A record, or a list of records, without what the reader does not see."""
    if isinstance(value, tuple):
        seen = tuple(_seen_by(reader, each) for each in value)
        is_line = bool(seen) and isinstance(seen[0], NotePiece)
        if is_line and not any(piece.because for piece in seen):
            # Where no piece says what it is evidence of, they are one: the cuts would tell.
            return (NotePiece("".join(piece.text for piece in seen)),)
        return seen
    kind: Any = type(value)
    if kind not in WHO_SEES:
        return value
    kept, empty = WHO_SEES[kind], _empty_values(kind)
    return kind(
        **{
            name: _seen_by(reader, getattr(value, name)) if reader in readers else empty[name]
            for name, readers in kept.items()
        }
    )


@cache
def _empty_values(kind: Any) -> Mapping[str, Any]:
    """What stands for each field of a record that somebody does not see."""
    return {name: _empty(hint) for name, hint in get_type_hints(kind).items()}


def _empty(hint: Any) -> Any:
    if NoneType in get_args(hint):
        return None
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return hint(**_empty_values(hint))
    return (get_origin(hint) or hint)()
