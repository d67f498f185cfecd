"""Photograph-like pictures drawn by code, so that the samples carry images as real reports do.

Every picture is drawn from a seed and is the same on every run: no clock, no global random state. Each function returns
JPEG bytes in RGB.
"""

# ruff: noqa: S311 (repeatable pictures, no secrets)

from __future__ import annotations

import io
import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]


def _mix(a: Colour, b: Colour, t: float) -> Colour:
    return (
        round(a[0] + (b[0] - a[0]) * t),
        round(a[1] + (b[1] - a[1]) * t),
        round(a[2] + (b[2] - a[2]) * t),
    )


def _sky(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    width, height = size
    column = Image.new("RGB", (1, height))
    for y in range(height):
        column.putpixel((0, y), _mix(top, bottom, y / height))
    return column.resize((width, height))


def _finish(image: Image.Image, rng: random.Random, *, grain: int = 14, quality: int = 72) -> bytes:
    """Add film grain and a vignette, and encode."""
    width, height = image.size
    noise = Image.frombytes("L", (width, height), rng.randbytes(width * height)).filter(ImageFilter.GaussianBlur(0.8))
    noise = noise.point(lambda v: max(0, min(255, 128 + (v - 128) * grain // 64)))
    image = ImageChops.overlay(image, Image.merge("RGB", (noise, noise, noise)))
    shade = Image.new("L", (width, height), 0)
    ImageDraw.Draw(shade).ellipse((-width // 4, -height // 4, width * 5 // 4, height * 5 // 4), fill=255)
    shade = shade.filter(ImageFilter.GaussianBlur(width // 7)).point(lambda v: 150 + v * 105 // 255)
    image = ImageChops.multiply(image, Image.merge("RGB", (shade, shade, shade)))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=2)
    return out.getvalue()


def skyline(seed: int, size: tuple[int, int] = (900, 600), *, top: Colour, bottom: Colour, dark: Colour) -> bytes:
    """A city at dusk: three ranks of buildings, lit windows, a reflection of the sky."""
    rng = random.Random(seed)
    width, height = size
    image = _sky(size, top, bottom)
    draw = ImageDraw.Draw(image)
    sun_x, sun_y = width * rng.uniform(0.2, 0.8), height * 0.52
    for radius in range(120, 20, -6):
        draw.ellipse(
            (sun_x - radius, sun_y - radius, sun_x + radius, sun_y + radius),
            fill=_mix(bottom, (255, 240, 214), 1 - radius / 130),
        )
    for rank in range(3):
        body = _mix(bottom, dark, 0.45 + 0.27 * rank)
        x = -20
        while x < width:
            wide = rng.randint(width // 28, width // 12)
            tall = int(height * rng.uniform(0.16, 0.34 + 0.06 * rank))
            ground = height - int(height * (0.12 - 0.06 * rank))
            draw.rectangle((x, ground - tall, x + wide, height), fill=body)
            if rank:
                for wy in range(ground - tall + 8, ground - 4, 13):
                    for wx in range(x + 5, x + wide - 6, 10):
                        if rng.random() < 0.34:
                            draw.rectangle((wx, wy, wx + 4, wy + 6), fill=_mix(body, (255, 221, 150), 0.75))
            x += wide + rng.randint(-6, 8)
        image = image.filter(ImageFilter.GaussianBlur(1.6 - 0.7 * rank))
        draw = ImageDraw.Draw(image)
    return _finish(image, rng)


def hills(
    seed: int, size: tuple[int, int] = (900, 600), *, top: Colour, bottom: Colour, near: Colour, ranks: int = 6
) -> bytes:
    """Ranges of hills fading into haze."""
    rng = random.Random(seed)
    width, height = size
    image = _sky(size, top, bottom)
    for rank in range(ranks):
        share = (rank + 1) / ranks
        base = height * (0.42 + 0.5 * share)
        waves = [(rng.uniform(0.8, 5.0), rng.uniform(0, 6.3), rng.uniform(6, 34)) for _ in range(4)]
        points = [
            (x, base - sum(a * math.sin(f * x / width * 6.3 + p) for f, p, a in waves)) for x in range(0, width + 6, 6)
        ]
        ImageDraw.Draw(image).polygon([*points, (width, height), (0, height)], fill=_mix(bottom, near, share))
        image = image.filter(ImageFilter.GaussianBlur(max(0.4, 2.2 - 2 * share)))
    return _finish(image, rng)


def network(seed: int, size: tuple[int, int] = (900, 600), *, back: Colour, glow: Colour, nodes: int = 90) -> bytes:
    """Points of light joined by lines on a dark ground: the picture every technology brochure has."""
    rng = random.Random(seed)
    width, height = size
    image = _sky(size, _mix(back, (0, 0, 0), 0.35), back)
    places = [(rng.uniform(0, width), rng.uniform(0, height)) for _ in range(nodes)]
    draw = ImageDraw.Draw(image)
    for i, (ax, ay) in enumerate(places):
        for bx, by in places[i + 1 :]:
            far = math.hypot(ax - bx, ay - by)
            if far < width / 7:
                draw.line((ax, ay, bx, by), fill=_mix(glow, back, 0.35 + 0.65 * far / (width / 7)), width=1)
    soft = image.filter(ImageFilter.GaussianBlur(5))
    image = ImageChops.screen(image, soft)
    draw = ImageDraw.Draw(image)
    for x, y in places:
        radius = rng.choice((1, 2, 2, 3, 5))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_mix(glow, (255, 255, 255), 0.6))
    return _finish(image, rng, grain=8)


def bokeh(
    seed: int, size: tuple[int, int] = (900, 600), *, back: Colour, lights: tuple[Colour, ...], figures: int = 3
) -> bytes:
    """People from behind before blurred lights, as in a stock photograph."""
    rng = random.Random(seed)
    width, height = size
    image = _sky(size, back, _mix(back, lights[0], 0.3))
    for _ in range(70):
        radius = rng.randint(width // 60, width // 18)
        px, py = rng.randint(0, width), rng.randint(0, int(height * 0.8))
        disc = Image.new("RGB", size)
        colour = _mix((0, 0, 0), rng.choice(lights), rng.uniform(0.12, 0.42))
        ImageDraw.Draw(disc).ellipse((px - radius, py - radius, px + radius, py + radius), fill=colour)
        image = ImageChops.screen(image, disc)
    image = image.filter(ImageFilter.GaussianBlur(4))
    for number in range(figures):
        x = width * (number + 0.7 + rng.uniform(-0.15, 0.15)) / (figures + 0.4)
        head = height * rng.uniform(0.075, 0.095)
        neck = height * rng.uniform(0.46, 0.56)
        body = _mix(back, (12, 14, 22), 0.8)
        draw = ImageDraw.Draw(image)
        draw.ellipse((x - head * 0.85, neck - 2 * head, x + head * 0.85, neck + head * 0.2), fill=body)
        draw.rectangle((x - head * 0.3, neck - head * 0.2, x + head * 0.3, neck + head * 0.7), fill=body)
        draw.rounded_rectangle(
            (x - head * 2.1, neck + head * 0.4, x + head * 2.1, height + 90), radius=int(head * 1.3), fill=body
        )
        image = image.filter(ImageFilter.GaussianBlur(0.8))
    return _finish(image, rng)


def harbour(seed: int, size: tuple[int, int] = (900, 600), *, top: Colour, bottom: Colour, sea: Colour) -> bytes:
    """Water, a quay with stacked containers, two cranes."""
    rng = random.Random(seed)
    width, height = size
    image = _sky(size, top, bottom)
    draw = ImageDraw.Draw(image)
    line = int(height * 0.68)
    for y in range(line, height):
        draw.line((0, y, width, y), fill=_mix(bottom, sea, min(1.0, 0.35 + (y - line) / (height - line))))
    box_w, box_h = width // 22, height // 24
    paint = ((168, 72, 52), (52, 98, 128), (196, 148, 62), (88, 112, 92), (120, 124, 132))
    for column in range(2, 20):
        for level in range(rng.randint(1, 5)):
            x, y = column * box_w, line - (level + 1) * box_h
            draw.rectangle((x, y, x + box_w - 2, y + box_h - 2), fill=_mix(rng.choice(paint), bottom, 0.18))
    for cx in (width * 0.22, width * 0.66):
        steel = _mix(sea, (30, 34, 44), 0.6)
        draw.line((cx, line, cx, height * 0.2), fill=steel, width=9)
        draw.line((cx + 70, line, cx + 70, height * 0.2), fill=steel, width=9)
        draw.line((cx - 120, height * 0.28, cx + 190, height * 0.28), fill=steel, width=8)
        draw.line((cx + 35, height * 0.1, cx - 120, height * 0.28), fill=steel, width=3)
        draw.line((cx + 35, height * 0.1, cx + 190, height * 0.28), fill=steel, width=3)
    image = image.filter(ImageFilter.GaussianBlur(1.1))
    draw = ImageDraw.Draw(image)
    for _ in range(260):
        x, y = rng.randint(0, width), rng.randint(line + 4, height)
        draw.line((x, y, x + rng.randint(8, 50), y), fill=_mix(sea, (255, 255, 255), rng.uniform(0.1, 0.4)))
    return _finish(image, rng)


def factory(seed: int, size: tuple[int, int] = (900, 600), *, wall: Colour, light: Colour, floor: Colour) -> bytes:
    """A hall in perspective: roof lights, rows of benches, people at work far off."""
    rng = random.Random(seed)
    width, height = size
    image = _sky(size, _mix(wall, (0, 0, 0), 0.25), wall)
    draw = ImageDraw.Draw(image)
    vx, vy = width * 0.5, height * 0.42
    draw.polygon([(vx, vy), (-width, height * 1.2), (width * 2, height * 1.2)], fill=floor)
    for i in range(-7, 8):
        draw.line((vx, vy, vx + i * width / 5, 0), fill=_mix(wall, light, 0.25), width=2)
    for depth in range(7, 0, -1):
        t = 1 / depth
        y = vy - (vy * 0.95) * t
        half = width * 0.5 * t
        for side in (-0.62, 0.0, 0.62):
            x = vx + side * half * 1.5
            draw.rectangle((x - half * 0.14, y - 5 * t * 4, x + half * 0.14, y + 4), fill=_mix(wall, light, 0.95))
    for depth in range(9, 0, -1):
        t = 1 / depth
        y = vy + (height * 0.62) * t
        for side in (-1.25, -0.62, 0.62, 1.25):
            x = vx + side * width * 0.52 * t
            w, h = width * 0.15 * t, height * 0.1 * t
            draw.rectangle((x - w, y - h, x + w, y), fill=_mix(floor, (34, 44, 58), 0.75))
            draw.rectangle((x - w, y - h * 1.25, x + w, y - h), fill=_mix(light, (120, 130, 140), 0.45))
            if rng.random() < 0.85:
                px = x + rng.uniform(-0.5, 0.5) * w
                head = h * 0.3
                cloth = rng.choice(((62, 92, 128), (196, 122, 60), (84, 116, 96)))
                draw.rectangle((px - head, y - h * 2.3, px + head, y - h * 1.2), fill=cloth)
                draw.ellipse((px - head * 0.7, y - h * 2.9, px + head * 0.7, y - h * 2.25), fill=(96, 70, 56))
    return _finish(image.filter(ImageFilter.GaussianBlur(1.0)), rng)


def field(seed: int, size: tuple[int, int] = (900, 600), *, top: Colour, bottom: Colour, crop: Colour) -> bytes:
    """Rows of a plantation running to the horizon."""
    rng = random.Random(seed)
    width, height = size
    image = _sky(size, top, bottom)
    draw = ImageDraw.Draw(image)
    line = int(height * 0.4)
    draw.rectangle((0, line, width, height), fill=_mix(crop, (70, 52, 38), 0.55))
    for row in range(-24, 25):
        for step in range(70):
            t = (step / 70) ** 2.2
            x = width / 2 + row * width * (0.012 + 0.16 * t)
            y = line + (height - line) * t
            if -40 < x < width + 40:
                r = 1.5 + 17 * t
                shade = _mix(crop, (240, 236, 190), rng.uniform(0, 0.28))
                draw.ellipse((x - r, y - r * 0.9, x + r, y + r * 0.6), fill=_mix(shade, bottom, 0.45 * (1 - t)))
    return _finish(image.filter(ImageFilter.GaussianBlur(0.9)), rng)
