"""What makes a build short and safe: keys of what was made, what is remembered, and how changes are put into place.

docs/build.md tells it in prose.
"""
