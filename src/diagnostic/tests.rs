mod formats;
mod laws;
mod plain;
mod sample;
