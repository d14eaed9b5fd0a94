"""What a run leaves, without any engine: exact integers (`tallies`, in the words of `kinds`), tables, whole files."""
