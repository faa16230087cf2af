"""Where dumps come from: files, folders, globs, standard input; containers, records, web archives. See docs/formats.md."""
