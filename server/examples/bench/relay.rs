//! A mail server for the measuring programs: it takes every message, and tells when it took which.

use std::time::Instant;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Listens on a port of this machine; what comes out is when each message was taken.
pub async fn listen() -> std::io::Result<(String, UnboundedReceiver<Instant>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?.to_string();
    let (taken, arrivals) = unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, taken.clone()));
        }
    });
    Ok((address, arrivals))
}

async fn talk(stream: TcpStream, taken: UnboundedSender<Instant>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 relay.example ready\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let answer: &[u8] = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => b"250-relay.example\r\n250 8BITMIME\r\n",
            "QUIT" => b"221 2.0.0 bye\r\n",
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                while lines.next_line().await?.is_some_and(|line| line != ".") {}
                // Whoever listened may have heard enough.
                let _ = taken.send(Instant::now());
                b"250 2.0.0 taken\r\n"
            }
            _ => b"250 2.1.0 ok\r\n",
        };
        writer.write_all(answer).await?;
    }
    Ok(())
}
