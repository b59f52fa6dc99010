//! The mail server.

use super::{Manner, State};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};

/// Speaks with one client. With `covered` it offers `STARTTLS`, and returns the connection when the client
/// asks for it.
pub(super) async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    state: &State,
    covered: bool,
) -> Option<S> {
    let mut stream = BufReader::new(stream);
    if state.manner() == Manner::Hangs {
        return std::future::pending().await;
    }
    say(&mut stream, "220 sink.example").await?;
    let mut to = String::new();
    loop {
        let line = heard(&mut stream, state).await?;
        let word = line.split([' ', ':']).next().unwrap_or_default().trim_end().to_ascii_uppercase();
        match word.as_str() {
            "EHLO" if covered => say(&mut stream, "250-sink.example\r\n250 STARTTLS").await?,
            "EHLO" => say(&mut stream, "250-sink.example\r\n250 AUTH PLAIN LOGIN").await?,
            "STARTTLS" if covered => {
                say(&mut stream, "220 go ahead").await?;
                return Some(stream.into_inner());
            }
            // `\0gwen\0made-up word` in base64: the name and password of the tests.
            "AUTH" if line.trim_end() == "AUTH PLAIN AGd3ZW4AbWFkZS11cCB3b3Jk" => {
                say(&mut stream, "235 known").await?;
            }
            "AUTH" => say(&mut stream, "535 not known").await?,
            "MAIL" | "NOOP" => say(&mut stream, "250 well").await?,
            "RCPT" => match state.manner() {
                Manner::Refuses(code) => say(&mut stream, &format!("{code} nobody of that name")).await?,
                Manner::Hangs => return std::future::pending().await,
                _ => {
                    to = line.trim_end().to_owned();
                    say(&mut stream, "250 well").await?;
                }
            },
            "DATA" => {
                say(&mut stream, "354 go on").await?;
                let mut whole = String::new();
                loop {
                    let line = heard(&mut stream, state).await?;
                    if line == ".\r\n" {
                        break;
                    }
                    whole.push_str(&line);
                }
                let id = whole.lines().find_map(|line| line.strip_prefix("Message-ID: "));
                state.take(id.unwrap_or_default().to_owned(), &to, whole);
                if state.manner() == Manner::TakesAndBreaks {
                    return None;
                }
                say(&mut stream, "250 taken").await?;
            }
            "QUIT" => {
                say(&mut stream, "221 good-bye").await?;
                return None;
            }
            _ => say(&mut stream, "500 what").await?,
        }
    }
}

async fn say<S: AsyncWrite + Unpin>(stream: &mut S, line: &str) -> Option<()> {
    stream.write_all(format!("{line}\r\n").as_bytes()).await.ok()?;
    stream.flush().await.ok()
}

async fn heard<S: AsyncBufReadExt + Unpin>(stream: &mut S, state: &State) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await.ok()?;
    state.got().bytes.extend_from_slice(line.as_bytes());
    (read > 0).then_some(line)
}
