# Filled by the room that says it.
