"""A help desk: tickets, customers, conversations, files, charts, mail.

Start it with `python -m examples.desk`, open the link that it prints, and make yourself the
administrator. The start page then offers sample data.
"""
