//! Threads that wait for the terminal and for signals.

use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{Event, read};

use super::app::Size;
use super::key::Key;
use super::message::Message;

/// Reads keys, pastes and sizes until the terminal is gone.
pub fn listen(messages: Sender<Message>) {
    watch_for_hangup(messages.clone());
    thread::spawn(move || {
        loop {
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
    use std::time::Duration;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    /// How long the screen's thread has for an orderly end, saving included.
    const PATIENCE: Duration = Duration::from_millis(3500);

    let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP]) else { return };
    thread::spawn(move || {
        for signal in &mut signals {
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
