//! Sessions become documents, one file per kind of document; knows no screen.
