"""Pages are opened in a real Chromium, at the width of a desk and of a phone, and read there by axe-core."""
