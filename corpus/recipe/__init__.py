"""The training recipe of the model that ships with factwire: see project.yml."""
