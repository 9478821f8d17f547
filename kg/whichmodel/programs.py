"""With which program it is to be done, as a request tells it: "in GIMP", "using OpenCV", "mit Photoshop"."""

from whichmodel.patterns import table

_NAMES = (
    r"(?:adobe_)?(?:photoshop|lightroom(?:_classic)?|camera_raw|acr|premiere(?:_pro)?|after_effects)|gimp|darktable|raw_?therapee|affinity(?:_photo)?|capture_one|luminar(?:_neo)?|"
    r"dxo(?:_photo_?lab)?|snapseed|picsart|paint\.?net|ms_paint|krita|photopea|pixlr|canva|open_?cv|ffmpeg|image_?magick|matlab|python|scikit-image|davinci_resolve|"
    r"final_cut(?:_pro)?|fcpx?|imovie|capcut|vegas(?:_pro)?|kdenlive|shotcut|avid|nuke|virtual_?dub2?|avi_?synth\+?|vapour_?synth|handbrake|staxrip|comfy_?ui|automatic1111|"
    r"a1111|stable_diffusion|topaz(?:_\w+_ai)?|vlc|obs|irfanview|faststone|digikam|shotwell|picasa"
)
_WITH = table(
    rf"(?:in|with|using|via|on|through|by|inside|within|mit|en|con|usando|avec|com|em|no|dans|sur|under)_(?:the_|my_|old_|free_|plain_|only_|just_|meinem_|mi_|mon_|meu_)?(?:{_NAMES})"
    r"(?:_?(?:cs\d|cc|\d+(?:\.\d+)*|elements))?(?:_(?:plug-?in|filter|script|command_line))?"
)


def without_programs(text: str) -> str:
    """*text*, in small letters, without the words that say with which program."""
    return _WITH.sub(" ", text)
