//! The best filling of one unit: a knapsack whose filling itself may cost something, by dynamic programming over sizes (Bellman).
//! Before that, items that every best filling takes or leaves are settled by their ratio (Dembo and Hammer, 1980).

use super::effort::Steps;

/// Something that may be taken: what it brings, and what room it uses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub profit: f64,
    pub size: u32,
    /// The caller's name for it.
    pub name: u32,
}

/// Below so many cells of the table settling items by ratio costs more than it saves.
const WORTH_SORTING: usize = 12_000;

/// The table, kept from filling to filling. All profits are whole numbers below 2^52: sums are exact, though they are f64 for speed.
#[derive(Debug, Default)]
pub(super) struct Knapsack {
    rows: Vec<f64>,
    ahead: Vec<f64>,
    before: Vec<f64>,
    core: Vec<Piece>,
    ranked: Vec<(f64, Piece)>,
}

impl Knapsack {
    /// The value of the best filling with some of the pieces (all of them bring something); appends the names of what it takes.
    /// `load` is what each size of filling costs, empty for nothing; `room` is what it may come to.
    pub fn fill(&mut self, pieces: &[Piece], room: u32, load: &[f64], taken: &mut Vec<u32>, steps: &mut Steps) -> f64 {
        let fitting = || pieces.iter().filter(|p| p.size <= room);
        let (sum, all): (u64, f64) = fitting().fold((0, 0.0), |(s, v), p| (s + u64::from(p.size), v + p.profit));
        steps.spend(4 * pieces.len());
        self.core.clear();
        self.core.extend(fitting());
        if load.is_empty() && sum <= u64::from(room) {
            taken.extend(self.core.iter().map(|p| p.name));
            return all;
        }
        if self.core.iter().all(|p| p.size == 1) {
            return self.dearest(room, load, taken);
        }
        let cells = self.core.len() * (room as usize + 1);
        if cells > WORTH_SORTING {
            return self.settle_and_fill(room, load, taken, steps);
        }
        self.table(room, load, steps);
        self.read(0, room, taken);
        self.rows[0]
    }

    /// Pieces of size one: the dearest while they are worth their load.
    fn dearest(&mut self, room: u32, load: &[f64], taken: &mut Vec<u32>) -> f64 {
        let by_profit = |a: &Piece, b: &Piece| b.profit.total_cmp(&a.profit).then(a.name.cmp(&b.name));
        let keep = (room as usize).min(self.core.len());
        if keep == 0 {
            return -load.first().copied().unwrap_or(0.0);
        }
        if keep < self.core.len() {
            self.core.select_nth_unstable_by(keep - 1, by_profit);
            self.core.truncate(keep);
        }
        self.core.sort_unstable_by(by_profit);
        let at = |n: usize| load.get(n).copied().unwrap_or(0.0);
        let (mut sum, mut best, mut count) = (0.0, -at(0), 0);
        for (k, piece) in self.core.iter().enumerate() {
            sum += piece.profit;
            if sum - at(k + 1) > best {
                (best, count) = (sum - at(k + 1), k + 1);
            }
        }
        taken.extend(self.core[..count].iter().map(|p| p.name));
        best
    }

    /// `rows[k][m]`: the most that pieces from k on can still bring when m of the room is used.
    fn table(&mut self, room: u32, load: &[f64], steps: &mut Steps) {
        let (n, width) = (self.core.len(), room as usize + 1);
        steps.spend((n * width) / 2);
        if self.rows.len() < (n + 1) * width {
            self.rows.resize((n + 1) * width, 0.0);
        }
        let last = &mut self.rows[n * width..(n + 1) * width];
        last.fill(0.0);
        for (cell, cost) in last.iter_mut().zip(load) {
            *cell = -cost;
        }
        for k in (0..n).rev() {
            let (upper, lower) = self.rows.split_at_mut((k + 1) * width);
            step(&mut upper[k * width..], &lower[..width], self.core[k]);
        }
    }

    fn read(&self, from: usize, room: u32, taken: &mut Vec<u32>) {
        let (mut used, width) = (from, room as usize + 1);
        for (k, piece) in self.core.iter().enumerate() {
            if self.rows[k * width + used] > self.rows[(k + 1) * width + used] {
                taken.push(piece.name);
                used += piece.size as usize;
            }
        }
    }

    fn settle_and_fill(&mut self, room: u32, load: &[f64], taken: &mut Vec<u32>, steps: &mut Steps) -> f64 {
        let cost = |size: u32| load.get(size as usize).copied().unwrap_or(0.0);
        self.ranked.clear();
        self.ranked.extend(self.core.iter().map(|p| (p.profit / f64::from(p.size.max(1)), *p)));
        self.ranked.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.name.cmp(&b.1.name)));
        steps.spend(16 * self.core.len());
        // By falling ratio, all that gains at its turn: a good filling. The first that does not gives the price of room.
        let (mut used, mut greedy, mut at_break) = (0, -cost(0), None);
        for (ratio, piece) in &self.ranked {
            let gain = piece.profit - cost(used + piece.size.min(room - used)) + cost(used);
            if piece.size <= room - used && gain > 0.0 {
                used += piece.size;
                greedy += gain;
            } else {
                at_break = at_break.or(Some(*ratio));
            }
        }
        let at_break = at_break.unwrap_or(0.0);
        // No filling that decides otherwise on a piece than its ratio says can come to more than this, less the piece's difference.
        let worth = |size: u32| f64::from(size) * at_break - cost(size);
        let sizes = if load.is_empty() { room..=room } else { 0..=room };
        let gain = |p: &Piece| p.profit - f64::from(p.size) * at_break;
        let most = sizes.map(worth).fold(f64::NEG_INFINITY, larger) + self.core.iter().map(|p| gain(p).max(0.0)).sum::<f64>();
        let enough = greedy - 1e-9 * most.abs() - 1e-3;
        let (mut sure, mut sure_size) = (0.0, 0);
        let before = taken.len();
        self.core.clear();
        for (_, piece) in &self.ranked {
            if most - gain(piece).abs() >= enough {
                self.core.push(*piece);
            } else if gain(piece) > 0.0 {
                sure += piece.profit;
                sure_size += piece.size;
                taken.push(piece.name);
            }
        }
        let core_room = room - sure_size;
        self.core.retain(|p| p.size <= core_room);
        self.table(core_room, load.get(sure_size as usize..).unwrap_or(&[]), steps);
        if sure + self.rows[0] >= greedy {
            self.read(0, core_room, taken);
            return sure + self.rows[0];
        }
        taken.truncate(before);
        let mut used = 0;
        for (_, piece) in &self.ranked {
            if piece.size <= room - used && piece.profit > cost(used + piece.size) - cost(used) {
                used += piece.size;
                taken.push(piece.name);
            }
        }
        greedy
    }

    /// What the best filling loses when each of the pieces is forced in, and when it is kept out: exact, by tables from both ends.
    pub fn losses(&mut self, pieces: &[Piece], room: u32, load: &[f64], losses: &mut Vec<(f64, f64)>, steps: &mut Steps) {
        losses.clear();
        losses.resize(pieces.len(), (f64::INFINITY, 0.0));
        let width = room as usize + 1;
        let fits: Vec<usize> = (0..pieces.len()).filter(|k| pieces[*k].size <= room).collect();
        self.core.clear();
        self.core.extend(fits.iter().map(|k| pieces[*k]).filter(|p| p.profit > 0.0));
        self.table(room, load, steps);
        let best = self.rows[0];
        self.ahead.clear();
        self.ahead.resize(width, 0.0);
        let mut wanted = 0;
        for &k in fits.iter().filter(|k| pieces[**k].profit > 0.0) {
            let piece = pieces[k];
            let size = piece.size as usize;
            let after = &self.rows[(wanted + 1) * width..(wanted + 2) * width];
            let out = most(&self.ahead, after);
            let within = piece.profit + most(&self.ahead[..width - size], &after[size..]);
            losses[k] = (best - within, best - out);
            self.before.clone_from(&self.ahead);
            for (cell, less) in self.ahead[size..].iter_mut().zip(&self.before) {
                *cell = larger(*cell, less + piece.profit);
            }
            wanted += 1;
        }
        steps.spend(wanted * width);
        // What brings nothing by itself is never taken: forced in, it stands before all others.
        for k in fits.into_iter().filter(|k| pieces[*k].profit <= 0.0) {
            losses[k].0 = best - (pieces[k].profit + self.rows[pieces[k].size as usize]);
        }
    }
}

fn larger(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

fn most(a: &[f64], b: &[f64]) -> f64 {
    // Four sums side by side: one alone waits for the one before it.
    let mut best = [f64::NEG_INFINITY; 4];
    let (fours, rest) = (a.chunks_exact(4), b.chunks_exact(4));
    let tail = fours.remainder().iter().zip(rest.remainder()).map(|(a, b)| a + b).fold(f64::NEG_INFINITY, larger);
    for (a, b) in fours.zip(rest) {
        for k in 0..4 {
            best[k] = larger(best[k], a[k] + b[k]);
        }
    }
    best.into_iter().fold(tail, larger)
}

/// One row of the table from the one below it.
fn step(row: &mut [f64], below: &[f64], piece: Piece) {
    let size = piece.size as usize;
    let width = below.len();
    let (fits, full) = row.split_at_mut(width - size);
    for ((cell, stay), go) in fits.iter_mut().zip(below).zip(&below[size..]) {
        *cell = larger(*stay, *go + piece.profit);
    }
    full[..size].copy_from_slice(&below[width - size..]);
}
