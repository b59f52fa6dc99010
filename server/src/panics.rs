//! How a panic is reported: where in the code, and in which thread. Never its message, which may hold anything.

use std::{
    io::{Write, stderr},
    panic::{PanicHookInfo, set_hook},
    thread,
};

/// Replaces the default hook, which prints the message. To be called before anything else.
pub fn report_without_message() {
    set_hook(Box::new(say));
}

/// Writes the line to standard error itself: the log may not be open yet, or may have panicked.
fn say(info: &PanicHookInfo<'_>) {
    let thread = thread::current();
    let thread = thread.name().unwrap_or("unnamed");
    let (file, line) = info.location().map_or(("unknown", 0), |place| (place.file(), place.line()));
    // There is nobody left to tell if standard error is closed.
    let _ = writeln!(stderr(), "ERROR clywed: event=\"panic\" place=\"{file}:{line}\" thread=\"{thread}\"");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    /// Set in the child, which is this same test run again on its own.
    const CHILD: &str = "CLYWED_TEST_PANICS_HERE";
    const CANARY: &str = "Llywelyn Felinheli said so";

    /// Panics in a thread, in a task and in a formatted message, each time with the canary, once the hook is in place.
    fn panic_everywhere() {
        report_without_message();
        let named = thread::Builder::new().name("made-up".into());
        assert!(named.spawn(|| panic!("{CANARY}")).unwrap().join().is_err());
        let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
        let words = CANARY.parse::<u8>().map_err(|_| CANARY);
        let task = runtime.spawn(async move { words.expect("made up: a result with the words in it") });
        assert!(runtime.block_on(task).is_err());
    }

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "the child is told by the environment that it is the child"
    )]
    fn a_panics_message_is_in_no_output_and_its_place_is() {
        if std::env::var(CHILD).is_ok() {
            return panic_everywhere();
        }
        let name = "panics::tests::a_panics_message_is_in_no_output_and_its_place_is";
        let program = std::env::current_exe().unwrap();
        let child =
            Command::new(program).args(["--exact", name, "--nocapture"]).env(CHILD, "1").output().unwrap();
        let said = [child.stdout, child.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(child.status.success(), "{said}");
        assert_eq!(said.matches("event=\"panic\"").count(), 2, "{said}");
        assert!(said.contains("panics.rs:") && said.contains("thread=\"made-up\""), "{said}");
        assert!(!said.contains(CANARY), "{said}");
    }
}
