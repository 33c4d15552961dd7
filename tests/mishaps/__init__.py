"""What people do to workbooks and folders, one test for each mishap, and what the audit lead is then told."""
