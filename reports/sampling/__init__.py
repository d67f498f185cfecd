"""How the sample reports are made: `look` is the typography, `story` the page parts, `pictures` the images.

Each report has a module of its own with its words.
"""
