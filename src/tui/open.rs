//! Hands addresses to the program that opens such.

use std::process::Stdio;
use std::sync::mpsc::Sender;
use std::thread;

use super::message::Message;
use crate::ladder::text::clean_line;

/// Opens an address in the person's browser or mail program, beside the screen.
/// It is one argument of a command; no shell sees it.
pub fn open(address: String, messages: &Sender<Message>) {
    let messages = messages.clone();
    thread::spawn(move || {
        let is_open = open::commands(&address).into_iter().any(|mut command| {
            // A browser of the terminal would take keys and draw over the screen.
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        });
        if !is_open {
            let sentence = format!("Nothing here opens links. This one is {}", clean_line(&address));
            let _ = messages.send(Message::Told(sentence));
        }
    });
}
