"""The figure ledger: who gives which figure of whom, where and when, and how the figures relate."""
