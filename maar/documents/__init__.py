"""What is told: documents as data, with every word and number settled and no formatting."""
