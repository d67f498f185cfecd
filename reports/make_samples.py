"""Write the sample reports of `reports/`: `python reports/make_samples.py [FOLDER]`.

The same versions of reportlab, Pillow and zlib write the same bytes on every run (`MADE_WITH` names those that wrote
the committed files); other versions write reports that look and read the same.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import PIL
import reportlab

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from sampling import corvane, kestrane, ostervale, pellworth_2022, pellworth_2023, quillon, tindlewick  # noqa: E402
from sampling.look import register_fonts  # noqa: E402

SAMPLES: dict[str, Callable[[Path], None]] = {
    "a-surveillance-vendor-2021.pdf": kestrane.write,
    "b-thorough-clothing-company-2023.pdf": ostervale.write,
    "c-food-company-2022.pdf": pellworth_2022.write,
    "d-food-company-2023.pdf": pellworth_2023.write,
    "e-denials-packaging-company-2023.pdf": corvane.write,
    "f-others-toy-company-2023.pdf": tindlewick.write,
    "g-hypotheticals-battery-company-2023.pdf": quillon.write,
}

MADE_WITH = {"reportlab": "5.1.0", "Pillow": "13.0.0", "zlib": "1.3.1"}


def versions() -> dict[str, str]:
    """The versions at hand of the libraries on which the bytes depend."""
    return {"reportlab": reportlab.Version, "Pillow": PIL.__version__, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def make(folder: Path) -> list[Path]:
    """Write all samples into `folder` and return their paths."""
    register_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, write in SAMPLES.items():
        write(folder / name)
        made.append(folder / name)
    return made


if __name__ == "__main__":
    for path in make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(f"{path.name}  {path.stat().st_size / 1e6:.2f} MB")
