"""Every component in all its states, running, with the code beside it: `python -m examples.gallery`.

A chapter is a module with `CHAPTER`; a specimen is a function from a window to a view, and the code
that the gallery shows is that function's own source.
"""
