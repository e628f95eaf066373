//! A picture of everything the walk comes to, for eyes: tests see what is cut, people see what is ugly.

use std::path::PathBuf;

use egui::Vec2;
use kortisto::domain::Language;
use kortisto::ui::Look;

use super::walk::{TALL, Walk};
use super::ways::{beginnings, somebody, whole_program};
use crate::window::Setting;

/// Where the pictures go, numbered in the order of the walk.
pub(super) struct Album {
    folder: PathBuf,
    count: usize,
}

impl Walk {
    /// Takes a picture of what is on the screen, in the size of the window.
    pub(super) fn picture(&mut self, at: &str) {
        self.window.set_size(self.size);
        self.calm();
        self.window.run_steps(2);
        let picture = self.window.render().expect("a picture");
        if let Some(album) = &mut self.album {
            album.count += 1;
            let name: String = at.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(80).collect();
            picture.save(album.folder.join(format!("{:03}_{name}.png", album.count))).expect("saves");
        }
        self.window.set_size(Vec2::new(self.size.x, TALL));
        self.calm();
    }
}

#[test]
#[ignore = "for eyes: ALBUM=FOLDER LOOK=sv_dark_200 cargo test --locked --test suite -- --ignored everything_as_a_picture"]
fn everything_as_a_picture() {
    let folder = PathBuf::from(std::env::var_os("ALBUM").expect("ALBUM names a folder"));
    std::fs::create_dir_all(&folder).expect("a folder");
    let look = std::env::var("LOOK").unwrap_or_else(|_| "fi_light_100".into());
    let [language, colours, zoom] = look.split('_').collect::<Vec<_>>()[..] else {
        panic!("LOOK is like fi_light_100")
    };
    let language = Language::ALL.into_iter().find(|one| one.code() == language).expect("a language");
    let setting = Setting {
        language,
        look: if colours == "dark" { Look::Dark } else { Look::Light },
        zoom: zoom.parse().expect("per cent"),
        size: [1280.0, 720.0],
        longest: std::env::var_os("LONGEST").is_some(),
        ..Setting::default()
    };
    let mut walk = Walk::new(setting);
    walk.album = Some(Album { folder, count: 0 });
    whole_program(&mut walk);
    somebody(&mut walk);
    let mut album = walk.album.take().expect("still there");
    let taken = album.count;
    for mut one in beginnings(language) {
        one.album = Some(album);
        one.picture("beginning");
        album = one.album.take().expect("still there");
    }
    assert!(taken > 100 && album.count > taken, "{taken} pictures of the walk, {} in all", album.count);
}
