"""How a document is drawn. A Document comes in, bytes or text go out; nothing is decided here."""
