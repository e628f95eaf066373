//! The history that a text field keeps of what is typed in it, for undoing. The toolkit keeps it by the field's
//! identity, so it has to end where the field goes on to another text: with the record, and with the line entered.

use std::hash::{DefaultHasher, Hash, Hasher};

use egui::text_edit::TextEditState;
use egui::{Context, Id, Response, Ui};

/// The identity of a text field that is drawn next: its own, or the one of its place.
pub fn identity(ui: &mut Ui, own: Option<Id>) -> Id {
    own.unwrap_or_else(|| {
        let id = ui.next_auto_id();
        ui.skip_ahead_auto_ids(1);
        id
    })
}

/// Before the field is drawn: what was typed in it before is forgotten where another text stands in it than the one
/// that was left there.
pub fn begins(ctx: &Context, id: Id, text: &str) {
    let left: Option<u64> = ctx.data(|data| data.get_temp(place(id)));
    if left.is_some_and(|left| left != fingerprint(text)) {
        forget(ctx, id);
    }
}

/// After the field is drawn: which text the keyboard has left in it.
pub fn leaves(ctx: &Context, id: Id, text: &str) {
    ctx.data_mut(|data| data.insert_temp(place(id), fingerprint(text)));
}

/// Forgets what was typed in a field before, as where it is opened anew.
pub fn forget(ctx: &Context, id: Id) {
    if let Some(mut state) = TextEditState::load(ctx, id) {
        state.clear_undoer();
        state.store(ctx, id);
    }
}

/// Gives a field the keyboard. Returns whether it is still to get it: the click that asked for it may take the
/// keyboard away again in the first frame.
pub fn claim(field: &Response) -> bool {
    let there = field.has_focus();
    if !there {
        field.request_focus();
    }
    !there
}

/// Says that something is typed in this pass that is neither part of its form yet nor given up.
pub fn pending(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(pending_id(), true));
}

/// Whether that was said since it was last asked.
pub fn take_pending(ctx: &Context) -> bool {
    ctx.data_mut(|data| data.remove_temp(pending_id())).unwrap_or_default()
}

fn pending_id() -> Id {
    Id::unique("pending")
}

fn place(id: Id) -> Id {
    id.with("text-left")
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
