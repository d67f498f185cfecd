"""What is known from outside: registers of a company's legal challenges, read from YAML and checked like a rubric."""
