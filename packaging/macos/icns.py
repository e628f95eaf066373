"""Makes an icon of macOS of a drawing: `icns.py DRAWING.svg ICON.icns`.

The format is a list of pictures in PNG, each with four letters that tell its size.
Drawing takes rsvg-convert or resvg.
"""

import shutil
import struct
import subprocess
import sys

# What each size is called, in pixels. Those of twice the density are the same pictures under other letters.
SIZES = [("icp4", 16), ("ic11", 32), ("icp5", 32), ("ic12", 64), ("ic07", 128), ("ic13", 256), ("ic08", 256),
         ("ic14", 512), ("ic09", 512), ("ic10", 1024)]


def drawn(drawing: str, side: int) -> bytes:
    """The drawing as a square PNG of `side` pixels."""
    if shutil.which("rsvg-convert"):
        command = ["rsvg-convert", "--width", str(side), "--height", str(side), drawing]
    elif shutil.which("resvg"):
        command = ["resvg", "--width", str(side), "--height", str(side), drawing, "-c"]
    else:
        sys.exit("Drawing the icons takes rsvg-convert (Debian: librsvg2-bin) or resvg.")
    return subprocess.run(command, check=True, capture_output=True).stdout


def main() -> None:
    """Draws every size and writes them one after the other."""
    if len(sys.argv) != 3:
        sys.exit("icns.py DRAWING.svg ICON.icns")
    _, drawing, icon = sys.argv
    pictures = {side: drawn(drawing, side) for side in {side for _, side in SIZES}}
    parts = b"".join(name.encode() + struct.pack(">I", 8 + len(pictures[side])) + pictures[side] for name, side in SIZES)
    with open(icon, "wb") as file:
        file.write(b"icns" + struct.pack(">I", 8 + len(parts)) + parts)


if __name__ == "__main__":
    main()
