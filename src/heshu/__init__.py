"""heshu (核数): pull every figure out of a document, and see whether they agree.

>>> import heshu
>>> [(q.text, str(q.value), q.unit) for q in heshu.quantities("支付282.18万元", language="zh")]
[('282.18万元', '2821800', 'CNY')]
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heshu.api import BrokenPart as BrokenPart
    from heshu.api import check as check
    from heshu.api import extract as extract
    from heshu.api import numerals as numerals
    from heshu.api import quantities as quantities

__version__ = "0.1.0"
__all__ = ["BrokenPart", "__version__", "check", "extract", "numerals", "quantities"]

STAGES = ("numerals", "quantities")
"""Functions that share their name with the stage of the pipeline that does their work."""


def __getattr__(name: str) -> Any:
    """Load the interface when it is first used, so that `import heshu` is light."""
    if name in STAGES:
        return importlib.import_module(f"{__name__}.{name}")
    if name in __all__:
        return getattr(importlib.import_module(f"{__name__}.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Stage(ModuleType):
    """A stage of the pipeline that can be called: `heshu.numerals(text, language="zh")`."""

    def __call__(self, text: str, language: str = "auto") -> Any:
        api = importlib.import_module(f"{__package__}.api")
        return getattr(api, self.__name__.rpartition(".")[2])(text, language=language)


class _Package(ModuleType):
    """The package, which makes `numerals` and `quantities` callable as they are imported."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in STAGES and type(value) is ModuleType:
            value.__class__ = _Stage
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
