"""The fictional audit: people, records and mishaps; fills workbooks as people do."""
