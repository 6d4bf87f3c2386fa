"""Writes photographs as telephones take them: 4032 × 3024 pixels, 3 to 5 MB, the same on every machine.

    python photographs.py COUNT FOLDER…    into the first folder, with second names in the others
"""

import multiprocessing
import os
import random
import sys
from pathlib import Path

from PIL import Image, ImageChops

WIDTH, HEIGHT = 4032, 3024
# Shares of each finer layer of colours: coarse ones make the subject, fine ones its surfaces, the finest is that of the sensor.
COARSE, FINE, SENSOR = 0.27, 0.12, 0.07


def noise(source: random.Random, width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), source.randbytes(width * height * 3))


# Made once in each process: moved about, it is another in each photograph.
sensor = noise(random.Random("sensor"), WIDTH, HEIGHT)


def photograph(number: int) -> Image.Image:
    source = random.Random(number)
    picture = noise(source, 4, 3)
    for step in range(1, 9):
        layer = noise(source, 4 << step, 3 << step)
        picture = Image.blend(picture.resize(layer.size, Image.Resampling.BICUBIC), layer, COARSE if step < 5 else FINE)
    moved = ImageChops.offset(sensor, source.randrange(WIDTH), source.randrange(HEIGHT))
    return Image.blend(picture.resize(moved.size, Image.Resampling.BICUBIC), moved, SENSOR)


def write(number: int, folders: list[Path]) -> None:
    name = f"photo-{number:03}.jpg"
    photograph(number).save(folders[0] / name, quality=92, subsampling=2)
    for folder in folders[1:]:
        os.link(folders[0] / name, folder / name)


def main() -> None:
    count, folders = int(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool() as pool:
        pool.starmap(write, [(number, folders) for number in range(count)])


if __name__ == "__main__":
    main()
