"""One person's life, compiled: one mechanism per file, in the order of docs/model.md.

`block` is what Python calls, `screen` passes over persons to whom nothing can happen, `person` dispatches events from the
`agenda`, `ending` enters what stands at the end; the other files are mechanisms, and speak in the `codes`.
"""
