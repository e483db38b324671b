//! Output that nobody reads, or that can't be written.

use std::fs;
use std::process::Stdio;

use rstest::rstest;

use crate::support::{Home, ended};

#[rstest]
#[case(&["outline", "--format", "json"])]
#[case(&["outline"])]
#[case(&["progress", "--format", "json"])]
fn a_reader_that_leaves_early_is_no_error(#[case] arguments: &[&str]) {
    use std::io::Read as _;

    let home = Home::new();
    let mut child = home.command(arguments).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 1]).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success(), "{output:?}");
}

#[cfg(unix)]
#[rstest]
#[case::help(&["--help"])]
#[case::version(&["--version"])]
#[case::a_command(&["where"])]
fn a_pipe_that_nobody_reads_is_no_error(#[case] arguments: &[&str]) {
    let home = Home::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ran = ended(home.command(arguments).stdout(Stdio::from(writer))).expect_code(0);
    assert_eq!(ran.stderr, "");
}

#[cfg(target_os = "linux")]
#[rstest]
#[case::help(&["--help"])]
#[case(&["outline"])]
#[case(&["outline", "--format", "json"])]
#[case(&["search", "customer"])]
#[case(&["progress"])]
#[case(&["where"])]
fn output_that_cannot_be_written_is_an_error(#[case] arguments: &[&str]) {
    let home = Home::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = ended(home.command(arguments).stdout(Stdio::from(full))).expect_code(2);
    assert!(ran.stderr.contains("output"), "{ran:?}");
}
