"""Servers that mean harm: endless and dripping replies, redirects elsewhere; and addresses that hold keys."""

from __future__ import annotations

import http.server
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from click.testing import Result

from scorer.document.reading import Limits
from scorer.errors import UserError
from scorer.library import places
from scorer.library.plan import job_at, shown

from ..cli.conftest import folder, report, scorer, write_pdf  # noqa: F401 - fixtures


class Site(http.server.BaseHTTPRequestHandler):
    """A site whose pages are told by their names; it counts what it was asked and what it gave."""

    asked: ClassVar[Counter[str]] = Counter()
    given: ClassVar[Counter[str]] = Counter()
    pdf: ClassVar[bytes] = b""
    credentials: ClassVar[list[str | None]] = []
    patience: ClassVar[threading.Event] = threading.Event()

    def log_message(self, *_: Any) -> None:
        pass

    def do_HEAD(self) -> None:
        self.asked["HEAD"] += 1
        self._head(200, {"ETag": '"1"'})

    def do_GET(self) -> None:
        self.asked["GET"] += 1
        self.credentials.append(self.headers.get("Authorization"))
        page = self.path.partition("?")[0].strip("/")
        if page == "good.pdf":
            self._head(200, {"Content-Length": str(len(self.pdf))})
            self.wfile.write(self.pdf)
        elif page in ("endless.pdf", "dripping.pdf"):
            self._head(200, {})
            piece = b"%PDF-1.7" * (8192 if page == "endless.pdf" else 1)
            try:
                for _ in range(1600):  # 100 MiB, or for as long as somebody waits
                    self.wfile.write(piece)
                    self.given[page] += len(piece)
                    if page == "dripping.pdf" and self.patience.wait(0.1):
                        return
            except OSError:
                return
        elif page.startswith("to-"):
            self._head(
                302, {"Location": {"to-file.pdf": "file:///etc/passwd", "to-ftp.pdf": "ftp://127.0.0.1/x"}[page]}
            )
        else:
            self._head(404, {})

    def _head(self, code: int, headers: dict[str, str]) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    Site.pdf = write_pdf(tmp_path / "made.pdf").read_bytes()
    Site.asked.clear()
    Site.given.clear()
    Site.credentials.clear()
    Site.patience.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    Site.patience.set()
    server.shutdown()


def fetched(address: str) -> bytes:
    with places.at_hand(job_at(address)) as job:
        return job.report.read_bytes()


def test_an_endless_reply_is_cut_off_at_the_limit(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "Limits", lambda: replace(Limits(), file_mb=2))
    with pytest.raises(UserError, match="more than the 2 MiB that are read"):
        fetched(f"http://{site}/endless.pdf")
    assert places.reports_at(f"http://{site}/endless.pdf") == [f"http://{site}/endless.pdf"]  # without a look
    assert Site.asked["GET"] == 1
    assert Site.given["endless.pdf"] < 40 * 2**20  # what lay in buffers is lost


def test_a_dripping_host_does_not_outlast_the_limit(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_SECONDS", 2.5)  # a busy machine gives its first byte late
    with pytest.raises(UserError, match=r"was not fetched within 2\.5 seconds"):
        fetched(f"http://{site}/dripping.pdf")
    assert 0 < Site.given["dripping.pdf"] < 1600 * 8


@pytest.mark.parametrize("page", ["to-file.pdf", "to-ftp.pdf"])
def test_it_is_not_led_to_another_kind_of_address(site: str, page: str) -> None:
    with pytest.raises(UserError, match=r"another kind of address|is not allowed"):
        fetched(f"http://{site}/{page}")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "local:///etc/passwd", "zip://x.pdf::file:///etc/x.zip", "webhdfs://127.0.0.1/x.pdf",
        "s3://bucket/x.zip::file:///etc/passwd", "simplecache::http://127.0.0.1/x.pdf", "ftp://127.0.0.1/x.pdf",
        "github://org:repo@/x.pdf", "reference://x.pdf", "dir://x/y.pdf",
    ],
)  # fmt: skip
def test_only_named_kinds_of_address_are_opened(address: str, tmp_path: Path) -> None:
    for ask in (places.reports_at, lambda a: places._fetch(a, tmp_path / "x")):
        with pytest.raises(UserError, match="this kind of address is not opened"):
            ask(address)
    assert places.token(address) is None


@pytest.mark.parametrize("address", ["http://[::1]:1/x.pdf", "http://x::file:///etc/passwd", "http://[::1/x.pdf"])
def test_an_address_of_the_web_is_that_and_no_chain(address: str, tmp_path: Path) -> None:
    assert places.reports_at(address) == [address]
    with pytest.raises(UserError, match="cannot be fetched"):
        places._fetch(address, tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_addresses_are_shown_without_their_keys() -> None:
    assert [
        shown(a)
        for a in (
            "https://u:p@h.org/r.pdf?X-Sig=k#f", "https://u@h.org/r.pdf", "az://c/r.pdf?sig=k", "s3://k:s@b/r.pdf",
            "abfs://c@account.dfs.core.windows.net/r.pdf", "https://h.org/r.pdf",
        )
    ] == [
        "https://h.org/r.pdf?…", "https://h.org/r.pdf", "az://c/r.pdf?…", "s3://b/r.pdf",
        "abfs://c@account.dfs.core.windows.net/r.pdf", "https://h.org/r.pdf",
    ]  # fmt: skip


def test_a_report_is_fetched_once_and_no_key_gets_anywhere(
    site: str,
    scorer: Callable[..., Result],  # noqa: F811
    folder: Path,  # noqa: F811
) -> None:
    signed = f"http://user:pass-word@{site}/good.pdf?X-Amz-Signature=key-of-mine"
    lost = f"http://user:pass-word@{site}/lost.pdf?X-Amz-Signature=key-of-mine"
    forms = ("--format", "html,json,csv,xlsx,md,pdf", "--table", "run.csv", "--jobs", "1")
    result = scorer("score", signed, lost, *forms)
    assert Site.asked["GET"] == 2
    assert set(Site.credentials) == {"Basic dXNlcjpwYXNzLXdvcmQ="}
    assert "there is no such file" in result.output
    again = scorer("score", signed, *forms)
    assert again.stderr.count("(as before)") == 1
    assert Site.asked["GET"] == 2

    written = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pdf"]
    assert len(written) > 8
    said = [result.output.encode(), again.output.encode(), *(path.read_bytes() for path in written)]
    assert not [data for data in said if b"pass-word" in data or b"key-of-mine" in data]
    assert f"http://{site}/good.pdf?…".encode() in Path("run.csv").read_bytes()


def test_errors_of_others_are_told_without_keys() -> None:
    error = RuntimeError("cannot GET https://h.org/r.pdf?X-Sig=key-of-mine now")
    told = places._unreachable("s3://b/r.pdf?sig=key-of-mine", error)
    assert "key-of-mine" not in str(told)
