"""One script a figure; a package so that benchmarks/storage.py is not taken for storage itself."""
