//! Tests of the message files.
