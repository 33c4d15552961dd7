"""One chronology per case, from what every agency recorded, and what in it asks to be looked at.

Comes in: settled returns. Goes out: for each case its events in order of time, which of them tell of one event, and
gaps, repeats and clusters; events are never merged away.
"""

from maar.chronology.actions import acted
from maar.chronology.merge import chronologies
from maar.chronology.model import CaseChronology, Cluster, FirstAction, Gap, Held, Repeat

__all__ = ["CaseChronology", "Cluster", "FirstAction", "Gap", "Held", "Repeat", "acted", "chronologies"]
