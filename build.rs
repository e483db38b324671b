//! Links the program to one place in memory, where that can be asked for.
//!
//! A program that may be loaded anywhere has 16,000 addresses of its own to put right before
//! it begins: a tenth of the time to the first screen, and half a mebibyte of what it needs.
//! What is given up, code at places that nobody can guess, guards programs that may write
//! where they shouldn't; this one has no `unsafe` code. Libraries, stack and heap keep
//! their random places.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |part: &str| env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    // Who links the C library into the program has chosen what else it is linked as.
    let is_static = target("FEATURE").split(',').any(|feature| feature == "crt-static");
    if target("OS") == "linux" && target("ENV") == "gnu" && !is_static {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
