# For leads: hand-over, load, wall, reports, the board as it stood.

said-handed-over = Shift handed over: the sheet waits for the signature of whoever takes it
said-taken-over = Shift taken over
said-now-handed-over = { $who } hands the shift over: H to read and sign
refusal-a-signature-stands = A signature under a hand-over stands. Hand the shift over again: pult handover --sign
refusal-signature-needs-a-name = A signature needs a name. Nothing was written; say who you are: PULT_ACTOR or actor in the configuration
refusal-hand-over-waits = A sheet signed by { $what } waits for your signature. The new one was not written; take that one over first
refusal-hand-over-by-the-same = One person ({ $what }) cannot both hand over and take over. Nothing was written; the one who comes signs
refusal-hand-over-is-taken = { $what } has taken the shift over already. Nothing was written
refusal-no-such-hand-over = This sheet is not the last one. Nothing was written; open the hand-over again
