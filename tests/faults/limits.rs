//! No room on the disk: what does not fit is refused with its reason, nothing is lost, and once there is room it works.

use std::path::Path;
use std::process::{Command, Output};

use super::run;

/// The program where no file may grow beyond so many bytes. `gently` the system answers that there is no room; otherwise it
/// ends whoever writes.
fn within(bytes: u64, gently: bool, arguments: &[&str]) -> Output {
    let gently = if gently { "trap '' XFSZ; " } else { "" };
    // In blocks of 512 bytes, as POSIX has it.
    let limit = format!("{gently}ulimit -c 0; ulimit -f {}; exec \"$@\"", bytes / 512);
    let mut command = Command::new("sh");
    command.args(["-c", &limit, "sh"]).arg(super::binary()).args(arguments);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().expect("starts")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let names = entries.map(|entry| entry.expect("one").file_name().to_string_lossy().into_owned());
    // What SQLite leaves beside a file once it has been written to, empty.
    let mut names: Vec<String> = names.filter(|name| !name.ends_with("-journal")).collect();
    names.sort();
    names
}

/// A picture that makes the file grow.
fn large_picture(path: &Path) {
    let noise = (0_u32..9).map(|nth| {
        let (x, y) = (nth % 3 * 13, nth / 3 * 13);
        format!(r##"<circle cx="{x}" cy="{y}" r="{}" fill="#{:06x}"/>"##, 5 + nth, nth * 1_234_567 % 0xff_ffff)
    });
    let noise: String = noise.collect();
    let drawing = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 40 40">{noise}</svg>"#
    );
    std::fs::write(path, drawing).expect("written");
}

/// A save, a backup, a new file and saving what can be read, each without room.
pub fn without_room(folder: &Path) {
    let file = folder.join("palvelu.kortisto").display().to_string();
    assert!(run(&["demo", &file, "--agencies", "6", "--today", "2026-10-12"]).status.success());
    let logo = folder.join("RL.svg");
    large_picture(&logo);
    let logo = logo.display().to_string();
    let elsewhere = folder.join("muualla").display().to_string();
    let (new, saved) =
        (folder.join("uusi.kortisto").display().to_string(), folder.join("s.kortisto").display().to_string());
    let size = std::fs::metadata(&file).expect("there").len();
    let before = (std::fs::read(&file).expect("reads"), names(folder));
    let commands = [
        (size, vec!["import", "logo", &file, &logo]),
        (size / 2, vec!["backup", &file, "--to", &elsewhere]),
        (size / 2, vec!["demo", &new, "--agencies", "6"]),
        (size / 2, vec!["recover", &file, &saved]),
    ];
    for (bytes, command) in &commands {
        for gently in [true, false] {
            let refused = within(*bytes, gently, &[command, &["--language", "en"][..]].concat());
            let said = String::from_utf8_lossy(&refused.stderr);
            if gently {
                assert_eq!(refused.status.code(), Some(1), "{command:?}: {said}");
                let explained = ["cannot be reached", "The disk is full", "could not be"];
                assert!(explained.iter().any(|text| said.contains(text)), "{command:?}: {said}");
                assert!(!said.contains("damaged") && !said.contains("panicked"), "{command:?}: {said}");
            } else {
                assert!(!refused.status.success(), "{command:?}: {said}");
            }
            let checked = run(&["check", &file]);
            assert!(checked.status.success(), "{command:?}: {}", String::from_utf8_lossy(&checked.stderr));
            if gently {
                assert_eq!(std::fs::read(&file).expect("reads"), before.0, "{command:?}");
                drop(std::fs::remove_dir(folder.join("palvelu-varmuuskopiot")));
                drop(std::fs::remove_dir(&elsewhere));
                assert_eq!(names(folder), before.1, "{command:?} leaves nothing behind");
            } else {
                // Whoever is ended in the middle leaves what was begun.
                drop((std::fs::remove_dir_all(&elsewhere), std::fs::remove_file(&new)));
            }
        }
    }
    // With room all of it works, whatever was left by those that were ended.
    drop(std::fs::remove_file(&new));
    for (_, command) in &commands {
        let done = run(command);
        assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
    assert!(run(&["check", &file]).status.success());
}

/// The same on a disk that is really full; false where no disk may be mounted here.
pub fn full_disk(folder: &Path) -> bool {
    let disk = folder.join("levy");
    std::fs::create_dir(&disk).expect("a folder");
    let place = disk.display().to_string();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs", &place]).output();
    if !mounted.is_ok_and(|mounted| mounted.status.success()) {
        return false;
    }
    let told = std::panic::catch_unwind(|| {
        let file = disk.join("palvelu.kortisto").display().to_string();
        assert!(run(&["demo", &file, "--agencies", "3", "--today", "2026-10-12"]).status.success());
        let logo = folder.join("RL.svg");
        large_picture(&logo);
        let logo = logo.display().to_string();
        let fill = std::fs::File::create(disk.join("muuta")).expect("a file");
        let mut filled = 0_u64;
        while std::io::Write::write_all(&mut &fill, &[7; 4096]).is_ok() {
            filled += 1;
        }
        assert!(filled > 0);
        let before = std::fs::read(&file).expect("reads");
        let new = disk.join("uusi.kortisto").display().to_string();
        for command in [&["import", "logo", &file, &logo][..], &["backup", &file], &["demo", &new]] {
            let refused = run(&[command, &["--json"]].concat());
            assert_eq!(refused.status.code(), Some(1), "{command:?}");
            let told: serde_json::Value = serde_json::from_slice(&refused.stdout).expect("one object");
            assert_eq!(told["error"], "error-disk-full", "{command:?}: {told}");
            assert_eq!(std::fs::read(&file).expect("reads"), before, "{command:?}");
        }
        drop(fill);
        std::fs::remove_file(disk.join("muuta")).expect("room again");
        let done = run(&["import", "logo", &file, &logo]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert!(run(&["check", &file]).status.success());
    });
    let unmounted = Command::new("umount").arg(&place).status().expect("runs");
    assert!(unmounted.success());
    if let Err(panic) = told {
        std::panic::resume_unwind(panic);
    }
    true
}
