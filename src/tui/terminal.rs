//! The terminal, taken over and given back as it was.
//!
//! It is given back on every way out: a return, an error, a panic, a signal,
//! and while the program is stopped.

use std::io::{self, Stdout, Write as _};
use std::mem::ManuallyDrop;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};

use super::message::Message;

/// Whether the terminal is taken over, for whoever has to give it back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether another program has the terminal, while this one waits for its end.
static LENT: AtomicBool = AtomicBool::new(false);

/// Returns whether another program has the terminal.
#[cfg(unix)]
pub fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// What is drawn on the terminal, which is ours from [`Screen::take`] on.
pub struct Screen {
    /// Never dropped: where the terminal is gone its drop prints, and printing
    /// panics there, before anything is saved.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<io::BufWriter<Stdout>>>>,
}

impl Screen {
    /// Makes ready to draw.
    pub fn begin() -> io::Result<Self> {
        let backend = CrosstermBackend::new(io::BufWriter::with_capacity(1 << 15, io::stdout()));
        Ok(Screen { terminal: ManuallyDrop::new(Terminal::new(backend)?) })
    }

    /// Takes the terminal over. Nothing is asked of it: an answer could be late
    /// or never come.
    ///
    /// A panic on any thread gives the terminal back and ends the loop, which
    /// would draw on a terminal that isn't ours any more.
    pub fn take(self, messages: Sender<Message>) -> io::Result<Self> {
        give_back_on_panic(messages);
        take_over()?;
        // A program that was killed may have left the other screen in use, which then
        // still shows what was printed since.
        execute!(io::stdout(), Clear(ClearType::All))?;
        Ok(self)
    }

    /// Draws a frame as one synchronised update.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(view)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Draws everything at the next frame, whatever was drawn before.
    pub fn forget(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: that asks the terminal where its cursor is, and
        // the answer would go to the thread that reads keys.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Gives the terminal back for the time the program is stopped.
    pub fn suspend(&mut self, stop: impl FnOnce()) -> io::Result<()> {
        give_back();
        stop();
        take_over()?;
        self.forget()
    }

    /// Lends the terminal to another program, and takes it back when that ended.
    /// What it brought is there also where the terminal can't be taken back.
    pub fn lend<T>(&mut self, run: impl FnOnce() -> T) -> (T, io::Result<()>) {
        LENT.store(true, Ordering::SeqCst);
        give_back();
        let result = run();
        LENT.store(false, Ordering::SeqCst);
        (result, take_over().and_then(|()| self.forget()))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take_over() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)
}

/// Gives the terminal back, once, from any thread.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // The terminal may be gone; then there is nothing to give back.
    let mut out = io::stdout();
    let _ = execute!(out, EndSynchronizedUpdate, DisableBracketedPaste, Show, LeaveAlternateScreen);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// Gives the terminal back although its reader may have stopped reading, so that
/// writing to it, or waiting for who writes to it, would never end.
pub fn give_back_without_waiting() {
    let _ = disable_raw_mode();
    let writer = thread::spawn(give_back);
    let end = Instant::now() + Duration::from_millis(200);
    while !writer.is_finished() && Instant::now() < end {
        thread::sleep(Duration::from_millis(5));
    }
}

/// A panic's message belongs on a terminal that shows it.
fn give_back_on_panic(messages: Sender<Message>) {
    /// The number of the signal that says a program broke off, `SIGABRT`.
    const BROKE_OFF: i32 = 6;

    let before = panic::take_hook();
    panic::set_hook(Box::new(move |about| {
        give_back();
        before(about);
        let _ = messages.send(Message::Ended(BROKE_OFF));
    }));
}
