"""How the networks multiply: with numpy's BLAS, in one thread.

thinc multiplies with BLIS unless it is told otherwise. numpy's OpenBLAS knows the newer
instruction sets and took 0.65 of the time of the whole model, with the same tags, heads and
entities. More than one thread a process only wait for each other on matrices of this size.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache

from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController


@contextmanager
def numpy_blas() -> Iterator[None]:
    """Models loaded inside multiply with numpy's BLAS; a GPU or an accelerator's own is left alone."""
    before = get_current_ops()
    if type(before) is NumpyOps:
        set_current_ops(NumpyOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


def one_thread() -> AbstractContextManager[object]:
    """Matrix products inside use one thread of the machine."""
    return _controller().limit(limits=1, user_api="blas")  # type: ignore[no-any-return]


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
