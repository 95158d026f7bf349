"""Any colours that arrive → sRGB, the only ones that every phone shows alike.

Boards come from print shops as CMYK, photographs with the camera's own profile (Adobe RGB, Display
P3). Profiles are applied by Little CMS and then dropped with all other metadata.
"""

from io import BytesIO

from PIL import Image, ImageCms

_PAPER = (255, 255, 255)
_TO_EIGHT_BITS = 1 / 256
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def to_srgb(image: Image.Image) -> Image.Image:
    """The picture in eight-bit sRGB without transparency, which becomes white paper."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.point(lambda value: value * _TO_EIGHT_BITS).convert("L")
    if image.mode in ("LA", "PA", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode == "P":
        image = image.convert("RGB")
    if image.mode in ("RGBA", "RGBa"):
        image = _on_paper(image.convert("RGBA"))
    if profile:
        return _by_profile(image, profile)
    image.load()
    return image if image.mode == "RGB" else image.convert("RGB")


def _on_paper(image: Image.Image) -> Image.Image:
    paper = Image.new("RGB", image.size, _PAPER)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """Through the profile; by plain arithmetic where the profile is broken or of another space."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
    return converted if converted is not None else image.convert("RGB")
