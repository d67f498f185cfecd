"""What is asked: rubric files, their problems, their documentation. Imports nothing from the other rooms."""
