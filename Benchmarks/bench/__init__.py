"""Measures yusuan beside other programs; each module has one idea, `run.py` puts them together."""
