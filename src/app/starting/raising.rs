//! One window for a file: whoever opens a file again that a window of theirs has open gets that window. A window listens
//! on this machine alone, and writes into the user's own folder where, with a word that only its owner can read; a lock
//! beside it says that it lives. Whoever finds nobody there, or gets no answer in time, opens a window as if there were
//! none.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::own::own_folder;

/// How long a window is waited for.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a window answers once it has come to the front.
const ANSWER: &[u8; 3] = b"ok\n";

/// Where a window listens, and the word by which it knows its owner.
#[derive(Debug, Serialize, Deserialize)]
struct Address {
    port: u16,
    word: String,
}

/// The two files of the window that has a file open.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    address: PathBuf,
    lock: PathBuf,
}

impl Place {
    /// Below `own`, for a file however its path is written. The name of the file is not told.
    fn of(own: &Path, file: &Path) -> Self {
        let known = file.canonicalize().unwrap_or_else(|_| file.to_owned());
        let key = Sha256::digest(known.as_os_str().as_encoded_bytes());
        let key = key.iter().take(16).fold(String::new(), |key, byte| format!("{key}{byte:02x}"));
        let folder = own.join("windows");
        Self { address: folder.join(format!("{key}.json")), lock: folder.join(format!("{key}.lock")) }
    }

    /// Whether a window lives that has it.
    fn lives(&self) -> bool {
        let lock = File::open(&self.lock);
        lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
    }

    fn read(&self) -> Option<Address> {
        serde_json::from_slice(&std::fs::read(&self.address).ok()?).ok()
    }
}

/// Asks the window that has `file` open to come to the front; whether it has.
pub(super) fn raise(own: &Path, file: &Path) -> bool {
    let place = Place::of(own, file);
    place.lives() && place.read().is_some_and(|address| answered(&address).unwrap_or(false))
}

fn answered(address: &Address) -> std::io::Result<bool> {
    let to = SocketAddr::from((Ipv4Addr::LOCALHOST, address.port));
    let mut stream = TcpStream::connect_timeout(&to, PATIENCE)?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(address.word.as_bytes())?;
    let mut answer = [0; ANSWER.len()];
    stream.read_exact(&mut answer)?;
    Ok(answer == *ANSWER)
}

/// Somebody asks for the window.
pub struct Asked(Sender<()>);

impl Asked {
    /// The window comes.
    pub fn comes(&self) {
        // Whoever has stopped waiting has a window of their own by now.
        self.0.send(()).unwrap_or_default();
    }
}

/// What a window listens with.
pub struct Listening {
    own: PathBuf,
    /// Wakes the window.
    wake: Arc<dyn Fn() + Send + Sync>,
    ear: Option<Ear>,
    /// The file it has open, with its lock.
    held: Option<(PathBuf, Place, File)>,
    /// It was tried for this file, and not got.
    refused: Option<PathBuf>,
}

struct Ear {
    port: u16,
    word: String,
    asked: Receiver<Asked>,
    closing: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Relaxed);
        // It waits for somebody to come.
        drop(TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, self.port)), PATIENCE));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Listening {
    /// Listens for nobody yet; below `own` it is said where, and `wake` is called when somebody asks.
    pub fn new(own: PathBuf, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { own, wake, ear: None, held: None, refused: None }
    }

    /// Says that this window has `file` open, or none.
    pub fn has(&mut self, file: Option<&Path>) {
        if self.held.as_ref().map(|(held, ..)| held.as_path()) == file {
            return;
        }
        self.let_go();
        let Some(file) = file.filter(|file| self.refused.as_deref() != Some(*file)) else { return };
        match self.hold(file) {
            Ok(held) => self.held = held,
            Err(error) => tracing::warn!(kind = ?error.kind(), "the window cannot be found by others"),
        }
        self.refused = self.held.is_none().then(|| file.to_owned());
    }

    /// None where another window has it.
    fn hold(&mut self, file: &Path) -> std::io::Result<Option<(PathBuf, Place, File)>> {
        let place = Place::of(&self.own, file);
        own_folder(&self.own.join("windows"))?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&place.lock)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let ear = match self.ear.take() {
            Some(ear) => ear,
            None => Ear::open(Arc::clone(&self.wake))?,
        };
        let address = Address { port: ear.port, word: ear.word.clone() };
        self.ear = Some(ear);
        // Only its owner reads a temporary file, and so it stays.
        let file_of = tempfile::NamedTempFile::new_in(self.own.join("windows"))?;
        serde_json::to_writer(&file_of, &address)?;
        file_of.persist(&place.address)?;
        Ok(Some((file.to_owned(), place, lock)))
    }

    fn let_go(&mut self) {
        if let Some((_, place, lock)) = self.held.take() {
            drop(std::fs::remove_file(&place.address));
            drop(lock);
            drop(std::fs::remove_file(&place.lock));
        }
    }

    /// Whoever asks for this window, and is not answered yet.
    pub fn asked(&self) -> Option<Asked> {
        self.ear.as_ref()?.asked.try_recv().ok()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.let_go();
    }
}

impl Ear {
    fn open(wake: Arc<dyn Fn() + Send + Sync>) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let word = format!("{}{}", Uuid::now_v7().simple(), Uuid::now_v7().simple());
        let (tell, asked) = channel();
        let closing = Arc::new(AtomicBool::new(false));
        let (closes, known) = (Arc::clone(&closing), word.clone());
        let listens = move || {
            for stream in listener.incoming() {
                if closes.load(Ordering::Relaxed) {
                    return;
                }
                // Whoever does not know the word, or says nothing, is let go.
                if let Ok(stream) = stream {
                    attend(stream, &known, &tell, &*wake).unwrap_or_default();
                }
            }
        };
        let thread = thread::Builder::new().name("kortisto-windows".into()).spawn(listens)?;
        Ok(Self { port, word, asked, closing, thread: Some(thread) })
    }
}

fn attend(
    mut stream: TcpStream,
    known: &str,
    tell: &Sender<Asked>,
    wake: &(dyn Fn() + Send + Sync),
) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut word = vec![0; known.len()];
    stream.read_exact(&mut word)?;
    if word != known.as_bytes() {
        return Ok(());
    }
    let (comes, heard) = channel();
    if tell.send(Asked(comes)).is_err() {
        return Ok(());
    }
    wake();
    // A window that hangs does not come: then there is to be another.
    match heard.recv_timeout(PATIENCE) {
        Ok(()) => stream.write_all(ANSWER),
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A window that has `file` open and comes when it is asked.
    fn window(own: &Path, file: &Path) -> Listening {
        let mut window = Listening::new(own.to_owned(), Arc::new(|| {}));
        window.has(Some(file));
        window
    }

    /// Asks for the window of `file`, while `window` comes where it is asked.
    fn raised(own: &Path, file: &Path, window: &Listening) -> bool {
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let asks = scope.spawn(|| {
                let raised = raise(own, file);
                done.store(true, Ordering::Relaxed);
                raised
            });
            while !done.load(Ordering::Relaxed) {
                if let Some(asked) = window.asked() {
                    asked.comes();
                }
                thread::yield_now();
            }
            asks.join().expect("it ends")
        })
    }

    #[test]
    fn a_file_that_is_open_raises_its_window_and_another_does_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = folder.path().join("own");
        let (one, other) = (folder.path().join("a.kortisto"), folder.path().join("b.kortisto"));
        for file in [&one, &other] {
            std::fs::write(file, "").expect("written");
        }
        assert!(!raise(&own, &one), "nobody has it");
        let mut window = window(&own, &one);
        assert!(raised(&own, &one, &window));
        assert!(raised(&own, &folder.path().join(".").join("a.kortisto"), &window), "however it is written");
        assert!(!raise(&own, &other), "another file opens its own");
        window.has(Some(&other));
        assert!(!raise(&own, &one), "it has left that file");
        assert!(raised(&own, &other, &window));
        drop(window);
        assert!(!raise(&own, &other));
        assert_eq!(std::fs::read_dir(own.join("windows")).expect("there").count(), 0, "nothing is left");
    }

    #[test]
    fn a_window_that_has_died_or_does_not_know_the_word_is_passed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let (own, file) = (folder.path().join("own"), folder.path().join("a.kortisto"));
        let window = window(&own, &file);
        let place = Place::of(&own, &file);
        let port = place.read().expect("written").port;
        let wrong = Address { port, word: "x".repeat(64) };
        std::fs::write(&place.address, serde_json::to_vec(&wrong).expect("json")).expect("written");
        assert!(!raised(&own, &file, &window), "not by just anybody on the machine");
        std::fs::write(&place.address, "{").expect("written");
        assert!(!raise(&own, &file), "nobody knows where it listens");
        drop(window);
        std::fs::write(&place.address, serde_json::to_vec(&wrong).expect("json")).expect("written");
        std::fs::write(&place.lock, "").expect("written");
        assert!(!raise(&own, &file), "nobody holds its lock");
    }

    #[test]
    fn a_second_window_of_a_file_does_not_take_the_place_of_the_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let (own, file) = (folder.path().join("own"), folder.path().join("a.kortisto"));
        let first = window(&own, &file);
        let second = window(&own, &file);
        assert!(raised(&own, &file, &first));
        drop(second);
        assert!(raised(&own, &file, &first), "nor does it take it away");
    }
}
