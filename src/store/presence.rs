//! Who has a register open at this moment, and which agency they are editing. It is information and no lock: each window
//! gives a sign in a small file of its own beside the register, again every minute; whoever gives none for three is taken to
//! have gone, as after a crash. Where no sign can be given or read, nobody is known of, and nothing else changes.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::AgencyId;
use crate::domain::validate::tidy;

/// How often a sign is given.
pub const HEARTBEAT: Duration = Duration::from_mins(1);

/// For how long a sign holds.
pub const HOLDS: Duration = Duration::from_mins(3);

/// After this long a sign is taken away by whoever sees it: its window is gone for good.
const LEFT_FOR: Duration = Duration::from_hours(24);

/// What ends the name of the folder of the signs, after a dot and the register's own name.
const FOLDER: &str = "-auki";

/// What ends the name of a sign.
const ENDING: &str = ".json";

/// What ends the name of one that is being written.
const WRITTEN: &str = ".uusi";

/// What the name of a file begins with that is made to ask for the time, and is gone at once.
const PROBE: &str = ".kello-";

/// The most bytes that a sign has.
const LARGEST: u64 = 4096;

/// The most signs that are read.
const MOST: usize = 200;

/// The most letters of a name.
const LONGEST: usize = 100;

/// Somebody who has the register open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Present {
    /// The name under which they work, as the log has it.
    pub who: String,
    /// The agency that they are editing.
    #[serde(default)]
    pub editing: Option<AgencyId>,
    /// The version of their program.
    #[serde(default)]
    pub version: String,
}

/// The folder in which the signs of the register at `path` are.
fn folder(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    path.with_file_name(format!(".{name}{FOLDER}"))
}

/// The sign of a window. It is taken away when dropped.
#[derive(Debug)]
pub struct Sign {
    register: PathBuf,
    file: PathBuf,
}

impl Sign {
    /// The sign of a window that has the register at `register` open. It is not given yet.
    #[must_use]
    pub fn new(register: &Path) -> Self {
        let file = folder(register).join(format!("{}{ENDING}", Uuid::now_v7()));
        Self { register: register.to_owned(), file }
    }

    /// The register.
    #[must_use]
    pub fn register(&self) -> &Path {
        &self.register
    }

    /// Gives the sign, whole or not at all.
    ///
    /// # Errors
    /// Where nothing can be written beside the register.
    pub fn give(&self, present: &Present) -> std::io::Result<()> {
        let folder = folder(&self.register);
        if !folder.is_dir() {
            std::fs::create_dir(&folder)?;
            as_open_as(self.register.parent(), &folder);
            hide(&folder);
        }
        let text = serde_json::to_vec(present)?;
        let written = self.file.with_extension(WRITTEN.trim_start_matches('.'));
        let give = || -> std::io::Result<()> {
            File::create(&written)?.write_all(&text)?;
            std::fs::rename(&written, &self.file)
        };
        give().inspect_err(|_| drop(std::fs::remove_file(&written)))
    }

    /// The moment by the clock of the folder at which the sign was given last.
    fn given(&self) -> Option<SystemTime> {
        std::fs::symlink_metadata(&self.file).and_then(|metadata| metadata.modified()).ok()
    }

    /// Whoever else has the register open, by name.
    #[must_use]
    pub fn others(&self) -> Vec<Present> {
        read(&self.register, Some(self))
    }
}

impl Drop for Sign {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.file));
        // The last one takes the folder too; one that others have signs in stays.
        drop(std::fs::remove_dir(folder(&self.register)));
    }
}

/// Whoever has the register at `path` open, by name.
#[must_use]
pub fn present(path: &Path) -> Vec<Present> {
    read(path, None)
}

fn read(path: &Path, own: Option<&Sign>) -> Vec<Present> {
    let Ok(entries) = std::fs::read_dir(folder(path)) else { return Vec::new() };
    // By the clock of the folder itself: those of two computers differ.
    let now = own.and_then(Sign::given).or_else(|| clock_of(&folder(path))).unwrap_or_else(SystemTime::now);
    let mut found: Vec<Present> = Vec::new();
    for entry in entries.filter_map(Result::ok).take(MOST) {
        let file = entry.path();
        let half = is_named(&file, WRITTEN);
        if !(half || is_named(&file, ENDING)) || own.is_some_and(|own| own.file == file) {
            continue;
        }
        // Not what a link leads to, nor a pipe.
        let Ok(metadata) = std::fs::symlink_metadata(&file) else { continue };
        let Ok(given) = metadata.modified() else { continue };
        if !metadata.is_file() {
            continue;
        }
        match stands(given, now) {
            Stands::Here if !half => found.extend(sign(&file)),
            // Half of one, left by a window that was killed over it, says nothing, and goes like a whole one.
            Stands::Here | Stands::Gone => {}
            Stands::Left => drop(std::fs::remove_file(&file)),
        }
    }
    found.sort();
    found
}

/// The moment by the clock of a folder; none where nothing can be written in it.
fn clock_of(folder: &Path) -> Option<SystemTime> {
    let probe = tempfile::Builder::new().prefix(PROBE).tempfile_in(folder).ok()?;
    probe.as_file().metadata().and_then(|metadata| metadata.modified()).ok()
}

/// How far two clocks may be apart before that is said.
const APART: Duration = Duration::from_mins(10);

/// The time of the register at `path` where this computer's clock, which shows `now`, is another: that of its folder, or
/// that at which the file was written where that is still to come, as after a clock was set back.
#[must_use]
pub fn other_time(path: &Path, now: SystemTime) -> Option<SystemTime> {
    let apart = |at: &SystemTime| now.duration_since(*at).unwrap_or_else(|error| error.duration()) >= APART;
    let of_folder = path.parent().and_then(clock_of).filter(apart);
    let written = || std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    of_folder.or_else(|| written().filter(|at| *at > now && apart(at)))
}

/// How a sign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// Whoever gave it is here.
    Here,
    /// They are taken to have gone.
    Gone,
    /// It is nobody's any more.
    Left,
}

/// How a sign stands that was given at a moment.
fn stands(given: SystemTime, now: SystemTime) -> Stands {
    // One from a little later was given while we looked; one from far ahead tells of a clock that was set back.
    let apart = now.duration_since(given).unwrap_or_else(|error| error.duration());
    if apart < HOLDS {
        Stands::Here
    } else if apart < LEFT_FOR || given > now {
        Stands::Gone
    } else {
        Stands::Left
    }
}

/// Whether a file has a name as we give them, with this ending.
fn is_named(file: &Path, ending: &str) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(ending));
    name.is_some_and(|name| Uuid::try_parse(name).is_ok())
}

/// What a sign says; none where it is none of ours.
fn sign(file: &Path) -> Option<Present> {
    let mut text = Vec::new();
    File::open(file).ok()?.take(LARGEST).read_to_end(&mut text).ok()?;
    let mut present: Present = serde_json::from_slice(&text).ok()?;
    // Anybody could have written it.
    for words in [&mut present.who, &mut present.version] {
        *words = tidy(words).replace(['\n', '\t'], " ").chars().take(LONGEST).collect();
    }
    (!present.who.is_empty()).then_some(present)
}

/// Lets those use the folder of the signs who may use the register's.
fn as_open_as(parent: Option<&Path>, folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        let Some(parent) = parent.filter(|parent| !parent.as_os_str().is_empty()) else { return };
        let allow = || -> std::io::Result<()> {
            let of = std::fs::metadata(parent)?;
            drop(chown(folder, None, Some(of.gid())));
            std::fs::set_permissions(folder, of.permissions())
        };
        if let Err(error) = allow() {
            tracing::debug!(%error, "others may not be able to say that they are here");
        }
    }
    // Elsewhere a folder has the permissions of the one it is in.
    #[cfg(not(unix))]
    let _ = (parent, folder);
}

/// Keeps the folder of the signs out of what Windows lists, where a dot before its name does not. It is done by the command
/// that Windows has for it: the call of the system would be unsafe code of ours, for something that only looks tidier.
#[cfg(windows)]
fn hide(folder: &Path) {
    use std::os::windows::process::CommandExt;
    use std::process::{Command, Stdio};

    /// A console program gets no window (`CREATE_NO_WINDOW` of Microsoft's *Process Creation Flags*).
    const NO_WINDOW: u32 = 0x0800_0000;

    let system = std::env::var_os("SystemRoot").map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from);
    let mut attrib = Command::new(system.join("System32").join("attrib.exe"));
    attrib.arg("+h").arg(folder).creation_flags(NO_WINDOW);
    attrib.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match attrib.status() {
        Ok(ended) if ended.success() => {}
        Ok(ended) => tracing::debug!(%ended, "the folder of the signs is listed"),
        Err(error) => tracing::debug!(%error, "the folder of the signs is listed"),
    }
}

/// Elsewhere the dot before its name does.
#[cfg(not(windows))]
const fn hide(_folder: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn aino() -> Present {
        Present { who: "Aino Esimerkki".into(), editing: None, version: "1.0.0".into() }
    }

    #[test]
    fn a_sign_holds_for_three_minutes_and_is_left_after_a_day() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_hours(1000);
        assert_eq!(stands(now, now), Stands::Here);
        assert_eq!(stands(now - Duration::from_secs(179), now), Stands::Here);
        assert_eq!(stands(now + Duration::from_secs(2), now), Stands::Here, "given while we looked");
        assert_eq!(stands(now - HOLDS, now), Stands::Gone);
        assert_eq!(stands(now + HOLDS, now), Stands::Gone, "by a clock that was set back since");
        assert_eq!(stands(now + LEFT_FOR, now), Stands::Gone);
        assert_eq!(stands(now - LEFT_FOR, now), Stands::Left);
    }

    #[test]
    fn two_windows_see_each_other_until_one_leaves() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("palvelu.kortisto");
        assert_eq!(present(&path), []);
        let [mine, theirs] = [Sign::new(&path), Sign::new(&path)];
        mine.give(&aino()).expect("given");
        let ville = Present { who: "Ville Keksitty".into(), editing: Some(AgencyId::new()), version: String::new() };
        theirs.give(&ville).expect("given");
        assert_eq!((mine.others(), theirs.others()), (vec![ville.clone()], vec![aino()]));
        assert_eq!(present(&path), [aino(), ville.clone()]);
        // Given again it is the same sign.
        let done = Present { editing: None, ..ville };
        theirs.give(&done).expect("given");
        assert_eq!(mine.others(), [done]);
        drop(theirs);
        assert_eq!(mine.others(), []);
        drop(mine);
        assert_eq!(std::fs::read_dir(folder.path()).expect("lists").count(), 0, "nothing is left behind");
    }

    #[test]
    fn the_sign_of_a_window_that_crashed_holds_no_longer_than_its_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("palvelu.kortisto");
        let crashed = Sign::new(&path);
        crashed.give(&aino()).expect("given");
        let mine = Sign::new(&path);
        mine.give(&aino()).expect("given");
        assert_eq!(mine.others().len(), 1);
        let age = |by: Duration| {
            let file = File::options().write(true).open(&crashed.file).expect("there");
            file.set_modified(mine.given().expect("given") - by).expect("aged");
        };
        age(HOLDS + Duration::from_secs(1));
        assert_eq!(mine.others(), []);
        assert!(crashed.file.exists(), "it may only be slow");
        age(LEFT_FOR + Duration::from_secs(1));
        assert_eq!(mine.others(), []);
        assert!(!crashed.file.exists());
        // Half of one, over which a window was killed, goes as well, so that the folder can go with the last.
        let half = crashed.file.with_extension("uusi");
        std::fs::write(&half, "{").expect("written");
        assert_eq!(mine.others(), []);
        assert!(half.exists(), "it may be written at this moment");
        let file = File::options().write(true).open(&half).expect("there");
        file.set_modified(mine.given().expect("given") - LEFT_FOR).expect("aged");
        assert_eq!(present(&path), [aino()], "whoever only asks takes it away too, and leaves nothing");
        assert!(!half.exists());
        drop((mine, crashed));
        assert_eq!(std::fs::read_dir(folder.path()).expect("lists").count(), 0);
    }

    #[test]
    fn the_folder_of_the_signs_is_out_of_sight() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("palvelu.kortisto");
        let mine = Sign::new(&path);
        mine.give(&aino()).expect("given");
        let signs = super::folder(&path);
        assert!(signs.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
        #[cfg(windows)]
        {
            use std::os::windows::fs::MetadataExt;
            // FILE_ATTRIBUTE_HIDDEN
            assert_eq!(std::fs::metadata(&signs).expect("there").file_attributes() & 2, 2);
        }
        // It still takes signs.
        let theirs = Sign::new(&path);
        theirs.give(&aino()).expect("given");
        assert_eq!(mine.others().len(), 1);
    }

    #[test]
    fn what_is_no_sign_of_ours_says_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("palvelu.kortisto");
        let mine = Sign::new(&path);
        mine.give(&aino()).expect("given");
        let signs = super::folder(&path);
        let write = |name: &str, text: &[u8]| std::fs::write(signs.join(name), text).expect("written");
        let named = || format!("{}.json", Uuid::now_v7());
        write("muistio.json", br#"{"who":"Joku Muu"}"#);
        write(&named(), b"{");
        write(&named(), br#"{"who":"  "}"#);
        let mut large = br#"{"who":"Joku Muu"}"#.to_vec();
        large.extend(std::iter::repeat_n(b' ', 100_000));
        large.push(b'x');
        write(&named(), &large);
        std::fs::create_dir(signs.join(named())).expect("a folder");
        let long = format!(r#"{{"who":"Ville\u202e\nKeksitty{}"}}"#, "y".repeat(1000));
        write(&named(), long.as_bytes());
        let found = mine.others();
        let names: Vec<&str> = found.iter().map(|one| one.who.as_str()).collect();
        assert!(
            names.iter().all(|name| !name.contains(['\n', '\u{202e}']) && name.chars().count() <= LONGEST),
            "{names:?}"
        );
        assert!(names.iter().any(|name| name.starts_with("Ville Keksitty")), "{names:?}");
        // The large one is read no farther than a sign goes: what stands there is whole by then.
        assert_eq!(names.iter().filter(|name| !name.starts_with("Ville")).count(), 1, "{names:?}");
    }

    #[test]
    fn where_nothing_can_be_written_nobody_is_known_of() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("puuttuva/palvelu.kortisto");
        let mine = Sign::new(&path);
        assert!(mine.give(&aino()).is_err());
        assert_eq!(mine.others(), []);
    }
}
