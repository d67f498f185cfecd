"""Being ended from outside, by a system that shuts down or a terminal that is closed, is like Ctrl-C."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_ENDS = ("SIGTERM", "SIGHUP")


@contextmanager
def like_ctrl_c() -> Iterator[None]:
    """Meanwhile those signals raise KeyboardInterrupt, but for those that are ignored (``nohup``)."""
    here = threading.current_thread() is threading.main_thread()
    numbers = [getattr(signal, name) for name in _ENDS if here and hasattr(signal, name)]
    taken = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
