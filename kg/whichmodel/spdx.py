"""The licences that can be asked for by name; apart from what reads them, for the command line knows them before it reads anything."""

from enum import StrEnum


class Licence(StrEnum):
    """The licences that can be asked for by name, by their SPDX identifiers."""

    MIT = "MIT"
    APACHE = "Apache-2.0"
    BSD = "BSD-3-Clause"
    GPL = "GPL-3.0"
    AGPL = "AGPL-3.0"
    CC_BY = "CC-BY-4.0"
    CC_BY_NC = "CC-BY-NC-4.0"
    CC_BY_NC_SA = "CC-BY-NC-SA-4.0"
    POLYFORM_NC = "PolyForm-Noncommercial-1.0.0"
