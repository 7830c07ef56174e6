"""Language data of sayso: one CSV table a file, read and checked by `sayso.knowledge`."""
