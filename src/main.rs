//! `thutuc` on the command line.

mod door;

fn main() -> std::process::ExitCode {
    door::run()
}
