"""The public names: cheap to import, all there, all documented."""

from __future__ import annotations

import subprocess
import sys

import pytest

import govtrends


def test_importing_imports_nothing_heavy() -> None:
    code = "import sys, govtrends; print({'pandas', 'numpy', 'matplotlib', 'pyarrow'} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "set()"


@pytest.mark.parametrize("name", govtrends.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(govtrends, name).__doc__
    assert f"``{name}``" in (govtrends.__doc__ or "")


def test_a_misspelt_name_is_an_error_with_the_nearest() -> None:
    with pytest.raises(AttributeError, match="did you mean theme_shares"):
        _ = govtrends.theme_share
