"""The Bengali language: text, numerals, dates, calendars, inflection, romanisation, collation, Bijoy.

Imports nothing else of the project, so that another project can take it as it stands.
"""
