"""The state file: people, turns, shared questions and updates not yet answered, in SQLite."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database

from bot.conversation import Conversation
from bot.telegram.errors import StateFault
from bot.telegram.turn import Turn

SCHEMA = 1
DAY = 86_400
TURNS_KEPT = 90 * DAY
PEOPLE_KEPT = 365 * DAY
DONE_KEPT = DAY
"""Telegram keeps an update that was not confirmed for a day."""
BUSY = 10.0
"""Seconds to wait for another process that holds the file."""

T = TypeVar("T")


class Store:
    """The only thing that knows the state file's tables. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = Database(sqlite3.connect(path, timeout=BUSY, check_same_thread=False))
            self._db.conn.row_factory = sqlite3.Row
            self._prepare(path)
        except (sqlite3.Error, OSError) as error:
            raise StateFault(f"The bot's state {path} cannot be opened ({error}): move it away.") from error

    def _prepare(self, path: Path) -> None:
        db = self._db
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, SCHEMA):
            raise StateFault(f"The bot's state in {path} is of another version: move it away and start again.")
        with db.atomic():
            _create(db)
            db.execute(f"PRAGMA user_version={SCHEMA}")
            now = time.time()
            db.table("turns").delete_where("made < ?", [now - TURNS_KEPT])
            db.table("people").delete_where("seen < ?", [now - PEOPLE_KEPT])
            db.table("inbox").delete_where("done and received < ?", [now - DONE_KEPT])

    def close(self) -> None:
        with self._lock:
            self._db.conn.close()

    def _write(self, job: Callable[[Database], T]) -> T:
        """One transaction."""
        with self._lock, self._db.atomic():
            return job(self._db)

    def _rows(self, table: str, where: str, *values: Any) -> Iterator[dict[str, Any]]:
        with self._lock:
            found = [dict(row) for row in self._db.execute(f"select * from {table} where {where}", values)]
        return iter(found)

    # people

    def person(self, number: int) -> str | None:
        """What is remembered of a person, as they were saved."""
        row = next(self._rows("people", "id = ?", number), None)
        return row["data"] if row else None

    def save_person(self, number: int, data: str) -> None:
        self._write(lambda db: _save_person(db, number, data))

    def forget_person(self, number: int) -> None:
        self._write(lambda db: db.table("people").delete_where("id = ?", [number]))

    # turns

    def add_turn(self, turn: Turn, data: str | None = None) -> Turn:
        """Writes a turn and, in the same transaction, the person whose conversation it moved on."""

        def job(db: Database) -> Turn:
            number = db.table("turns").insert({**turn.row(), "made": time.time()}).last_pk
            if data is not None:
                _save_person(db, turn.person, data)
            return replace(turn, id=int(str(number)))

        return self._write(job)

    def answered(self, turn: int, reply: int) -> None:
        """Telegram has taken the reply to a turn."""
        self._write(lambda db: db.table("turns").update(turn, {"reply": reply}))

    def turn(self, number: int) -> Turn | None:
        return next(map(Turn.of, self._rows("turns", "id = ?", number)), None)

    def turn_of_update(self, update: int | None, asked: int | None, question: str) -> Turn | None:
        """The turn that an update made before, if it is the same update."""
        where = "update_id = ? and asked = ? and question = ? order by id desc limit 1"
        return next(map(Turn.of, self._rows("turns", where, update, asked, question)), None)

    def turn_asked(self, chat: int, asked: int) -> Turn | None:
        """The latest turn that a message asked."""
        return next(
            map(Turn.of, self._rows("turns", "chat = ? and asked = ? order by id desc limit 1", chat, asked)), None
        )

    def turn_below(self, parent: int, question: str) -> Turn | None:
        """The turn that a button of another turn made before."""
        where = "parent = ? and question = ? order by id desc limit 1"
        return next(map(Turn.of, self._rows("turns", where, parent, question)), None)

    def last_turn(self, chat: int, person: int) -> Turn | None:
        """A person's latest turn in a chat."""
        where = "chat = ? and person = ? order by id desc limit 1"
        return next(map(Turn.of, self._rows("turns", where, chat, person)), None)

    def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup and has another id now."""
        self._write(lambda db: db.execute("update turns set chat = ? where chat = ?", [new, old]))

    # shared questions

    def share(self, question: str, before: Conversation) -> str:
        """The token that a link to a question carries: the same question has the same one."""
        said = before.to_json()
        token = hashlib.blake2b(f"{question}\0{said}".encode(), digest_size=9).hexdigest()
        row = {"token": token, "question": question, "before": said}
        self._write(lambda db: db.table("links").upsert(row, pk="token"))
        return token

    def shared(self, token: str) -> tuple[str, Conversation] | None:
        row = next(self._rows("links", "token = ?", token), None)
        return (row["question"], Conversation.from_json(row["before"])) if row else None

    # updates

    def receive(self, update: int, body: str) -> bool:
        """Keeps an update until it is done; False for one that was received before."""
        digest = hashlib.blake2b(body.encode(), digest_size=8).hexdigest()

        def job(db: Database) -> bool:
            if db.execute("select 1 from inbox where id = ? and digest = ?", [update, digest]).fetchone():
                return False
            row = {"id": update, "digest": digest, "body": body, "received": time.time(), "done": 0}
            db.table("inbox").upsert(row, pk="id")
            return True

        return self._write(job)

    def done(self, update: int) -> None:
        """An update needs no more work; its id stays, so that it is known when it comes again."""
        self._write(lambda db: db.execute("update inbox set done = 1, body = '' where id = ?", [update]))

    def pending(self) -> list[str]:
        """Updates received but not done, the oldest first."""
        return [row["body"] for row in self._rows("inbox", "not done order by id")]

    def forget_done(self) -> None:
        """Telegram has been told of all that was received: nothing of it comes again."""
        self._write(lambda db: db.table("inbox").delete_where("done"))


def _save_person(db: Database, number: int, data: str) -> None:
    db.table("people").upsert({"id": number, "data": data, "seen": time.time()}, pk="id")


def _create(db: Database) -> None:
    """The tables, where they are not there yet."""
    db.table("people").create({"id": int, "data": str, "seen": float}, pk="id", if_not_exists=True)
    turns = db.table("turns").create(
        {
            **dict.fromkeys(("id", "chat", "person", "asked", "update_id", "parent", "reply"), int),
            **dict.fromkeys(("question", "before", "after", "answer"), str),
            "made": float,
        },
        pk="id",
        if_not_exists=True,
    )
    for columns in (["chat", "asked"], ["chat", "person"], ["parent"], ["update_id"]):
        turns.create_index(columns, if_not_exists=True)
    db.table("links").create({"token": str, "question": str, "before": str}, pk="token", if_not_exists=True)
    inbox = {"id": int, "digest": str, "body": str, "received": float, "done": int}
    db.table("inbox").create(inbox, pk="id", if_not_exists=True)
