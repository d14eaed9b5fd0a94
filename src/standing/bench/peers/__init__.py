"""The reference model written for other engines, as their manuals would have it: one file each, run as a program of its own."""
