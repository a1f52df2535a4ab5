//! The curve against values worked out by hand, the bound against its arithmetic, and the classic mistake.

use super::*;
use crate::team::OpeningHours;

fn waits(answered_minutes: &[i64], open_minutes: &[i64]) -> Vec<Wait> {
    let wait = |answered: bool| move |minutes: &i64| Wait { wait: Millis::minutes(*minutes), answered };
    answered_minutes.iter().map(wait(true)).chain(open_minutes.iter().map(wait(false))).collect()
}

#[test]
fn the_curve_is_the_one_worked_out_by_hand() {
    // Eight waits: answered at 2, 3, 3, 5, 8; left at 3, 4, 9.
    // S(2) = 7/8; S(3) = 7/8 * 5/7 = 5/8; S(5) = 5/8 * 2/3 = 5/12; S(8) = 5/12 * 1/2 = 5/24.
    let curve = Curve::of(waits(&[2, 3, 3, 5, 8], &[3, 4, 9]));
    for (minutes, share) in
        [(1, 1.0), (2, 7.0 / 8.0), (3, 5.0 / 8.0), (4, 5.0 / 8.0), (5, 5.0 / 12.0), (8, 5.0 / 24.0), (99, 5.0 / 24.0)]
    {
        let found = curve.share_waiting(Millis::minutes(minutes));
        assert!((found - share).abs() < 1e-12, "S({minutes}) = {found}, by hand {share}");
    }
    assert_eq!(curve.quantile(0.5), Some(Millis::minutes(5)));
    assert_eq!(curve.quantile(0.75), Some(Millis::minutes(8)));
    assert_eq!(curve.quantile(0.9), None);
}

#[test]
fn without_open_waits_quantiles_are_order_statistics() {
    let curve = Curve::of(waits(&(1..=10).collect::<Vec<_>>(), &[]));
    for tenth in 1..=10 {
        assert_eq!(curve.quantile(f64::from(tenth) / 10.0), Some(Millis::minutes(i64::from(tenth))));
    }
    assert_eq!(Curve::of(Vec::new()).quantile(0.5), None);
}

#[test]
fn the_bound_begins_at_29_for_nine_in_ten_and_at_59_for_nineteen_in_twenty() {
    assert_eq!(quantile_bound_rank(28, 0.9), None);
    assert_eq!(quantile_bound_rank(29, 0.9), Some(29));
    assert_eq!(quantile_bound_rank(58, 0.95), None);
    assert_eq!(quantile_bound_rank(59, 0.95), Some(59));
    // By hand: P(Bin(46, 0.9) >= 45) = 0.9^46 + 46 * 0.1 * 0.9^45 = 0.0079 + 0.0402 <= 0.05; for 45 it is 0.0524.
    assert_eq!(quantile_bound_rank(45, 0.9), Some(45));
    assert_eq!(quantile_bound_rank(46, 0.9), Some(45));
    assert_eq!(quantile_bound_rank(0, 0.9), None);
    assert!(quantile_bound_rank(100_000, 0.9).is_some_and(|rank| (90_000..90_300).contains(&rank)));
}

#[test]
fn the_bound_is_the_smallest_rank_whose_tail_is_small_enough() {
    for n in (1..=70_usize).chain([100, 137, 199]) {
        let tail = |r: usize| (r..=n).map(|k| binomial(n, k, 0.9)).sum::<f64>();
        let by_definition = (1..=n).find(|r| tail(*r) <= 0.05);
        assert_eq!(quantile_bound_rank(n, 0.9), by_definition, "n = {n}");
    }
}

/// P(Bin(n, p) = k), factor by factor.
fn binomial(n: usize, k: usize, p: f64) -> f64 {
    let choose = (1..=k).map(|i| (as_f64(n - k + i) / as_f64(i)).ln()).sum::<f64>();
    (choose + as_f64(k) * p.ln() + as_f64(n - k) * (1.0 - p).ln()).exp()
}

#[test]
fn thin_data_promise_nothing() {
    let calendar = OpeningHours::always();
    for answered in [0, 1, 28] {
        let expected = of_waits(waits(&vec![5; answered], &[1, 2, 3]));
        assert_eq!(expected, Expected::TooFew { answered });
        assert_eq!(told_words(&expected, Moment(0), &calendar), None);
    }
}

#[test]
fn small_samples_tell_the_bound_and_large_ones_the_estimate() {
    let spread = |n: i64| waits(&(1..=n).collect::<Vec<_>>(), &[]);
    let nine_in_ten = |expected| match expected {
        Expected::Measured { nine_in_ten, .. } => nine_in_ten,
        other => panic!("{other:?}"),
    };
    assert_eq!(nine_in_ten(of_waits(spread(29))), Millis::minutes(29));
    assert_eq!(nine_in_ten(of_waits(spread(46))), Millis::minutes(45));
    assert_eq!(nine_in_ten(of_waits(spread(200))), Millis::minutes(180));
}

#[test]
fn a_wait_that_outlasts_all_answers_makes_nine_in_ten_unknown() {
    let expected = of_waits(waits(&[10; 40], &[500; 20]));
    let (waited, median) = (Millis::minutes(500), Some(Millis::minutes(10)));
    assert_eq!(expected, Expected::LongerThan { waited, median, answered: 40 });
    assert_eq!(
        told_words(&expected, Moment(0), &OpeningHours::always()).unwrap(),
        "Half of the people hear back within 10 minutes. \
         At the moment one in ten people waits longer than about 8 and a half hours."
    );
    let mostly_open = of_waits(waits(&[10; 40], &[500; 90]));
    assert!(matches!(mostly_open, Expected::LongerThan { median: None, .. }));
}

#[test]
fn open_waits_that_are_still_short_do_no_harm() {
    let expected = of_waits(waits(&(1..=60).collect::<Vec<_>>(), &[1; 30]));
    assert!(matches!(expected, Expected::Measured { answered: 60, .. }));
}

#[test]
fn what_happens_after_now_is_not_known_yet() {
    let at = |minutes: i64| Moment(0) + Millis::minutes(minutes);
    let episode = |asked: i64, ended: Ending| Episode { asked_at: at(asked), ended };
    let mut episodes = vec![episode(0, Ending::Answered(at(10))); 29];
    episodes.push(episode(0, Ending::Answered(at(900))));
    episodes.push(episode(0, Ending::Withdrawn(at(3))));
    episodes.push(episode(500, Ending::StillWaiting));
    assert_eq!(expected_wait(&episodes, at(5)), Expected::TooFew { answered: 0 });
    let later = expected_wait(&episodes, at(60));
    assert_eq!(
        later,
        Expected::LongerThan { waited: at(10).since(at(0)), median: Some(Millis::minutes(10)), answered: 29 }
    );
    let open_time = expected_wait_of(&episodes, at(1_000), |from, to| Millis(to.since(from).0 / 2));
    assert!(matches!(open_time, Expected::Measured { median, answered: 30, .. } if median == Millis::minutes(5)));
}

/// A stream of numbers between 0 and 1 that is the same every time (Knuth's linear congruential generator).
struct Dice(u64);
impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).unwrap_or(0)) / 4_294_967_296.0
    }
}

/// A week in which a wait lasts a day on average, looked at from its fourth day: the long ones of these days are open.
#[test]
fn dropping_the_open_waits_would_promise_far_too_much() {
    let day = 86_400_000.0;
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of some days")]
    let millis = |days: f64| (days * day) as i64;
    let (mut honest, mut dropped, weeks) = (0.0, 0.0, 40);
    for week in 0..weeks {
        let mut dice = Dice(week * 7_919 + 17);
        let now = Moment(millis(4.0));
        let episodes: Vec<Episode> = (0..600)
            .map(|_| {
                let asked_at = Moment(millis(dice.roll() * 4.0));
                let answered_at = asked_at + Millis(millis(-(1.0 - dice.roll()).ln()));
                Episode { asked_at, ended: Ending::Answered(answered_at) }
            })
            .collect();
        let answered_only: Vec<Episode> =
            episodes.iter().copied().filter(|e| matches!(e.ended, Ending::Answered(at) if at <= now)).collect();
        honest += coverage(expected_wait(&episodes, now));
        dropped += coverage(expected_wait(&answered_only, now));
    }
    let (honest, dropped) = (honest / f64::from(weeks as u32), dropped / f64::from(weeks as u32));
    assert!((0.87..=0.93).contains(&honest), "{honest}");
    assert!(dropped < 0.85, "{dropped}");
}

/// The true share that is answered within what is told, when waits last a day on average (exponential).
fn coverage(expected: Expected) -> f64 {
    let Expected::Measured { nine_in_ten, .. } = expected else { panic!("{expected:?}") };
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of some days")]
    let days = nine_in_ten.0 as f64 / 86_400_000.0;
    1.0 - (-days).exp()
}

#[test]
fn waits_are_rounded_up_and_never_down() {
    for (minutes, rounded) in [
        (0, 5),
        (1, 5),
        (5, 5),
        (6, 10),
        (56, 60),
        (60, 60),
        (61, 90),
        (120, 120),
        (121, 150),
        (1_440, 1_440),
        (1_441, 2_880),
    ] {
        assert_eq!(round_up(Millis::minutes(minutes)), Millis::minutes(rounded), "{minutes} minutes");
    }
    assert!(round_up(Millis(i64::MAX)).0 > 0);
}

#[test]
fn customers_are_told_in_words() {
    let calendar = OpeningHours::always();
    let monday: jiff::Timestamp = "2026-11-23T15:00:00Z".parse().unwrap();
    let now = Moment(monday.as_millisecond());
    for (median, nine_in_ten, words) in [
        (41, 119, "Nine of ten people hear back within 2 hours; half within 45 minutes."),
        (58, 61, "Nine of ten people hear back within an hour and a half; half within an hour."),
        (2, 3, "Nine of ten people hear back within 5 minutes."),
        (90, 1_441, "Nine of ten people hear back by the end of tomorrow; half within an hour and a half."),
        (1_500, 4_000, "Nine of ten people hear back by the end of Thursday; half by the end of tomorrow."),
    ] {
        let (median, nine_in_ten) = (Millis::minutes(median), Millis::minutes(nine_in_ten));
        let expected = Expected::Measured { median, nine_in_ten, answered: 300 };
        assert_eq!(told_words(&expected, now, &calendar).unwrap(), words);
    }
    let doubled =
        Expected::Measured { median: Millis(1), nine_in_ten: Millis(2), answered: 30 }.map(|m| Millis(m.0 * 2));
    assert_eq!(doubled, Expected::Measured { median: Millis(2), nine_in_ten: Millis(4), answered: 30 });
}
