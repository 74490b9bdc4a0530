"""Which part of the program a function belongs to: the module in its mangled name, or a library and what it is for."""
import re
from collections import Counter

from .callgrind import name

ARC = re.compile(r"retain|release|RefCount|isUniquelyReferenced|bridgeObject", re.I)
ALLOCATION = re.compile(r"malloc|free|calloc|realloc|memalign|alloc|swift_dealloc|swift_slowDealloc")
TYPES = re.compile(r"onformsToProtocol|onformance|etadata|ynamicCast|getWitness|getAssociated|emangle", re.I)
OWN = ("YusuanPlatform", "YusuanFindings", "YusuanJSON", "YusuanXML", "YusuanFastXML", "YusuanModel", "YusuanSheets",
       "YusuanProfiles", "YusuanBlocks", "YusuanRecognition", "YusuanRules", "YusuanFormats", "YusuanReports",
       "YusuanConversion", "YusuanBatch", "YusuanDrafting", "Yusuan", "Command")


def module(function):
    """The module of a mangled Swift name; a specialisation of the library's code belongs to nobody."""
    match = re.match(r"\$s(\d+)", function)
    if match:
        length = int(match[1])
        return function[match.end():match.end() + length]
    return "Swift library, specialised"


def part(place):
    """The part of (object, function)."""
    library, function = name(place[0]), place[1].split("'")[0]
    if library == "yusuan":
        return module(function)
    if library in ("libz", "libdeflate", "libxml2", "libminizip", "libnettle"):
        return library
    if library.startswith("ld-linux"):
        return "loading of libraries"
    if ARC.search(function) and library.startswith("libswift"):
        return "ARC"
    if ALLOCATION.search(function):
        return "allocation"
    if TYPES.search(function):
        return "Swift types and conformances"
    return "Swift library" if library.startswith("libswift") else "libc and others"


def own(profile):
    """Instructions by part, of its functions themselves."""
    found = Counter()
    for place, cost in profile.own.items():
        found[part(place)] += cost
    return found


def with_libraries(profile):
    """Instructions by module of the project, with what it calls of libraries, allocation and ARC.

    What libxml2 calls back counts twice: for the module that called libxml2 and for the one that is called.
    """
    found = Counter({key: cost for key, cost in own(profile).items() if key in OWN})
    for (caller, callee), cost in profile.calls.items():
        above, below = part(caller), part(callee)
        if above in OWN and below not in OWN:
            found[above] += cost
    return found
