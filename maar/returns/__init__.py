"""Returns: one agency on one case. Whose each file is, which of several counts, and what came back in all."""

from maar.returns.model import FOR_THE_PUBLIC, Alert, Decision, FileStatus, Return, Settled, Status
from maar.returns.settle import settle

__all__ = ["FOR_THE_PUBLIC", "Alert", "Decision", "FileStatus", "Return", "Settled", "Status", "settle"]
