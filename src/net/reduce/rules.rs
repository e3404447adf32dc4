//! Rules A, B, E and G: what follows at once, what can wait, what changes nothing, what ends to spare.

use super::{How, Reduction, Transition};
use crate::net::List;

impl Reduction {
    /// A: a token on `place` can always go on and nobody else can take it, so its consumers follow its producers at once.
    ///
    /// Two tokens on the place show as two behind one consumer, unless the two gave to one place: then the rule would hide
    /// it. The net must not grow.
    pub(super) fn pass_on(&mut self, place: u32) -> bool {
        if !self.may_pass_on(place) {
            return false;
        }
        let own = &self.places[place as usize];
        let (producers, consumers) = (own.producers.clone(), own.consumers.clone());
        self.places[place as usize].is_gone = true;
        for first in &producers {
            for second in &consumers {
                let joined = self.joined(*first, *second, place);
                self.add(joined);
            }
        }
        producers.iter().chain(&consumers).for_each(|transition| self.remove(*transition));
        true
    }

    fn may_pass_on(&self, place: u32) -> bool {
        let own = &self.places[place as usize];
        let (many, more) = (own.producers.len(), own.consumers.len());
        let is_inner = !own.is_marked && !own.is_sink && many > 0 && more > 0;
        let shrinks = many == 1 || more == 1 || many * more <= many + more;
        if !is_inner || !shrinks {
            return false;
        }
        let transition = |at: &u32| &self.transitions[*at as usize];
        let follows = |at: &u32| {
            let second = transition(at);
            let keeps_colour = |to: &u32| self.places[*to as usize].colour == own.colour;
            second.pre.len() == 1 && second.empties.is_none() && second.post.iter().all(keeps_colour)
        };
        let leads = |at: &u32| transition(at).empties.is_none();
        own.consumers.iter().all(follows)
            && own.producers.iter().all(leads)
            && disjoint(&own.producers, &own.consumers)
            && own.producers.iter().all(|first| {
                let first = &transition(first).post;
                own.consumers.iter().all(|second| disjoint(first, &transition(second).post))
            })
    }

    /// One transition, then another that takes what the first gave to `place`.
    fn joined(&self, first: u32, second: u32, place: u32) -> Transition {
        let (one, two) = (&self.transitions[first as usize], &self.transitions[second as usize]);
        let mut post: List = one.post.iter().copied().filter(|to| *to != place).collect();
        post.extend_from_slice(&two.post);
        post.sort_unstable();
        Transition {
            pre: one.pre.clone(),
            post,
            how: How::Then(first, second),
            empties: None,
            weight: one.weight + two.weight,
            is_gone: false,
            hash: 0,
        }
    }

    /// B: nobody competes for what the one producer of `place` takes, and nothing else depends on it, so it may wait until
    /// the one consumer runs.
    pub(super) fn wait_for_partner(&mut self, place: u32) -> bool {
        let own = &self.places[place as usize];
        let ([first], [second]) = (&own.producers[..], &own.consumers[..]) else { return false };
        let (first, second) = (*first, *second);
        if first == second || own.is_marked || own.is_sink || !self.may_wait(place, first, second) {
            return false;
        }
        let (one, two) = (&self.transitions[first as usize], &self.transitions[second as usize]);
        let mut pre: List = two.pre.iter().copied().filter(|from| *from != place).collect();
        pre.extend_from_slice(&one.pre);
        pre.sort_unstable();
        let joined = Transition {
            pre,
            post: two.post.clone(),
            how: How::Then(first, second),
            empties: None,
            weight: one.weight + two.weight,
            is_gone: false,
            hash: 0,
        };
        self.places[place as usize].is_gone = true;
        self.add(joined);
        self.remove(first);
        self.remove(second);
        true
    }

    fn may_wait(&self, place: u32, first: u32, second: u32) -> bool {
        let (one, two) = (&self.transitions[first as usize], &self.transitions[second as usize]);
        let colour = self.places[place as usize].colour;
        let is_own = |from: &u32| {
            let from_place = &self.places[*from as usize];
            from_place.consumers.len() == 1
                && from_place.colour == colour
                && two.pre.binary_search(from).is_err()
                && two.post.binary_search(from).is_err()
        };
        one.post.len() == 1
            && !one.pre.is_empty()
            && two.pre.len() > 1
            && one.empties.is_none()
            && two.empties.is_none()
            && one.pre.iter().all(is_own)
    }

    /// E: a transition that puts back what it takes changes nothing where another one can run instead.
    ///
    /// Where all are idle there is no way out; they stay, or it would look like standing still.
    pub(super) fn drop_idle(&mut self) {
        for transition in std::mem::take(&mut self.idle) {
            let own = &self.transitions[transition as usize];
            let is_idle = !own.is_gone && own.pre == own.post && own.empties.is_none() && !own.pre.is_empty();
            if !is_idle {
                continue;
            }
            let consumers = || own.pre.iter().flat_map(|place| &self.places[*place as usize].consumers);
            let others = || consumers().map(|other| &self.transitions[*other as usize]);
            let alike = others().all(|other| other.pre == own.pre);
            let moves_on = others().any(|other| other.post != own.pre || other.empties.is_some());
            if alike && moves_on {
                self.remove(transition);
            } else {
                self.idle.push(transition);
            }
        }
    }

    /// G: where exactly one of several transitions runs, once, at the beginning, a sink that one of them feeds beside other
    /// places says nothing.
    pub(super) fn drop_spare_ends(&mut self) {
        for place in 0..self.places.len() {
            let own = &self.places[place];
            if own.is_sink && !own.is_gone && !own.producers.is_empty() && self.is_spare(place) {
                self.remove_place(crate::net::lay::number(place));
            }
        }
    }

    fn is_spare(&self, sink: usize) -> bool {
        let mut producers = self.places[sink].producers.iter().map(|it| &self.transitions[*it as usize]);
        let starts = |place: &u32| {
            let place = &self.places[*place as usize];
            place.is_marked && place.producers.is_empty()
        };
        let Some(start) = producers.clone().next().and_then(|it| it.pre.iter().find(|place| starts(place)))
        else {
            return false;
        };
        producers.all(|producer| producer.pre.contains(start) && producer.post.len() > 1)
    }
}

fn disjoint(one: &List, other: &List) -> bool {
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    few.iter().all(|it| many.binary_search(it).is_err())
}
