"""The plan of an audit: its cases, agencies, who answers what and by when; and what was issued."""

from maar.plan.model import Agency, Case, Meeting, Plan, Telling, Thresholds, Watch
from maar.plan.register import Asked, Register

__all__ = ["Agency", "Asked", "Case", "Meeting", "Plan", "Register", "Telling", "Thresholds", "Watch"]
