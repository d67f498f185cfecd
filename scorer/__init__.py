"""Score a company's transparency report against a YAML rubric, with a quote for every point."""

__version__ = "0.1.0"
