//! SMTP as it is spoken: a small server in this process answers what each test wants.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use abri_domain::contact::Email;
use abri_server::config::{BounceArgs, MailArgs};
use abri_server::mail::{MailError, Mailer, OutgoingMail, bounce};
use std::path::Path;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

/// How the server behaves.
#[derive(Clone, Copy)]
enum Behaviour {
    Accepts,
    HangsUpAfterText,
    HangsUpAtGreeting,
    AnswersText(&'static str),
    AnswersMail(&'static str),
    AnswersRcpt(&'static str),
    Greets(&'static str),
}

/// What it was handed.
type Received = Arc<Mutex<Vec<String>>>;

async fn serve(behaviour: Behaviour) -> (Mailer, Received) {
    serve_over(behaviour, "none").await
}

async fn serve_over(behaviour: Behaviour, tls: &str) -> (Mailer, Received) {
    let (address, received) = listen(behaviour).await;
    (mailer(&address, tls), received)
}

async fn listen(behaviour: Behaviour) -> (String, Received) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let received = Received::default();
    let kept = received.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = talk(stream, behaviour, kept.clone()).await;
        }
    });
    (format!("127.0.0.1:{port}"), received)
}

async fn talk(stream: TcpStream, behaviour: Behaviour, received: Received) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    let mut envelope = String::new();
    match behaviour {
        Behaviour::HangsUpAtGreeting => return Ok(()),
        Behaviour::Greets(line) => writer.write_all(line.as_bytes()).await?,
        _ => writer.write_all(b"220 relay.example ready\r\n").await?,
    }
    while let Some(line) = lines.next_line().await? {
        if line.starts_with("MAIL") || line.starts_with("RCPT") {
            envelope.push_str(&line);
            envelope.push('\n');
        }
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-relay.example\r\n250 8BITMIME\r\n",
            "MAIL" if let Behaviour::AnswersMail(answer) = behaviour => answer,
            "MAIL" => "250 2.1.0 sender ok\r\n",
            "RCPT" if let Behaviour::AnswersRcpt(answer) = behaviour => answer,
            "RCPT" => "250 2.1.5 recipient ok\r\n",
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut text = std::mem::take(&mut envelope);
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    text.push_str(&line);
                    text.push('\n');
                }
                received.lock().unwrap().push(text);
                match behaviour {
                    Behaviour::HangsUpAfterText => return Ok(()),
                    Behaviour::AnswersText(answer) => answer,
                    _ => "250 2.0.0 queued\r\n",
                }
            }
            "QUIT" => "221 bye\r\n",
            _ => "502 what?\r\n",
        };
        writer.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}

fn mailer(server: &str, tls: &str) -> Mailer {
    mailer_with(server, tls, BounceArgs::default())
}

fn mailer_with(server: &str, tls: &str, bounces: BounceArgs) -> Mailer {
    let args = MailArgs {
        smtp: Some(server.to_owned()),
        smtp_tls: tls.to_owned(),
        smtp_user: None,
        smtp_password_file: None,
        mail_from: "Abri <ne-pas-repondre@abri.example>".to_owned(),
        bounces,
    };
    Mailer::new(&args, Path::new("/nowhere"), "https://abri.example").unwrap()
}

async fn send(mailer: &Mailer) -> Result<(), MailError> {
    let to = Email::parse("elodie@people.example").unwrap();
    let mail = OutgoingMail {
        id: Uuid::from_u128(7),
        to: &to,
        subject: "Il y a du nouveau".to_owned(),
        text: "Bonjour à vous.\n.\nEncore une ligne.\n".to_owned(),
        attachment: None,
        token: bounce::token_of(Uuid::from_u128(7), &[7; 32]),
    };
    mailer.send(mail).await
}

#[tokio::test]
async fn a_message_that_is_taken_is_sent_once_and_whole() {
    let (mailer, received) = serve(Behaviour::Accepts).await;
    assert_eq!(send(&mailer).await, Ok(()));
    let received = received.lock().unwrap();
    let [message] = received.as_slice() else { panic!("{} messages", received.len()) };
    assert!(message.contains("Message-ID: <00000000-0000-0000-0000-000000000007@abri.example>"), "{message}");
    assert!(
        message.contains("Auto-Submitted: auto-generated") && message.contains("To: elodie@people.example")
    );
}

#[tokio::test]
async fn a_server_that_hangs_up_after_the_text_leaves_a_doubt() {
    let (mailer, received) = serve(Behaviour::HangsUpAfterText).await;
    assert_eq!(send(&mailer).await, Err(MailError::Uncertain));
    assert_eq!(received.lock().unwrap().len(), 1, "never sent again by itself");
}

#[tokio::test]
async fn refusals_for_good_and_for_now_are_told_apart() {
    for (behaviour, outcome) in [
        (Behaviour::AnswersText("550 5.7.1 no\r\n"), MailError::Permanent),
        (Behaviour::AnswersText("451 4.3.0 later\r\n"), MailError::Retry),
        (Behaviour::AnswersRcpt("550 5.1.1 no such user\r\n"), MailError::Permanent),
        (Behaviour::AnswersRcpt("451 4.7.1 greylisted\r\n"), MailError::Retry),
        (Behaviour::AnswersText("not an answer\r\n"), MailError::Uncertain),
    ] {
        let (mailer, _) = serve(behaviour).await;
        assert_eq!(send(&mailer).await, Err(outcome));
    }
}

#[tokio::test]
async fn trouble_with_the_server_is_not_the_fault_of_the_message() {
    for behaviour in [
        Behaviour::HangsUpAtGreeting,
        Behaviour::Greets("554 go away\r\n"),
        Behaviour::AnswersMail("530 5.7.0 who are you?\r\n"),
    ] {
        let (mailer, received) = serve(behaviour).await;
        assert_eq!(send(&mailer).await, Err(MailError::Retry));
        assert!(received.lock().unwrap().is_empty());
    }
    // A port nobody listens on any more.
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert_eq!(send(&mailer(&free.to_string(), "none")).await, Err(MailError::Retry));
}

#[tokio::test]
async fn where_tls_is_required_nothing_is_said_without_it() {
    let (mailer, received) = serve_over(Behaviour::Accepts, "required").await;
    assert_eq!(send(&mailer).await, Err(MailError::Retry));
    assert!(received.lock().unwrap().is_empty());
}

#[tokio::test]
async fn each_message_has_an_address_of_its_own_for_what_comes_back() {
    let (address, received) = listen(Behaviour::Accepts).await;
    assert_eq!(send(&mailer(&address, "none")).await, Ok(()));
    let mail_bounces = Some("retours@abri.example".to_owned());
    let bounces = BounceArgs { mail_bounces, smtp_dsn: true, ..BounceArgs::default() };
    assert_eq!(send(&mailer_with(&address, "none", bounces)).await, Ok(()));
    let received = received.lock().unwrap();
    assert!(received[0].starts_with("MAIL FROM:<ne-pas-repondre@abri.example>"), "{}", received[0]);
    let own = format!("MAIL FROM:<retours+{}@abri.example>", bounce::token_of(Uuid::from_u128(7), &[7; 32]));
    assert!(received[1].starts_with(&own), "{}", received[1]);
    assert!(received[1].contains("NOTIFY=SUCCESS,FAILURE") && !received[0].contains("NOTIFY"));
    let from = |text: &str| text.contains("From: Abri <ne-pas-repondre@abri.example>");
    assert!(received.iter().all(|text| from(text)), "what people read is the same");
}
