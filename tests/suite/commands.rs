//! The commands, as processes.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn kortisto(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kortisto"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program starts")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}

fn demo(folder: &Path) -> String {
    let file = folder.join("esimerkki å.kortisto").display().to_string();
    assert!(kortisto(&["demo", &file, "--today", "2026-10-12"]).status.success());
    file
}

#[test]
fn a_demo_is_made_checked_searched_and_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let check = kortisto(&["check", &file, "--json"]);
    assert!(check.status.success());
    assert_eq!(json(&check)["findings"], serde_json::json!([]));
    let hits = json(&kortisto(&["search", &file, "rannik", "--json"]));
    assert_eq!(hits["hits"][0]["name"], "Rannikkolaitos");
    assert_eq!(kortisto(&["search", &file, "qqqqq"]).status.code(), Some(1));
    let log = json(&kortisto(&["log", &file, "--json"]));
    assert_eq!(log["operations"].as_array().map(Vec::len), Some(2));
    assert_eq!(kortisto(&["undo", &file]).status.code(), Some(1), "there is nothing of mine to undo");
    assert_eq!(kortisto(&["demo", &file]).status.code(), Some(1), "nothing is overwritten");
    assert_eq!(kortisto(&["demo"]).status.code(), Some(2));
}

#[test]
fn a_logo_comes_in_once_and_can_be_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let logo = folder.path().join("RL.svg");
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="navy"/></svg>"#;
    std::fs::write(&logo, drawing).expect("writes");
    let logo = logo.display().to_string();
    let dry = json(&kortisto(&["import", "logo", &file, &logo, "--dry-run", "--json"]));
    let first = json(&kortisto(&["import", "logo", &file, &logo, "--json"]));
    assert_eq!(dry, first, "a dry run tells what will happen");
    let again = json(&kortisto(&["import", "logo", &file, &logo, "--json"]));
    assert_eq!(again["same"].as_array().map(Vec::len), Some(1));
    assert!(kortisto(&["undo", &file]).status.success());
    let bad = folder.path().join("RL.png");
    std::fs::write(&bad, "no picture").expect("writes");
    let refused = kortisto(&["import", "logo", &file, &bad.display().to_string(), "--json"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(json(&refused)["refused"].as_array().map(Vec::len), Some(1));
    assert!(kortisto(&["check", &file]).status.success());
}

#[test]
fn without_a_display_the_window_says_so() {
    let output = kortisto(&["--language", "en"]);
    if cfg!(target_os = "linux") {
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("no display"));
    }
}

#[test]
fn a_program_killed_at_any_moment_leaves_a_whole_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let logos = folder.path().join("logos");
    std::fs::create_dir(&logos).expect("a folder");
    let mut finished = 0;
    for round in 0..12_u32 {
        let drawing = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="{}" fill="navy"/></svg>"#,
            5 + round
        );
        for name in ["RL", "SV", "HSR"] {
            std::fs::write(logos.join(format!("{name}.svg")), &drawing).expect("writes");
        }
        let mut running = Command::new(env!("CARGO_BIN_EXE_kortisto"))
            .args(["import", "logo", &file, &logos.display().to_string()])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("starts");
        // Each round a little later, over the whole life of the program.
        let moment = std::time::Instant::now() + std::time::Duration::from_millis(u64::from(round) * 8);
        while std::time::Instant::now() < moment {
            std::hint::spin_loop();
        }
        let _ = running.kill();
        finished += u32::from(running.wait().expect("ends").success());
        assert!(kortisto(&["check", &file]).status.success(), "round {round}");
    }
    let log = json(&kortisto(&["log", &file, "--json"]));
    let operations = log["operations"].as_array().expect("a list").len();
    assert!(operations >= 2 + finished as usize, "what was told as done is in the file");
    for operation in log["operations"].as_array().expect("a list").iter().skip(2) {
        assert_eq!(operation["changes"], 3, "whole or not at all");
    }
}
