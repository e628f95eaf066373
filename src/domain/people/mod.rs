//! We ourselves: who works where, who serves whom, who is away and who covers, and who leaves.

pub(super) mod absence;
pub(super) mod absences;
pub(super) mod assigning;
pub mod coverage;
pub(super) mod employees;
pub(super) mod handover;
pub(super) mod handovers;
pub mod leaving;
pub(super) mod pairing;
pub(super) mod staff;
pub(super) mod takers;
