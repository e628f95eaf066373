//! Typing in a cell, pasting, filling and clearing: what is taken, and what stays to be corrected.

use super::plan::{Plan, Shown};
use super::{Access, Block, Edit, Grid, GridEvent, Kept, Selection, Sheet, Typing, find, preview};
use crate::ui::Cx;

impl Grid {
    /// Begins typing at the cursor: with `text`, or with what stands there.
    pub(super) fn begin(&mut self, cx: &Cx<'_>, shown: &Shown<'_>, text: Option<String>) {
        let Some((row, column)) = shown.cell(self.selection.cursor) else { return };
        let cell = shown.sheet.cell(row, column);
        match cell.access {
            Access::Closed => {
                self.said = Some(cx.tw("grid-left-closed", &[("count", 1.into())]));
                return;
            }
            Access::Locked(why) => {
                self.said = Some(cx.t(why).to_owned());
                return;
            }
            Access::Open => {}
        }
        let key = Self::key(shown.sheet, row, column);
        let replacing = text.is_some();
        let kept = self.kept.get(&key);
        let before = kept.map_or_else(|| cell.raw.clone(), |kept| kept.text.clone());
        let base = kept.map_or(cell.raw, |kept| kept.base.clone());
        self.selection = Selection::at(self.selection.cursor);
        self.reveal = true;
        self.typing = Some(Typing { row, column, key, base, text: text.unwrap_or(before), replacing, fresh: true });
    }

    /// Ends typing: what can be taken is asked for, what cannot stays in the cell with the reason.
    pub(super) fn finish(&mut self, sheet: &dyn Sheet, events: &mut Vec<GridEvent>) {
        let Some(typing) = self.typing.take() else { return };
        // The sheet may have changed under the fingers.
        let text = typing.text.trim().to_owned();
        let Some((row, column)) = find(sheet, &typing.key) else {
            // The row is gone. What was typed can still be read, and copied.
            self.lost = (text != typing.base).then_some(text);
            return;
        };
        self.kept.remove(&typing.key);
        match sheet.check(row, column, &text) {
            Ok(()) if sheet.same(row, column, &text, &typing.base) => {}
            Ok(()) => events.push(GridEvent::Edited(vec![Edit { row, column, base: typing.base, text }])),
            Err(problem) => {
                self.wrong = Some((text.clone(), problem));
                self.kept.insert(typing.key, Kept { base: typing.base, text, problem });
            }
        }
    }

    pub(super) fn paste(&mut self, cx: &Cx<'_>, shown: &Shown<'_>, text: &str, events: &mut Vec<GridEvent>) {
        let plan = shown.paste(&self.selection, &Block::parse(text));
        let ask = plan.replaced().next().is_some() && plan.edits.len() + plan.refused.len() > 1;
        self.apply(cx, shown.sheet, plan, ask, events);
    }

    /// Carries out a plan, or asks first. What cannot be taken stays in its cell; what is left out is said.
    pub(super) fn apply(&mut self, cx: &Cx<'_>, sheet: &dyn Sheet, plan: Plan, ask: bool, events: &mut Vec<GridEvent>) {
        if ask {
            self.preview = Some(preview::Waiting::new(sheet, plan));
            return;
        }
        if plan.falls_short() {
            self.said = Some(preview::left_out(cx, &plan));
        }
        let edited = plan.edits.iter().map(|edit| (edit.row, edit.column));
        for (row, column) in edited.chain(plan.unchanged.iter().copied()) {
            self.kept.remove(&Self::key(sheet, row, column));
        }
        for refused in plan.refused {
            let key = Self::key(sheet, refused.row, refused.column);
            let base = sheet.cell(refused.row, refused.column).raw;
            self.kept.insert(key, Kept { base, text: refused.text, problem: refused.problem });
        }
        if !plan.edits.is_empty() {
            events.push(GridEvent::Edited(plan.edits));
        }
    }
}
