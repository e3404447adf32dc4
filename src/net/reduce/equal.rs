//! Rules C and D: of two that do the same, one is enough.

use super::Reduction;

impl Reduction {
    /// C: of transitions that take and give the same, the one with fewer visible steps stays.
    pub(super) fn drop_if_equal(&mut self, transition: u32) {
        let own = &self.transitions[transition as usize];
        if own.is_gone {
            return;
        }
        let transitions = &self.transitions;
        let is_same = |other: u32| {
            let it = &transitions[other as usize];
            !it.is_gone
                && other != transition
                && it.pre == own.pre
                && it.post == own.post
                && it.empties == own.empties
        };
        let Some(other) = self.equal_transitions.find_or_keep(own.hash, transition, is_same) else { return };
        let is_longer = own.weight >= self.transitions[other as usize].weight;
        let (dropped, kept) = if is_longer { (transition, other) } else { (other, transition) };
        self.same.push((dropped, kept));
        self.remove(dropped);
        if dropped == other {
            self.fresh.push(kept);
        }
    }

    /// D: places that get and lose their tokens together hold as many.
    pub(super) fn drop_place_if_equal(&mut self, place: u32) {
        let own = &self.places[place as usize];
        if own.producers.is_empty() && own.consumers.is_empty() {
            return;
        }
        let places = &self.places;
        let is_same = |other: u32| {
            let it = &places[other as usize];
            !it.is_gone
                && other != place
                && it.producers == own.producers
                && it.consumers == own.consumers
                && it.is_marked == own.is_marked
                && it.is_sink == own.is_sink
                && it.colour == own.colour
        };
        if self.equal_places.find_or_keep(own.hash, place, is_same).is_some() {
            self.remove_place(place);
        }
    }
}
