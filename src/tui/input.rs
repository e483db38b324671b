//! Threads that wait for the terminal and for signals.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, read};

use super::app::Size;
use super::key::Key;
use super::message::Message;

/// Keeps the thread that reads keys from reading, while another program has the
/// terminal and they are that program's.
#[derive(Default)]
pub struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Open,
    /// The thread is asked not to read on.
    Closing,
    /// The thread waits.
    Closed,
}

impl Gate {
    /// How long the thread is waited for: it comes at once, but in the middle of
    /// a key that never ends.
    const PATIENCE: Duration = Duration::from_millis(500);

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, state: State) {
        *self.state() = state;
        self.changed.notify_all();
    }

    /// Waits where the gate is closed.
    fn pass(&self) {
        if *self.state() == State::Closing {
            self.set(State::Closed);
        }
        let wait = self.changed.wait_while(self.state(), |state| *state == State::Closed);
        drop(wait.unwrap_or_else(PoisonError::into_inner));
    }

    /// Closes the gate, and waits until the thread stands before it.
    pub fn close(&self) {
        self.set(State::Closing);
        wake_reader();
        let wait = self.changed.wait_timeout_while(self.state(), Self::PATIENCE, |state| *state == State::Closing);
        drop(wait.unwrap_or_else(PoisonError::into_inner));
    }

    /// Opens the gate.
    pub fn open(&self) {
        self.set(State::Open);
    }
}

/// The reader of keys also waits for changes of the size, which this looks like.
#[cfg(unix)]
fn wake_reader() {
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
}

/// Other systems' reader looks up by itself.
#[cfg(not(unix))]
fn wake_reader() {}

/// Waits for something to read, or for a reason to look at the gate.
#[cfg(unix)]
fn wait_for_event(_gate: &Gate) {}

/// Nothing wakes this reader, so that it has to look up now and then.
#[cfg(not(unix))]
fn wait_for_event(gate: &Gate) {
    while matches!(crossterm::event::poll(Duration::from_millis(100)), Ok(false)) {
        gate.pass();
    }
}

/// Reads keys, pastes and sizes until the terminal is gone.
pub fn listen(messages: Sender<Message>, gate: Arc<Gate>) {
    watch_for_hangup(messages.clone());
    thread::spawn(move || {
        loop {
            gate.pass();
            wait_for_event(&gate);
            let message = match read() {
                Ok(Event::Key(event)) => Key::from_event(event).map(Message::Key),
                Ok(Event::Paste(text)) => Some(Message::Paste(text)),
                Ok(Event::Resize(width, height)) => Some(Message::Resized(Size { width, height })),
                Ok(_) => None,
                Err(_) => Some(Message::TerminalLost),
            };
            let lost = matches!(message, Some(Message::TerminalLost));
            if message.is_some_and(|message| messages.send(message).is_err()) || lost {
                return;
            }
        }
    });
}

/// Waits for the terminal to go away. Reading would not tell: the reader of keys
/// spins then, and without a controlling terminal no signal comes either.
#[cfg(unix)]
fn watch_for_hangup(messages: Sender<Message>) {
    use std::os::fd::AsFd;

    use nix::errno::Errno;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

    thread::spawn(move || {
        let input = std::io::stdin();
        // Nothing is asked for, so that only an end or an error is answered.
        let mut watched = [PollFd::new(input.as_fd(), PollFlags::empty())];
        while poll(&mut watched, PollTimeout::NONE) == Err(Errno::EINTR) {}
        let _ = messages.send(Message::TerminalLost);
    });
}

/// Other systems tell by an error of the reader.
#[cfg(not(unix))]
fn watch_for_hangup(_messages: Sender<Message>) {}

/// Waits for signals that ask to end or to stop.
#[cfg(unix)]
pub fn listen_to_signals(messages: Sender<Message>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    /// How long the screen's thread has for an orderly end, saving included.
    const PATIENCE: Duration = Duration::from_millis(3500);

    let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP]) else { return };
    thread::spawn(move || {
        for signal in &mut signals {
            // Keys that ask to end or to stop ask the program that has the terminal.
            let is_lent = super::terminal::is_lent();
            if is_lent && matches!(signal, SIGINT | SIGQUIT) {
                continue;
            }
            if is_lent && signal == SIGTSTP {
                stop();
                continue;
            }
            if signal == SIGTSTP {
                let _ = messages.send(Message::Stopped);
                continue;
            }
            let _ = messages.send(Message::Ended(signal));
            // When the terminal is gone the screen's thread may never look.
            thread::sleep(PATIENCE);
            super::terminal::give_back_without_waiting();
            std::process::exit(128 + signal);
        }
    });
}

/// Other systems have no such signals.
#[cfg(not(unix))]
pub fn listen_to_signals(_messages: Sender<Message>) {}

/// Stops the program until the shell lets it go on.
#[cfg(unix)]
pub fn stop() {
    if !can_be_continued() {
        return;
    }
    // What Ctrl-Z would have done outside of raw mode.
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Whether a shell with job control started the program: one in its session, but
/// in another group. A terminal that runs the program itself could never let it
/// go on.
#[cfg(unix)]
fn can_be_continued() -> bool {
    use nix::unistd::{Pid, getpgid, getpgrp, getppid, getsid};

    // A container's first process has no parent in it, and a session that was begun
    // outside has no number inside: both are told as zero.
    let outside = Pid::from_raw(0);
    let parent = getppid();
    let same_session = getsid(None).is_ok_and(|ours| ours != outside && getsid(Some(parent)) == Ok(ours));
    parent != outside && same_session && getpgid(Some(parent)).is_ok_and(|group| group != getpgrp())
}

/// Other systems have no job control.
#[cfg(not(unix))]
pub fn stop() {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn nobody_passes_a_closed_gate() {
        let (gate, passed) = (Arc::new(Gate::default()), Arc::new(AtomicUsize::new(0)));
        let through = {
            let (gate, passed) = (gate.clone(), passed.clone());
            move || {
                while passed.load(Ordering::SeqCst) < usize::MAX / 2 {
                    gate.pass();
                    passed.fetch_add(1, Ordering::SeqCst);
                }
            }
        };
        let thread = thread::spawn(through);
        gate.close();
        assert_eq!(*gate.state(), State::Closed);
        let before = passed.load(Ordering::SeqCst);
        thread::sleep(Duration::from_millis(20));
        assert_eq!(passed.load(Ordering::SeqCst), before);
        gate.open();
        while passed.load(Ordering::SeqCst) == before {
            thread::yield_now();
        }
        passed.store(usize::MAX / 2, Ordering::SeqCst);
        thread.join().unwrap();
    }
}
