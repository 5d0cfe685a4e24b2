//! yoriai: parse, run, say how it went.

use std::process::ExitCode;

fn main() -> ExitCode {
    yoriai::cli::main(std::env::args_os())
}
