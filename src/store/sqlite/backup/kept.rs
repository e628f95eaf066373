//! The backups that are kept: what they are called, where they lie, and which go as they grow old.

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::super::open::folder_of;

/// What ends the name of the folder of backups beside a file, after the file's own name.
const FOLDER: &str = "-varmuuskopiot";

/// How the moment stands in a backup's name.
const MOMENT: &str = "%Y%m%d-%H%M%S";

/// How many days every backup is kept for, before they are thinned.
const WHOLE_DAYS: i64 = 2;

/// Of how many days, weeks and months after that the newest backup is kept.
const KEPT: [u32; 3] = [12, 10, 9];

/// A backup in a folder, as its name tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub path: PathBuf,
    /// When it was made, by the clock of the machine that made it.
    pub made: NaiveDateTime,
    /// How many operations its log had.
    pub sequence: i64,
    /// In bytes.
    pub size: u64,
}

/// The folder of the backups of the file at `path`, where nobody has chosen another.
#[must_use]
pub fn folder_beside(path: &Path) -> PathBuf {
    folder_of(path).join(format!("{}{FOLDER}", stem(path)))
}

/// What a backup of the file at `path` is called that is made at a moment and holds so many operations.
pub(super) fn name(path: &Path, made: NaiveDateTime, sequence: i64) -> String {
    format!("{}-{}-{sequence}.kortisto", stem(path), made.format(MOMENT))
}

pub(super) fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| "kortisto".into(), |stem| stem.to_string_lossy().into_owned())
}

/// The backups of the file at `path` in `folder`, the newest first. Files of other names are nobody's backups.
///
/// # Errors
/// Where the folder cannot be looked into; one that is not there has none.
pub fn kept(path: &Path, folder: &Path) -> std::io::Result<Vec<Kept>> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let prefix = format!("{}-", stem(path));
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let Some((made, sequence)) = entry.file_name().to_str().and_then(|name| told(name.strip_prefix(&prefix)?))
        else {
            continue;
        };
        // One that another has just thinned away.
        let Ok(metadata) = entry.metadata() else { continue };
        if metadata.is_file() {
            found.push(Kept { path: entry.path(), made, sequence, size: metadata.len() });
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse((one.made, one.sequence)));
    Ok(found)
}

/// What the rest of a name tells: when it was made, and how many operations it holds.
fn told(rest: &str) -> Option<(NaiveDateTime, i64)> {
    let (moment, sequence) = rest.strip_suffix(".kortisto")?.rsplit_once('-')?;
    Some((NaiveDateTime::parse_from_str(moment, MOMENT).ok()?, sequence.parse().ok()?))
}

/// Which of the backups made at `moments`, the newest first, are kept: all of the last two days, then the newest of each
/// of twelve days, ten weeks and nine months on which there are any. The newest of all always is.
pub(super) fn stays(moments: &[NaiveDateTime], today: NaiveDate) -> Vec<bool> {
    let mut left = KEPT;
    let mut last: Option<NaiveDate> = None;
    let mut stay = |moment: &NaiveDateTime| {
        let day = moment.date();
        let again = |same: fn(NaiveDate) -> (i32, u32)| last.is_some_and(|last| same(last) == same(day));
        let stays = if last.is_none() || (today - day).num_days() < WHOLE_DAYS {
            true
        } else if let Some(step) = left.iter().position(|left| *left > 0) {
            let same: [fn(NaiveDate) -> (i32, u32); 3] = [
                |day| (day.year(), day.ordinal()),
                |day| (day.iso_week().year(), day.iso_week().week()),
                |day| (day.year(), day.month()),
            ];
            let new = same.get(step).is_some_and(|same| !again(*same));
            if new && let Some(left) = left.get_mut(step) {
                *left -= 1;
            }
            new
        } else {
            false
        };
        if stays {
            last = Some(day);
        }
        stays
    };
    moments.iter().map(&mut stay).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    fn moment(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment")
    }

    #[test]
    fn a_name_tells_when_and_how_far() {
        let path = Path::new("/levy/Palvelu - Oulu.kortisto");
        let made = moment("2026-11-29 07:05");
        let name = name(path, made, 1234);
        assert_eq!(name, "Palvelu - Oulu-20261129-070500-1234.kortisto");
        assert_eq!(told(name.strip_prefix("Palvelu - Oulu-").expect("the file's name")), Some((made, 1234)));
        for other in ["v15-20261129-070500.kortisto", "20261129-070500-1.xlsx", "20261329-070500-1.kortisto", "vanha"] {
            assert_eq!(told(other), None, "{other}");
        }
        assert!(folder_beside(path).ends_with("Palvelu - Oulu-varmuuskopiot"));
    }

    #[test]
    fn two_days_stay_whole_and_then_days_weeks_and_months() {
        let newest = moment("2026-11-29 16:00");
        // One every two hours for two years.
        let moments: Vec<_> = (0..8_760).map(|nth| newest - TimeDelta::hours(2 * nth)).collect();
        let stays = stays(&moments, newest.date());
        let kept: Vec<_> = moments.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(moment, _)| *moment).collect();
        let older: Vec<_> = kept.iter().filter(|moment| (newest.date() - moment.date()).num_days() >= 2).collect();
        assert_eq!(kept.len() - older.len(), 9 + 12, "of today and yesterday all");
        assert_eq!(older.len(), 12 + 10 + 9);
        let gaps: Vec<i64> = older.windows(2).map(|pair| (pair[0].date() - pair[1].date()).num_days()).collect();
        assert!(gaps[..11].iter().all(|gap| *gap == 1), "{gaps:?}");
        assert!(gaps[12..21].iter().all(|gap| *gap == 7), "{gaps:?}");
        assert!(gaps[23..].iter().all(|gap| (28..=31).contains(gap)), "{gaps:?}");
        // What is kept stays when it is looked over again.
        assert!(super::stays(&kept, newest.date()).iter().all(|stays| *stays));
    }

    #[test]
    fn the_newest_stays_however_old_it_is_and_what_a_wrong_clock_made() {
        let today = moment("2026-11-29 12:00").date();
        assert_eq!(stays(&[moment("2001-01-01 12:00")], today), [true]);
        assert_eq!(stays(&[moment("2031-01-01 12:00"), moment("2026-11-20 12:00")], today), [true, true]);
        assert!(stays(&[], today).is_empty());
    }
}
