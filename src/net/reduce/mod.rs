//! Local rules that make a net small and leave three answers as they are: whether a place can get two tokens, whether
//! a marking is stuck, whether one cannot finish any more.
//!
//! After Murata (Proc. IEEE 1989), Bride, Kouchnarenko and Peureux (VMCAI 2017). Where transitions empty places, a rule
//! moves tokens only between places that are emptied by the same ones.

mod equal;
mod rules;

use super::lay::number;
use super::table::{Table, scatter};
use super::{List, Net};

/// How a transition of the reduced net came to be.
#[derive(Clone, Copy, Debug)]
pub enum How {
    /// It is one of the net.
    Own(u32),
    /// One, then another.
    Then(u32, u32),
}

#[derive(Clone, Debug)]
pub struct Transition {
    pub pre: List,
    pub post: List,
    pub how: How,
    pub empties: Option<usize>,
    /// Visible steps in it.
    pub weight: u32,
    is_gone: bool,
    /// Changes with `pre` and `post` alone.
    hash: u64,
}

#[derive(Clone, Debug)]
pub struct Place {
    producers: List,
    consumers: List,
    pub is_marked: bool,
    pub is_sink: bool,
    /// Places of one colour are emptied by the same transitions; none empties those of colour 0.
    colour: u32,
    is_gone: bool,
    /// Changes with producers and consumers alone.
    hash: u64,
}

/// A net that is made smaller.
pub struct Reduction {
    pub transitions: Vec<Transition>,
    pub places: Vec<Place>,
    /// Places around which something has changed.
    waiting: Queue,
    /// Transitions that are new or changed.
    fresh: Vec<u32>,
    /// Transitions that put back what they take.
    idle: Vec<u32>,
    equal_places: Table,
    equal_transitions: Table,
    /// Transitions that were dropped, with those that do the same.
    pub same: Vec<(u32, u32)>,
}

impl Reduction {
    /// Applies the rules until none fits.
    pub fn of(net: &Net) -> Self {
        let mut reduction = Self::new(net);
        reduction.settle();
        loop {
            reduction.drop_spare_ends();
            reduction.drop_idle();
            if reduction.waiting.is_empty() && reduction.fresh.is_empty() {
                return reduction;
            }
            reduction.settle();
        }
    }

    fn new(net: &Net) -> Self {
        let colours = colours(net);
        let place = |(place, colour): (&super::Place, u32)| Place {
            producers: List::new(),
            consumers: List::new(),
            is_marked: place.marked,
            is_sink: place.is_sink(),
            colour,
            is_gone: false,
            hash: 0,
        };
        let mut reduction = Self {
            transitions: Vec::with_capacity(net.transitions.len() * 2),
            places: net.places.iter().zip(colours).map(place).collect(),
            waiting: Queue::of(net.places.len()),
            fresh: Vec::with_capacity(net.transitions.len()),
            idle: Vec::new(),
            equal_places: Table::for_about(net.places.len()),
            equal_transitions: Table::for_about(net.transitions.len() * 2),
            same: Vec::new(),
        };
        for (at, transition) in net.transitions.iter().enumerate() {
            let super::Transition { pre, post, empties, is_visible, .. } = transition;
            reduction.add(Transition {
                pre: pre.clone(),
                post: post.clone(),
                how: How::Own(number(at)),
                empties: *empties,
                weight: u32::from(*is_visible),
                is_gone: false,
                hash: 0,
            });
        }
        reduction
    }

    fn settle(&mut self) {
        loop {
            if let Some(transition) = self.fresh.pop() {
                self.drop_if_equal(transition);
            } else if let Some(place) = self.waiting.pop() {
                if !self.places[place as usize].is_gone {
                    self.shrink(place);
                }
            } else {
                return;
            }
        }
    }

    fn shrink(&mut self, place: u32) {
        if !self.pass_on(place) && !self.wait_for_partner(place) {
            self.drop_place_if_equal(place);
        }
    }

    /// What is left: places and transitions by their numbers.
    pub fn kernel(&self) -> (Vec<u32>, Vec<u32>) {
        let places = (0..self.places.len()).filter(|place| {
            let place = &self.places[*place];
            !place.is_gone && (place.is_marked || !place.producers.is_empty() || !place.consumers.is_empty())
        });
        let transitions = (0..self.transitions.len()).filter(|it| !self.transitions[*it].is_gone);
        (places.map(number).collect(), transitions.map(number).collect())
    }

    fn add(&mut self, mut transition: Transition) -> u32 {
        let new = number(self.transitions.len());
        transition.hash = transition.pre.iter().fold(0, |sum, place| taken(*place).wrapping_add(sum));
        transition.hash =
            transition.post.iter().fold(transition.hash, |sum, it| given(*it).wrapping_add(sum));
        for place in &transition.pre {
            let place = &mut self.places[*place as usize];
            place.consumers.push(new);
            place.hash = place.hash.wrapping_add(taken(new));
        }
        for place in &transition.post {
            let place = &mut self.places[*place as usize];
            place.producers.push(new);
            place.hash = place.hash.wrapping_add(given(new));
        }
        for place in transition.pre.iter().chain(&transition.post) {
            self.waiting.push(*place);
        }
        if transition.pre == transition.post {
            self.idle.push(new);
        }
        self.fresh.push(new);
        self.transitions.push(transition);
        new
    }

    fn remove(&mut self, transition: u32) {
        let gone = &mut self.transitions[transition as usize];
        gone.is_gone = true;
        let (pre, post) = (std::mem::take(&mut gone.pre), std::mem::take(&mut gone.post));
        for place in &pre {
            let place = &mut self.places[*place as usize];
            without(&mut place.consumers, transition);
            place.hash = place.hash.wrapping_sub(taken(transition));
        }
        for place in &post {
            let place = &mut self.places[*place as usize];
            without(&mut place.producers, transition);
            place.hash = place.hash.wrapping_sub(given(transition));
        }
        for place in pre.iter().chain(&post) {
            self.waiting.push(*place);
        }
    }

    /// Takes a place out of the net and of every transition at it.
    fn remove_place(&mut self, place: u32) {
        let gone = &mut self.places[place as usize];
        gone.is_gone = true;
        let (producers, consumers) =
            (std::mem::take(&mut gone.producers), std::mem::take(&mut gone.consumers));
        for transition in &producers {
            let producer = &mut self.transitions[*transition as usize];
            without(&mut producer.post, place);
            producer.hash = producer.hash.wrapping_sub(given(place));
        }
        for transition in &consumers {
            let consumer = &mut self.transitions[*transition as usize];
            without(&mut consumer.pre, place);
            consumer.hash = consumer.hash.wrapping_sub(taken(place));
        }
        for transition in producers.iter().chain(&consumers) {
            let Transition { pre, post, .. } = &self.transitions[*transition as usize];
            if pre == post {
                self.idle.push(*transition);
            }
            self.fresh.push(*transition);
            for place in pre.iter().chain(post) {
                self.waiting.push(*place);
            }
        }
    }
}

/// Places to look at, each once at a time.
struct Queue {
    places: Vec<u32>,
    is_in: Vec<bool>,
}

impl Queue {
    fn of(places: usize) -> Self {
        Self { places: Vec::with_capacity(places), is_in: vec![false; places] }
    }

    fn push(&mut self, place: u32) {
        if !std::mem::replace(&mut self.is_in[place as usize], true) {
            self.places.push(place);
        }
    }

    fn pop(&mut self) -> Option<u32> {
        let place = self.places.pop()?;
        self.is_in[place as usize] = false;
        Some(place)
    }

    fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

fn taken(number: u32) -> u64 {
    scatter(u64::from(number) * 2)
}

fn given(number: u32) -> u64 {
    scatter(u64::from(number) * 2 + 1)
}

fn without(list: &mut List, number: u32) {
    if let Ok(at) = list.binary_search(&number) {
        list.remove(at);
    }
}

/// Which places are emptied by the same transitions.
fn colours(net: &Net) -> Vec<u32> {
    let mut colours = vec![0; net.places.len()];
    let mut used = 0;
    let is_used = |set: &usize| net.transitions.iter().any(|transition| transition.empties == Some(*set));
    for set in (0..net.emptied.len()).filter(is_used) {
        let mut split = std::collections::BTreeMap::new();
        for place in &net.emptied[set] {
            let colour = &mut colours[*place as usize];
            *colour = *split.entry(*colour).or_insert_with(|| {
                used += 1;
                used
            });
        }
    }
    colours
}
