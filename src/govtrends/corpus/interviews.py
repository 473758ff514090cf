"""Press conferences: questions and answers that stand glued in one text become items of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from govtrends.corpus.assemble import Draft
from govtrends.corpus.lines import Line
from govtrends.corpus.trade import ASKERS, OFFICES, any_of
from govtrends.corpus.turns import HOTLINE, answers, asks, speaks

# "Reporter:" with its colon is a turn wherever it stands; 问: must open a line or follow a full stop.
_QUESTION = re.compile(
    r"(?:\b(?:Reporter|Journalist|Question)s?(?: [Aa]sk(?:s|ed)?)?|"
    r"(?:^|(?<=[。!?”]))(?:[\u4e00-\u9fff]{0,6}?记者(?:提问)?|问|提问|主持人)|^Q)\s*:\s*"
    rf"|{HOTLINE}\s*"
)
_ANSWER = re.compile(
    r"(?:(?P<en>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,4}) ?"
    r"(?:[Ii]ntroduc(?:ed|tion)|said|answered|replied|responded|Answer)?\s*:"
    r"|Introduction of (?P<by>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})\s*:"
    r"|(?P<zh>[\u4e00-\u9fff]{2,20}?)(?:介绍|回答|答|表示)?\s*:)"
)


_REPORT = 300
"""Characters of text before the first question that make a report of it, and no introduction."""

_HEAD = 40
"""A question no longer than this may be the head of a letter."""

# The host's words: who came, and what for.
_INVITES = re.compile(
    r"邀请|做客|嘉宾|访谈|请[他她]|为大家解答|欢迎(?:收看|收听|关注)"
    r"|(?:刊[发登载]|摘[登录]|选登|公布|整理|答复|解答|回复)(?:情况)?如下"
)
# The head of a talk with one person: 专访某某, 对话某某, Interview with Liu; what is told of him first is no report.
_WITH_ONE = re.compile(r"专访|对话|访谈录|(?:^|—)\s?访|\b[Ii]nterview with\b|\b[Dd]ialogue with\b")
# ... by office and name: what he says on several questions is one text under one head.
_BY_NAME = re.compile(
    rf"(?:专访|(?:^|—)\s?访)[^,。;:?!]{{2,40}}{any_of(OFFICES)}\s?[\u4e00-\u9fff·]{{2,4}}(?:\s[\u4e00-\u9fff])?$"
)
# Who asks at a televised hearing besides the host; a paper's interview and a press conference have one who asks.
_PUBLIC = re.compile(
    rf"^(?:现场|特邀|场外)?(?:{any_of(ASKERS)}|代表|评论员|观察员|政协委员|人大代表)(?:代表)?[\u4e00-\u9fff]{{0,4}}\s?:"
)
_LABELLED = re.compile(r"^[\u4e00-\u9fff]{1,24}(?:\s?[\u4e00-\u9fff])?\s?:|^[A-Z][\w'’ -]{1,40}:")
_HOST = re.compile(r"主持人\s*:[^?]*$")


def split_interview(draft: Draft) -> list[Draft]:
    """Split a press conference: the report, then each question with its answer (kind ``qa``).

    Items of their own are questions behind a whole report, or answered by several people, or three and more: two to
    one person are a passage of the text about him.  A hearing, at which host, public and officials speak in turn, stays
    one text: no part of it can be read alone.
    """
    if draft.kind == "article" and draft.titles and _is_one_question(draft.paragraphs):
        draft.kind = "qa"
        return [draft]
    if draft.kind != "article" or not any(map(_asks, draft.paragraphs)):
        return [draft]
    turns = _turns(draft.paragraphs)
    questions = [n for n, (asked, _) in enumerate(turns) if asked]
    if not questions:
        return [draft]
    first = questions[0]
    if any(_BY_NAME.search(line.fold) for line in (*draft.titles, *draft.decks)):
        draft.kind = "qa"
        return [draft]
    if _is_hearing(draft.paragraphs):
        draft.kind = "qa" if _is_question(draft) else draft.kind
        return [draft]
    report_lines = [line for _, lines in turns[:first] for line in lines]
    size = sum(len(line.fold) for line in report_lines)
    # A question or two of readers (问, 答) below a signed report are no interview.
    asked_aside = len(questions) <= 2 and bool(draft.authors) and _anonymous(turns[first][1])
    if _listed(turns[first:], bool(draft.authors)):
        invited = not draft.authors and any(_INVITES.search(line.fold) for line in report_lines)
        if not report_lines:  # 政策问答 alone names the list
            banner = Draft("masthead", paragraphs=draft.titles)
            return [banner, *(_item(draft, lines) for _, lines in turns[first:])]
        report = replace(draft, kind="column_intro" if invited else "article", paragraphs=report_lines)
        return [report, *(_item(draft, lines) for _, lines in turns[first:])]
    reported = len(report_lines) > 1 and size >= (_REPORT // 3 if asked_aside else _REPORT)
    if any(_WITH_ONE.search(line.fold) for line in (*draft.titles, *draft.decks)):
        reported = False
    answered = sum(asked and len(lines) > 1 and _LABELLED.match(lines[1].fold) is not None for asked, lines in turns)
    if _is_question(draft) and answered:  # one problem of several: its question is its head
        draft.kind = "qa"
        return [draft]
    if not reported and answered < 3 and len(_answerers(turns)) < 2:
        return [draft]
    report = replace(draft, kind="article" if reported else "column_intro", paragraphs=report_lines)
    items = [_item(draft, lines) for _, lines in turns[first:]]
    return [report, *items] if report.paragraphs or report.titles else items


def _is_one_question(paragraphs: list[Line]) -> bool:
    """Whether a text is what one reader asked and what an office answered."""
    if len(paragraphs) < 2 or not speaks(paragraphs[0].fold) or not answers(paragraphs[1].fold):
        return False
    return not any(speaks(line.fold) for line in paragraphs[2:])


def _is_hearing(paragraphs: list[Line]) -> bool:
    """Whether a host and the public ask in turn."""
    hosted = any(line.fold.startswith("主持人") for line in paragraphs)
    return hosted and any(_PUBLIC.match(line.fold) for line in paragraphs)


def _is_question(draft: Draft) -> bool:
    """Whether the head of a text asks."""
    return any(line.fold[-1] == "?" for line in draft.titles)


def _listed(turns: list[tuple[bool, list[Line]]], signed: bool) -> bool:
    """Whether questions and answers (问, 答) are a list: each can be read alone, as on the page of an office."""
    return len(turns) >= (3 if signed else 2) and all(_anonymous(lines) for _, lines in turns)


def _anonymous(lines: list[Line]) -> bool:
    if len(lines) < 2:
        return False
    asked, answer = lines[0].fold, lines[1].fold
    if asked.startswith("问") and answer.startswith("答"):
        return True
    return asks(asked) and (answers(answer) or _is_letter(lines))


def _is_letter(lines: list[Line]) -> bool:
    """Whether a question has a head of its own (来信:某事): below it stands the letter, and then the answer."""
    return len(lines) > 2 and not answers(lines[1].fold) and answers(lines[2].fold) and len(lines[0].fold) <= _HEAD


def _asks(line: Line) -> bool:
    """A cheap look before the search: nearly no paragraph of a newspaper holds a question."""
    fold = line.fold
    if fold[0] < "\x80":
        return ":" in fold and ("eporter" in fold or "ournalist" in fold or "uestion" in fold or fold[0] == "Q")
    return fold[0] in "记问提主" or "记者:" in fold or asks(fold)


def _turns(paragraphs: list[Line]) -> list[tuple[bool, list[Line]]]:
    """Group lines into turns, cutting wherever a question begins; the flag says that a turn opens with one."""
    turns: list[tuple[bool, list[Line]]] = []
    for line in paragraphs:
        cuts = [match.start() for match in _QUESTION.finditer(line.fold)] if _asks(line) else []
        edges = [0, *(cut for cut in cuts if cut), len(line.fold)]
        asked = set(cuts)
        for low, high in pairwise(edges):
            piece = line.cut(low, high)
            if not piece.fold:
                continue
            # A host who asks nothing says good-bye, and is part of what stands above.
            if (low in asked and not (turns and _HOST.match(piece.fold))) or not turns:
                turns.append((low in asked, [piece]))
            else:
                turns[-1][1].append(piece)
    return turns


def _answerers(turns: list[tuple[bool, list[Line]]]) -> set[str]:
    found = set()
    for asked, lines in turns:
        for line in lines[1:2] if asked else []:
            match = _ANSWER.match(line.fold)
            if match:
                found.add(next(name for name in match.groups() if name))
    return found


def _item(draft: Draft, lines: list[Line]) -> Draft:
    """One question and its answer; the question is the headline."""
    question = lines[0]
    label = _QUESTION.match(question.fold)
    asked = question.cut(label.end()) if label and not _is_letter(lines) else question
    return Draft("qa", titles=[asked], paragraphs=lines[1:], column=draft.column, signatures=[question])
