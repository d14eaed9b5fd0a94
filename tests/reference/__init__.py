"""An independent implementation of docs/model.md in plain Python, and its comparison with the engine."""
