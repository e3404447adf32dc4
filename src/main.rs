//! `thutuc` on the command line.

mod door;

/// A catalogue is millions of small values, most of them given back soon on the thread that made them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    door::run()
}
