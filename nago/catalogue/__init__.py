"""The texts of the framework, a file for each of its rooms; `nago/i18n.py` brings them together."""
