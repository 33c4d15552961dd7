"""Multi-agency safeguarding audits: from a question set to a themed findings report."""

__version__ = "0.1.0"
