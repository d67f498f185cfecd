"""What coded sentences teach: a linear model an element, kept as one readable file.

``training`` makes a model from coded sentences (the only part that needs scikit-learn), ``model`` keeps, reads and
applies it, ``reading`` lets it rank, filter and add what an element's look-ups find, ``features`` says what it sees of
a sentence.
"""
