"""Mentions → who, where and when: coreference, metonymy and gazetteer, within one article."""
