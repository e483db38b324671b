//! The real program in a real pseudo-terminal, with a screen to look at.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::Screen;

use crate::support::{Home, PATIENCE, RUNGS, foreign};

/// The size most tests have: all panes stand side by side.
pub const WIDE: (u16, u16) = (120, 40);

/// What a test may do to the process from outside.
#[derive(Clone, Copy, Debug)]
pub enum Signal {
    HangUp,
    Interrupt,
    Terminate,
    Kill,
}

impl Signal {
    fn name(self) -> &'static str {
        match self {
            Signal::HangUp => "HUP",
            Signal::Interrupt => "INT",
            Signal::Terminate => "TERM",
            Signal::Kill => "KILL",
        }
    }

    /// Returns the signal's number.
    pub fn number(self) -> u32 {
        match self {
            Signal::HangUp => 1,
            Signal::Interrupt => 2,
            Signal::Kill => 9,
            Signal::Terminate => 15,
        }
    }
}

/// What has come out of the program.
struct Seen {
    parser: vt100::Parser,
    raw: Vec<u8>,
    last: Instant,
    ended: bool,
}

type Shared = Arc<(Mutex<Seen>, Condvar)>;

/// The program in a pseudo-terminal.
pub struct Terminal {
    seen: Shared,
    child: Box<dyn Child + Send + Sync>,
    writer: Option<Arc<Mutex<Box<dyn Write + Send>>>>,
    master: Option<Box<dyn MasterPty + Send>>,
    reader: Option<JoinHandle<()>>,
    stop: Arc<AtomicBool>,
    modes: String,
}

/// How to start the program.
pub struct Start<'a> {
    home: &'a Home,
    size: (u16, u16),
    program: Vec<String>,
    variables: Vec<(&'static str, String)>,
}

impl<'a> Start<'a> {
    /// The program on these paths and options.
    pub fn rungs(home: &'a Home, arguments: &[&Path]) -> Self {
        let mut program = vec![RUNGS.to_owned()];
        program.extend(arguments.iter().map(|path| path.to_str().unwrap().to_owned()));
        Start { home, size: WIDE, program, variables: Vec::new() }
    }

    /// The program as a job of a shell, which says so when it stops.
    pub fn job(home: &'a Home, argument: &Path) -> Self {
        let script = "set -m; \"$0\" \"$1\"; echo \"came back $?\"; read line; fg; echo \"ended $?\"";
        let program = ["sh", "-c", script, RUNGS, argument.to_str().unwrap()].map(str::to_owned).to_vec();
        Start { home, size: WIDE, program, variables: Vec::new() }
    }

    /// In a terminal of so many columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// With a variable set.
    pub fn with(mut self, variable: &'static str, value: impl Into<String>) -> Self {
        self.variables.push((variable, value.into()));
        self
    }

    /// Starts it.
    pub fn start(self) -> Terminal {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let modes = modes(pair.master.as_ref());
        let mut command = CommandBuilder::new(&self.program[0]);
        command.args(&self.program[1..]);
        for variable in foreign() {
            command.env_remove(variable);
        }
        for (variable, path) in self.home.variables() {
            command.env(variable, path);
        }
        command.env("TERM", "xterm-256color");
        for (variable, value) in self.variables {
            command.env(variable, value);
        }
        command.cwd(self.home.path(""));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(one_at_least(rows), one_at_least(columns), 0);
        let seen = Seen { parser, raw: Vec::new(), last: Instant::now(), ended: false };
        let seen: Shared = Arc::new((Mutex::new(seen), Condvar::new()));
        let stop = Arc::new(AtomicBool::new(false));
        let from = pair.master.try_clone_reader().unwrap();
        let reader = {
            let (seen, stop) = (seen.clone(), stop.clone());
            thread::spawn(move || read(from, &seen, &stop))
        };
        let writer = Some(Arc::new(Mutex::new(pair.master.take_writer().unwrap())));
        Terminal { seen, child, writer, master: Some(pair.master), reader: Some(reader), stop, modes }
    }
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn one_at_least(size: u16) -> NonZeroU16 {
    NonZeroU16::new(size).unwrap_or(NonZeroU16::MIN)
}

fn read(mut from: Box<dyn Read + Send>, seen: &Shared, stop: &AtomicBool) {
    let mut bytes = vec![0; 1 << 16];
    loop {
        // A terminal without a program reports an error rather than an end.
        let count = from.read(&mut bytes).unwrap_or(0);
        let mut now = seen.0.lock().unwrap();
        now.parser.process(&bytes[..count]);
        now.raw.extend_from_slice(&bytes[..count]);
        now.last = Instant::now();
        now.ended = count == 0;
        seen.1.notify_all();
        if count == 0 || stop.load(Ordering::SeqCst) {
            return;
        }
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has modes"))
}

impl Terminal {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().expect("the reader goes on")
    }

    /// Types.
    pub fn keys(&self, keys: &str) {
        let mut writer = self.writer.as_ref().unwrap().lock().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Types beside the test, for what is more than a terminal takes at once.
    pub fn keys_beside(&self, keys: String) {
        let writer = self.writer.clone().unwrap();
        thread::spawn(move || writer.lock().unwrap().write_all(keys.as_bytes()));
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub fn wait_for(&self, is_so: impl Fn(&Screen) -> bool, what: &str) {
        self.wait(|seen| is_so(seen.parser.screen()), what);
    }

    /// Waits until a text is on the screen, however it is wrapped.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for(|screen| says(screen, text), text);
    }

    /// Waits until bytes have come out since a mark.
    #[track_caller]
    pub fn wait_for_bytes(&self, mark: usize, bytes: &str) {
        self.wait(|seen| find(&seen.raw[mark..], bytes.as_bytes()), &format!("{bytes:?}"));
    }

    /// Waits until anything has come out since a mark.
    #[track_caller]
    pub fn wait_for_more(&self, mark: usize) {
        self.wait(|seen| seen.raw.len() > mark, "the program to draw");
    }

    /// Waits until no byte has come for a while.
    #[track_caller]
    pub fn wait_for_quiet(&self, length: Duration) {
        let start = Instant::now();
        // What was typed just now may not have been answered yet.
        while self.seen().last.max(start).elapsed() < length {
            assert!(start.elapsed() < PATIENCE, "the screen never rests");
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[track_caller]
    fn wait(&self, is_so: impl Fn(&Seen) -> bool, what: &str) {
        let start = Instant::now();
        let mut seen = self.seen();
        while !is_so(&seen) {
            let left = PATIENCE.saturating_sub(start.elapsed());
            if left.is_zero() || seen.ended {
                let why = if seen.ended { "the program has ended" } else { "it took too long" };
                let screen = show(seen.parser.screen());
                // Only a panic of the reader may poison what it shares.
                drop(seen);
                panic!("waited for {what}, but {why}; the screen:\n{screen}");
            }
            seen = self.seen.1.wait_timeout(seen, left.min(Duration::from_millis(50))).expect("the reader goes on").0;
        }
    }

    /// Fails unless the screen is so now.
    #[track_caller]
    pub fn assert_shows(&self, text: &str) {
        let (is_there, shown) = self.look(|screen| (says(screen, text), show(screen)));
        assert!(is_there, "{text:?} isn't there:\n{shown}");
    }

    /// Looks at the screen.
    pub fn look<T>(&self, look: impl FnOnce(&Screen) -> T) -> T {
        look(self.seen().parser.screen())
    }

    /// Returns how many bytes have come out so far.
    pub fn mark(&self) -> usize {
        self.seen().raw.len()
    }

    /// Returns what has come out since a mark.
    pub fn raw(&self, mark: usize) -> Vec<u8> {
        self.seen().raw[mark..].to_vec()
    }

    /// Makes the window larger or smaller.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut seen = self.seen();
        seen.parser.set_size(one_at_least(rows), one_at_least(columns));
        self.master.as_ref().unwrap().resize(pty_size(columns, rows)).unwrap();
    }

    /// Returns the process' number.
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        send(signal.name(), self.process());
    }

    /// Returns whether the terminal's modes are as they were before the start.
    pub fn has_its_modes(&self) -> bool {
        modes(self.master.as_ref().unwrap().as_ref()) == self.modes
    }

    /// Waits for the end and returns the exit code; everything that was written
    /// has been read then.
    #[track_caller]
    pub fn wait_exit(&mut self) -> u32 {
        self.wait_exit_for(PATIENCE)
    }

    /// Waits for the end, but only so long.
    #[track_caller]
    pub fn wait_exit_for(&mut self, patience: Duration) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.join();
                return status.exit_code();
            }
            assert!(start.elapsed() < patience, "the program goes on; the screen:\n{}", self.look(show));
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Quits as one does, and fails unless that is fine.
    #[track_caller]
    pub fn quit(mut self) {
        self.keys("q");
        assert_eq!(self.wait_exit(), 0);
    }

    /// Closes the window: the terminal is gone, nobody reads or types.
    pub fn hang_up(&mut self) {
        // The reader looks up only when something comes, so something has to.
        self.stop.store(true, Ordering::SeqCst);
        self.keys("\u{c}");
        self.join();
        self.writer = None;
        self.master = None;
    }

    fn join(&mut self) {
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader goes on to the end");
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.signal(Signal::Kill);
            let _ = self.child.wait();
        }
        // Jobs of a shell go with their terminal.
        self.writer = None;
        self.master = None;
        let failed = self.reader.take().is_some_and(|reader| reader.is_finished() && reader.join().is_err());
        assert!(!failed || thread::panicking(), "the reader panicked");
    }
}

/// Sends a signal to a process by the shell, which every system has.
pub fn send(signal: &str, process: u32) {
    let _ = Command::new("sh").args(["-c", &format!("kill -{signal} {process}")]).status();
}

/// Returns whether bytes hold others.
pub fn find(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// Returns the rows of a screen.
pub fn rows(screen: &Screen) -> Vec<String> {
    let width = screen.size().1.get();
    screen.rows(0, width).collect()
}

/// Returns whether a screen shows a text, wrapped or not. Where panes stand side
/// by side, only what fits on a line of its pane is found.
pub fn says(screen: &Screen, text: &str) -> bool {
    let words: Vec<String> =
        rows(screen).iter().flat_map(|row| row.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    words.join(" ").contains(text)
}

/// Returns whether a screen has a row that holds all of these.
pub fn has_row(screen: &Screen, parts: &[&str]) -> bool {
    rows(screen).iter().any(|row| parts.iter().all(|part| row.contains(part)))
}

/// Returns whether a row that is in reverse holds a text.
pub fn has_reversed(screen: &Screen, text: &str) -> bool {
    let (height, width) = screen.size();
    (0..height.get()).any(|y| {
        let cells = (0..width.get()).filter_map(|x| screen.cell(y, x)).filter(|cell| cell.inverse());
        let reversed: String = cells.map(|cell| if cell.has_contents() { cell.contents() } else { " " }).collect();
        reversed.contains(text)
    })
}

/// Returns whether a screen says that all is saved.
pub fn is_saved(screen: &Screen) -> bool {
    says(screen, "saved") && !says(screen, "unsaved")
}

fn show(screen: &Screen) -> String {
    rows(screen).join("\n")
}
