"""What a build remembers for the next: articles as they were read, keys of pages, and where a half-done change stood.

All of it lies in .mohafez/ beside the output folder and may be deleted at any time: the next build is then a cold one.
"""

MEMORY = ".mohafez"  # beside the output folder: a folder for each output
REPORT = "report.json"  # in it: what the last build did
