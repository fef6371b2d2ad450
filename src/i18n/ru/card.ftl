# Texts of the screen.
