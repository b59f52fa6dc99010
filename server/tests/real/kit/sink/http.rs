//! The gateway for text messages. It accepts only calls that are signed as `docs/alerts.md` says.

use super::{Manner, SECRET, State};
use sha2::{Digest, Sha256};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};

/// How long a signature is valid, in seconds.
const WINDOW: u64 = 300;

/// Answers one request.
pub(super) async fn talk<S: AsyncRead + AsyncWrite + Unpin>(stream: S, state: &State) -> Option<()> {
    let mut stream = BufReader::new(stream);
    if state.manner() == Manner::Hangs {
        return std::future::pending().await;
    }
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).await.ok()? == 0 {
            return None;
        }
    }
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(named, _)| named.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    };
    let length: usize = header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    {
        let mut got = state.got();
        got.bytes.extend_from_slice(head.as_bytes());
        got.bytes.extend_from_slice(&body);
    }
    let body = String::from_utf8(body).ok()?;
    let answer = match state.manner() {
        Manner::Refuses(code) => format!("{code} No"),
        Manner::Redirects => "307 Elsewhere\r\nlocation: http://127.0.0.1:1/".to_owned(),
        _ if head.starts_with("HEAD ") => "405 Only calls".to_owned(),
        manner => {
            let odd = believed(&head, header, &body).err();
            if let Some(odd) = odd {
                state.got().odd.push(odd);
                "401 Not believed".to_owned()
            } else {
                let value: serde_json::Value = serde_json::from_str(&body).ok()?;
                let id = value["id"].as_str().unwrap_or_default().to_owned();
                state.take(id, value["to"].as_str().unwrap_or_default(), body);
                if manner == Manner::TakesAndBreaks {
                    return None;
                }
                "202 Taken".to_owned()
            }
        }
    };
    let answer = format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    stream.write_all(answer.as_bytes()).await.ok()?;
    stream.shutdown().await.ok()
}

/// Whether a call is one of Clywed's and was made just now.
fn believed<'a>(
    head: &str,
    header: impl Fn(&str) -> Option<&'a str>,
    body: &str,
) -> Result<(), &'static str> {
    if !head.starts_with("POST /alerts?a=b HTTP/1.1\r\n") {
        return Err("another address");
    }
    if header("content-type") != Some("application/json") {
        return Err("no JSON");
    }
    let timestamp = header("clywed-timestamp").ok_or("no timestamp")?;
    let signature = header("clywed-signature").and_then(|text| text.strip_prefix("sha256="));
    let signed = hmac(SECRET.as_bytes(), format!("{timestamp}.{body}").as_bytes());
    if signature != Some(&domain::hex(&signed)) {
        return Err("another's signature");
    }
    let at: u64 = timestamp.parse().map_err(|_| "no timestamp")?;
    if now().abs_diff(at) > WINDOW {
        return Err("an old signature");
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a gateway has a clock of its own")]
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// HMAC-SHA-256 as RFC 2104 describes it, written separately from the code that signs.
fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    assert!(key.len() <= 64, "a longer key would be hashed first");
    let pad = |with: u8| {
        let mut block = [with; 64];
        block.iter_mut().zip(key).for_each(|(byte, key)| *byte ^= key);
        block
    };
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize().into()
}
