# The board, its two header lines and the bottom line.
board-sending = sending: { $n }
