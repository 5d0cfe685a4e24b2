//! Tests of the session core: refusals, people, agenda, undo and redo.
