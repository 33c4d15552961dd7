"""Who a document is for: the partners who gave the answers, or anybody."""

from enum import StrEnum


class Edition(StrEnum):
    """`restricted` tells partners everything; `public` tells no figure by agency or case and no words not cleared."""

    RESTRICTED = "restricted"
    PUBLIC = "public"
