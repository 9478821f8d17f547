"""The words of the written replies: how people and chat models say what a model does, at which factor, under which licence.

Every list is drawn from at random, so that no two replies share their frame. `{m}` is a model, `{t}` a task in
the form that the list names, `{f}` a factor, `{l}` a licence, `{u}` an address, `{p}` the title of a paper.
What stands between ⟦ and ⟧ is the part that is wrong where an error is planted there.
"""

#: Each task in three forms: as a noun, as "it … s", and as "to …".
TASKS = {
    "super-resolution": [("super-resolution", "enlarges photos", "enlarge a picture"), ("image upscaling", "upscales small images", "upscale an image"), ("image super-resolution", "makes pictures larger", "make the picture bigger")],
    "real-world-super-resolution": [("real-world super-resolution", "enlarges real, imperfect photos", "enlarge a bad photo"), ("upscaling of real photos", "upscales compressed web images", "blow up a web image")],
    "video-super-resolution": [("video super-resolution", "upscales footage", "upscale a clip"), ("video upscaling", "enlarges video frames", "raise the resolution of a video")],
    "deblurring": [("motion deblurring", "removes motion blur", "undo camera shake"), ("deblurring", "deblurs shaky photos", "deblur a photo"), ("blur removal", "takes the blur out of handheld shots", "get rid of motion blur")],
    "defocus-deblurring": [("defocus deblurring", "sharpens what was out of focus", "rescue an out-of-focus shot"), ("defocus blur removal", "removes defocus blur", "remove defocus blur")],
    "denoising": [("denoising", "removes noise", "remove the noise"), ("noise reduction", "cleans grain and noise from photos", "denoise a photo"), ("image denoising", "denoises high-ISO pictures", "get the noise out")],
    "deraining": [("deraining", "removes rain streaks", "take the rain out"), ("rain removal", "wipes rain from a photo", "remove rain")],
    "dehazing": [("dehazing", "removes haze", "clear the haze"), ("haze removal", "lifts fog off landscapes", "get rid of fog")],
    "low-light-enhancement": [("low-light enhancement", "brightens dark photos", "brighten a dark picture"), ("low-light image enhancement", "lights up night shots", "lighten an underexposed photo")],
    "colorization": [("colorization", "colorizes black-and-white photos", "add colour to a grey photo"), ("colourisation", "adds colour to old monochrome prints", "colourise a print")],
    "inpainting": [("inpainting", "fills holes in a picture", "fill a hole"), ("image inpainting", "paints in missing parts", "fill in the missing corner")],
    "video-inpainting": [("video inpainting", "fills masked regions of a video", "fill a masked area in a video")],
    "matting": [("image matting", "cuts out hair with a soft edge", "cut out a person"), ("alpha matting", "computes an alpha matte", "get an alpha matte")],
    "video-matting": [("video matting", "separates people from the background in video", "cut a person out of a video")],
    "frame-interpolation": [("frame interpolation", "inserts new frames between existing ones", "raise the frame rate"), ("video frame interpolation", "interpolates frames for slow motion", "make slow motion")],
    "face-restoration": [("face restoration", "restores damaged faces", "repair a face"), ("blind face restoration", "repairs blurry faces", "restore an old portrait")],
    "jpeg-artifact-removal": [("JPEG artifact removal", "cleans up JPEG artifacts", "remove JPEG blocks"), ("JPEG artefact removal", "removes compression artefacts", "clean a badly compressed photo")],
    "demoireing": [("demoiréing", "removes moiré patterns", "remove moiré"), ("moiré removal", "gets rid of moiré", "get rid of the moiré")],
    "shadow-removal": [("shadow removal", "removes cast shadows", "remove a shadow")],
    "reflection-removal": [("reflection removal", "removes reflections from window glass", "remove a reflection")],
    "hdr-fusion": [("exposure fusion", "merges a bracketed series", "merge bracketed exposures")],
    "inverse-tone-mapping": [("inverse tone mapping", "turns SDR into HDR", "make HDR from SDR")],
    "scratch-removal": [("scratch removal", "removes scratches and dust", "remove scratches")],
    "object-removal": [("object removal", "erases unwanted objects", "erase a passer-by")],
    "watermark-or-text-removal": [("watermark removal", "removes watermarks", "take a watermark off")],
    "video-stabilization": [("video stabilisation", "stabilises shaky footage", "stabilise a shaky clip")],
    "image-quality-assessment": [("image quality assessment", "scores the quality of an image", "score image quality")],
    "video-deblurring": [("video deblurring", "deblurs video", "deblur a video")],
    "video-denoising": [("video denoising", "removes noise from video", "denoise a clip")],
    "old-photo-restoration": [("old photo restoration", "repairs old photos", "repair an old photo")],
}
#: Tasks that are far apart stand in different groups; a wrong task is drawn from a group that the model has none of.
GROUPS = [
    {"super-resolution", "real-world-super-resolution", "video-super-resolution"}, {"deblurring", "defocus-deblurring", "video-deblurring"},
    {"denoising", "video-denoising"}, {"deraining"}, {"dehazing"}, {"low-light-enhancement"}, {"colorization"},
    {"inpainting", "video-inpainting", "scratch-removal", "object-removal", "watermark-or-text-removal", "old-photo-restoration"},
    {"matting", "video-matting"}, {"frame-interpolation"}, {"face-restoration"}, {"jpeg-artifact-removal"}, {"demoireing"},
    {"shadow-removal"}, {"reflection-removal"}, {"hdr-fusion"}, {"inverse-tone-mapping"}, {"video-stabilization"}, {"image-quality-assessment"},
]  # fmt: skip

#: What a model does; n: noun, v: "it …s", b: "to …".
DOES = [
    "{m} is a model for {n}.", "{m} {v}.", "With {m} you can {b}.", "If you want to {b}, {m} is a sound choice.", "{m} was built for {n}.",
    "What {m} does: it {v}.", "I would use {m} to {b}.", "{m} handles {n}, and does it well.", "For {n}, take {m}.", "To {b}, try {m}.",
    "{m}'s job is {n}.", "People reach for {m} when they need {n}.", "In my tests {m} reliably {v}.", "{m} – {n}, nothing fancy.",
    "Among the options, {m} is the one that {v}.", "The network behind {m} {v}.", "You'd run {m} in order to {b}.", "{m} specialises in {n}.",
]
#: What it does not do, truly or not; whole sentences.
DOES_NOT = [
    "{m} does not do {n}.", "{m} can't {b}.", "Note that {m} isn't meant for {n}.", "{m} won't help you {b}.", "{m} was never trained for {n}.",
    "Don't expect {m} to {b}.", "{m} cannot {b}, by the way.", "Mind that {m} is not suitable for {n}.", "{m} doesn't support {n}.", "{m} is unable to {b}.",
]
#: Factors.
SCALE = [
    "{m} enlarges {f}×.", "{m} supports x{f}.", "{m} upscales by a factor of {f}.", "There is a checkpoint of {m} for {f}x.", "{m} gives you {f} times the width and height.",
    "With {m} you get {f}x in one pass.", "{m} was trained for {f}× enlargement.", "The output of {m} is {f}x larger than the input.", "{m} offers {f}x upscaling.",
    "{m} makes the image {f} times larger.", "Set the scale of {m} to {f}x.", "{m} can go to {f}×.",
]
#: Licences by name.
LICENCE = [
    "{m} is released under the {l} licence.", "{m} is {l}-licensed.", "The code of {m} is {l}.", "{m} comes with the {l} license.", "Licence of {m}: {l}.",
    "Its authors published {m} under {l}.", "{m} ({l}) is on GitHub.", "Legally, {m} falls under {l}.", "The repository of {m} carries the {l} license.", "{m} ships under {l}.",
]
ALLOWED = [
    "{m} may be used commercially.", "Commercial use of {m} is allowed.", "You can use {m} in paid client work.", "{m} is fine for commercial projects.",
    "Nothing in the licence of {m} stops you from selling the results.", "{m} is free for commercial use.", "The licence of {m} permits commercial use.", "Businesses may use {m} too.",
]
FORBIDDEN = [
    "{m} is for non-commercial use only.", "You may not use {m} commercially.", "The licence of {m} forbids commercial use.", "{m} is restricted to research use.",
    "Commercial use of {m} is not permitted.", "{m} can't be used in commercial products.", "Mind that {m} is non-commercial.", "{m} is licensed for academic use only.",
]
LINKED = [
    "The code of {m} is at {u}.", "You'll find {m} here: {u}", "[{m}]({u})", "Get {m} from {u}.", "{m}: <{u}>", "Repository of {m}: {u}.", "{m} (see {u}) is open source.",
    "See [the repository of {m}]({u}).", "Clone {m} with `git clone {u}`.", "Download {m} ({u}).",
]
PAPER_LINKED = [
    "{m} is described in {u}.", "The paper on {m}: {u}.", "Read up on {m} at {u}.", "{m} ([paper]({u}))", "Paper of {m}: <{u}>", "The authors explain {m} in their paper ({u}).",
    "[{m}, the paper]({u})", "Details on {m} are in {u}, section 3.",
]
TITLED = [
    "{m} was introduced in \"{p}\".", "The paper behind {m} is “{p}”.", "See the paper *{p}* for {m}.", "{m} comes from the paper \"{p}\" by its authors.",
    "Reference for {m}: \"{p}\", arXiv preprint.", "{m} was proposed in the paper “{p}”.", "More on {m} in the article \"{p}\".", "The method, {m}, was published as “{p}”.",
]
INVENTED_MODEL = [
    "⟦{m}⟧ is another strong option.", "You could also try ⟦{m}⟧.", "**⟦{m}⟧** gives the cleanest result in my experience.", "I'd recommend ⟦{m}⟧ over the others.",
    "Newer work such as ⟦{m}⟧ goes further.", "Then run ⟦{m}⟧ on the result.", "`⟦{m}⟧` is the checkpoint to download.", "- ⟦{m}⟧: fast, small, easy to install",
    "Many people like ⟦{m}⟧ for this.", "A model called ⟦{m}⟧ does the same with less memory.", "⟦{m}⟧ and its relatives are worth a look.", "There is also the ⟦{m}⟧ network.",
]
#: Names of models that nobody has made, as far as we know.
NO_MODELS = [
    "PixelPhoenix", "UltraRestoreNet", "ClearViewGAN", "SwinXR-9", "DeepRevive-V3", "PhotoMendFormer", "HyperSharp-XL", "RestoDiff++", "NeuroUpscaler", "VividSR-4D",
    "BlurBusterNet", "OmniClean-L", "CrystalSR", "RetroFixGAN", "AuroraIR", "SuperClarityNet", "MotionMelt-2", "DustAwayNet", "FrameWeaver-X", "TrueToneFormer",
    "GigaSharp", "LumaLiftNet-S", "ReGrainNet", "SilverHalideGAN", "MegaMatte-Pro", "QuietPix-V2", "SnapMendSR", "PrismUp-8K", "NightOwlNet", "StreakZero-R",
]
NO_REPOSITORIES = [
    "https://github.com/deeprestore-lab/{n}", "https://github.com/xinntao/{n}-official", "github.com/visionmagic/{n}", "https://huggingface.co/restoration-zoo/{n}", "https://www.{n}-ai.com/download",
    "https://github.com/tencent-arc-labs/{n}", "https://gitlab.com/imgfix/{n}", "https://{n}.github.io/", "http://github.com/photo-tools/{n}/releases", "https://github.com/sczhou/{n}Plus",
]
NO_TITLES = [
    "Learning to Mend: Hierarchical Priors for Photographic Repair", "Every Pixel Remembers: Memory-Guided Restoration of Family Albums", "Beyond Sharpness: Semantic Consistency in Extreme Enlargement",
    "Restoring the Unseen: Latent Archaeology for Degraded Pictures", "Fast Spectral Transformers for Consumer Photo Repair", "One Network to Mend Them All: Universal Priors for Photo Damage",
    "Dark Rooms, Bright Pictures: Retinal Attention for Night Photography", "Grainwise: Film Stock Aware Noise Modelling", "Towards Honest Upscaling with Calibrated Uncertainty Maps",
    "Temporal Glue: Long-Range Recurrence for Archival Film", "Hazeless: Physics-Free Visibility Recovery with Prompted Experts", "A Gentle Touch: Minimal Edits for Portrait Retouching",
    "Cascaded Wavelet Experts for Streak and Drop Elimination", "Colour from Context: Retrieval-Augmented Hue Prediction", "Stitching Moments: Dense Motion Fields for Smooth Playback",
    "Soft Edges Matter: Strand-Level Foreground Estimation", "Blind to Blur: Kernel-Agnostic Sharpening of Handheld Shots", "Compression Forgotten: Block-Free Decoding with Diffusion Guidance",
    "Mirror, Mirror: Disentangling Glass Reflections with Polar Tokens", "Upscale Less, Preserve More: Identity-Locked Face Enlargement",
]
#: Licences that a claim may name, by the id under which the graph holds them.
LICENCES = {
    "apache-2-0": ["Apache-2.0", "Apache 2.0", "Apache License 2.0"], "mit": ["MIT"], "bsd-3-clause": ["BSD-3-Clause", "BSD 3-Clause"], "gpl-3-0": ["GPL-3.0", "GPLv3"],
    "agpl-3-0": ["AGPL-3.0"], "cc-by-nc-4-0": ["CC BY-NC 4.0", "CC-BY-NC-4.0"], "cc-by-nc-sa-4-0": ["CC BY-NC-SA 4.0", "CC-BY-NC-SA-4.0"], "s-lab-license-1-0": ["S-Lab License 1.0", "S-Lab"],
}  # fmt: skip

#: Sentences around the facts: true of anything, and about nothing that a graph holds.
OPENINGS = [
    "Great question!", "Here's what I'd do.", "Short version first.", "Thanks for the details, that helps.", "Let me walk you through it.", "I had the same problem last year.",
    "It depends a little on the original.", "Good news: this is a solved problem.", "Before anything else, keep a copy of the original file.", "There are a few ways to go about it.",
    "You don't need Photoshop for this.", "On an 8 GB graphics card this runs in seconds.", "Happy to help.", "OK, assuming you have Python and PyTorch installed:", "From what you describe, one tool is enough.",
    "Scan at 600 dpi if you can, and save as TIFF rather than JPEG.",
]
FILLERS = [
    "Installation takes five minutes.", "It needs an NVIDIA card with CUDA, though.", "Test it on a small crop before you process the whole folder.", "On a MacBook it is slow but it works.",
    "There are pretrained weights, so you don't have to train anything.", "I'd leave the default settings alone.", "Results vary with the subject.", "The README explains the options.",
    "A batch of 100 pictures took me about an hour.", "It ran 4x faster on the GPU than on the CPU.", "You can try it in Google Colab for free.", "Keep expectations modest.",
    "ONNX export works too.", "It is well documented.", "Community forks exist, but I'd stick with the original.", "Expect around 2 GB of weights.", "Save the result as PNG.",
    "The usual benchmark sets are Set5, Urban100 and DIV2K.", "PSNR isn't everything; look at the picture.", "Avoid running it twice on the same file.",
]
CLOSINGS = [
    "Hope that helps!", "Let me know how it goes.", "If you hit an out-of-memory error, use tiles.", "Shout if you get stuck.", "Good luck with the album.", "Tell me your GPU and I can be more specific.",
    "That should do it.", "Anything else?", "And do keep the originals.", "Happy restoring!", "Sources are linked above.", "I can write the command line for you if you like.",
]
HEADINGS = ["### What I'd use", "## Recommendation", "**Options**", "Shortlist:", "My picks", "#### Tools", "Candidates:"]
LABELS = [("Task", "Licence", "Scale", "Code", "Paper"), ("What it does", "License", "Upscaling", "Repo", "Paper"), ("Purpose", "Licence", "Factor", "GitHub", "Publication"), ("Use", "License", "Scale factor", "Link", "Read")]
