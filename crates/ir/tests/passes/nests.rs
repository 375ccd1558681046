//! Which iterations are done together, and what becomes of them.

use jitney_ir::{parse, passes, verify};
use jitney_testkit::nest_case;

use crate::after;

/// The nest of a product of matrices, of which some parts are others.
fn product(parts: &[(&str, &str)]) -> String {
    let nest = "fn f@0(a%0: f64[:, ::1], b%1: f64[:, ::1], c%2: f64[:, ::1], n%3: i64, w%4: f64[::1]) -> f64 {\n    \
                let i%5: i64\n    let j%6: i64\n    let k%7: i64\n    let s%8: f64\n    let z%9: f64\n    sites 1:1\n    \
                for i%5 in range(0, 9, 1) {\n        for j%6 in range(0, n%3, 1) {\n            s%8 = 0.0\n            \
                for k%7 in range(0, 9, 1) {\n                s%8 = add(s%8, mul(a%0[i%5, k%7], b%1[k%7, j%6]))\n            \
                }\n            c%2[i%5, j%6] = s%8\n        }\n    }\n    return (z%9)\n}\n";
    parts.iter().fold(nest.to_owned(), |text, (part, other)| {
        assert!(text.contains(part), "{part}");
        text.replace(part, other)
    })
}

/// How the iterations lie that are done together.
#[derive(Debug, PartialEq)]
enum Lie {
    SideBySide,
    Apart,
}

fn jammed(parts: &[(&str, &str)]) -> Option<Lie> {
    let text = after(|_| (), &product(parts));
    let (found, for_speed) = (after(passes::unroll_and_jam, &text), after(passes::unroll_and_jam_for_speed, &text));
    assert_eq!(found != text, for_speed != text, "{found}");
    match (for_speed.contains("= sub(n%3, and(n%3, 15))\n"), for_speed != text) {
        (true, _) => Some(Lie::SideBySide),
        (false, true) => Some(Lie::Apart),
        (false, false) => None,
    }
}

#[test]
fn iterations_that_lie_side_by_side_are_done_together() {
    let found = after(passes::unroll_and_jam, &product(&[]));
    let expected = "    for i%5 in range(0, 9, 1) {
        .j10%10 = 0
        if and(and(ge(n%3, 4), or(le(add(address(a%0), mul(mul(extent(a%0, 0), extent(a%0, 1)), 8)), address(c%2)), \
                    le(add(address(c%2), mul(mul(extent(c%2, 0), extent(c%2, 1)), 8)), address(a%0)))), \
                    or(le(add(address(b%1), mul(mul(extent(b%1, 0), extent(b%1, 1)), 8)), address(c%2)), \
                    le(add(address(c%2), mul(mul(extent(c%2, 0), extent(c%2, 1)), 8)), address(b%1)))) {
            .j10%10 = sub(n%3, and(n%3, 3))
            for j%6 in range(0, .j10%10, 4) {
                s%8 = 0.0
                .j11%11 = 0.0
                .j12%12 = 0.0
                .j13%13 = 0.0
                for k%7 in range(0, 9, 1) {
                    s%8 = add(s%8, mul(a%0[i%5, k%7], b%1[k%7, j%6]))
                    .j11%11 = add(.j11%11, mul(a%0[i%5, k%7], b%1[k%7, add(j%6, 1)]))
                    .j12%12 = add(.j12%12, mul(a%0[i%5, k%7], b%1[k%7, add(j%6, 2)]))
                    .j13%13 = add(.j13%13, mul(a%0[i%5, k%7], b%1[k%7, add(j%6, 3)]))
                }
                c%2[i%5, j%6] = s%8
                c%2[i%5, add(j%6, 1)] = .j11%11
                c%2[i%5, add(j%6, 2)] = .j12%12
                c%2[i%5, add(j%6, 3)] = .j13%13
            }
        }
        for j%6 in range(.j10%10, n%3, 1) {
            s%8 = 0.0
";
    assert!(found.contains(expected), "{found}");
    // A filter, whose sums wait for each other; a sum into an element; a branch outside of the inner loop.
    let sides = |parts: &[(&str, &str)]| assert_eq!(jammed(parts), Some(Lie::SideBySide), "{parts:?}");
    sides(&[("mul(a%0[i%5, k%7], b%1[k%7, j%6])", "mul(w%4[add(j%6, k%7)], a%0[i%5, k%7])")]);
    sides(&[("s%8 = add(s%8,", "c%2[i%5, j%6] = add(c%2[i%5, j%6],")]);
    sides(&[("c%2[i%5, j%6] = s%8", "if lt(s%8, 0.0) {\n c%2[i%5, j%6] = s%8\n}")]);
    // Where elements may lie anywhere, the ends of what they lie between are looked at.
    let anywhere = after(passes::unroll_and_jam, &product(&[("a%0: f64[:, ::1]", "a%0: f64[:, :]")]));
    let way = |axis| format!("mul(sub(extent(a%0, {axis}), 1), stride(a%0, {axis}))");
    let end = |first, op| format!("add(add({first}, {op}({}, 0)), {op}({}, 0))", way(0), way(1));
    for (first, op) in [(0, "min"), (1, "max")] {
        assert!(anywhere.contains(&format!("add(address(a%0), mul({}, 8))", end(first, op))), "{anywhere}");
    }
    // Column-major arrays lie the other way.
    sides(&[("b%1: f64[:, ::1]", "b%1: f64[::1, :]"), ("b%1[k%7, j%6]", "b%1[j%6, k%7]")]);
}

#[test]
fn iterations_apart_are_done_together_where_sums_wait() {
    let rows: &[(&str, &str)] = &[("b%1[k%7, j%6]", "b%1[j%6, k%7]")];
    assert_eq!(jammed(rows), Some(Lie::Apart));
    // Nothing waits for a minimum, nor where sums may be taken in any order.
    assert_eq!(jammed(&[rows[0], ("add(s%8, mul", "min(s%8, mul")]), None);
    let any_order = product(rows).replace("    sites 1:1\n", "    sites 1:1\n    fastmath reassoc\n");
    let any_order = after(|_| (), &any_order);
    assert_eq!(after(passes::unroll_and_jam, &any_order), any_order);
    // A loop without sums is done by each for itself.
    let two = ("            c%2", "            for k%7 in range(0, 9, 1) {\n b%1[i%5, k%7] = s%8\n}\n            c%2");
    let found = after(passes::unroll_and_jam, &product(&[("b%1[k%7, j%6]", "a%0[0, k%7]"), two]));
    assert_eq!(found.matches("for k%7").count(), 1 + 2 + 2, "{found}");
}

#[test]
fn divisors_of_iterations_that_are_done_together_are_looked_at_first() {
    let store = "c%2[i%5, j%6] = s%8";
    let found = |parts: &[(&str, &str)]| after(passes::unroll_and_jam, &product(parts));
    // The same one for all, even in the inner loop: in front.
    let mean = found(&[(store, "c%2[i%5, j%6] = div(s%8, nonzero(f64(n%3), $0))")]);
    assert!(mean.contains(", ne(f64(n%3), 0.0)) {"), "{mean}");
    assert!(mean.contains("add(j%6, 3)] = div(.j13%13, f64(n%3))"), "{mean}");
    assert!(mean.contains("j%6] = div(s%8, nonzero(f64(n%3), $0))"), "{mean}");
    let inner = found(&[
        ("mul(a%0[i%5, k%7], b%1[k%7, j%6])", "div(b%1[k%7, j%6], nonzero(w%4, $0))"),
        ("w%4: f64[::1]", "w%4: f64"),
    ]);
    assert!(inner.contains(", ne(w%4, 0.0)) {"), "{inner}");
    // One of each: before anything is stored, and the iterations from there on are done one by one.
    let own = found(&[(store, "s%8 = div(1.0, nonzero(s%8, $0))\nc%2[i%5, j%6] = s%8")]);
    let expected = "                .j14%14 = s%8
                .j15%15 = .j11%11
                .j16%16 = .j12%12
                .j17%17 = .j13%13
                if or(or(or(eq(.j14%14, 0.0), eq(.j15%15, 0.0)), eq(.j16%16, 0.0)), eq(.j17%17, 0.0)) {
                    .j10%10 = j%6
                    break
                }
                s%8 = div(1.0, .j14%14)
                .j11%11 = div(1.0, .j15%15)
";
    assert!(own.contains(expected), "{own}");
    for other in [
        // Afterwards, in a branch, and in the inner loop.
        (store, "c%2[i%5, j%6] = s%8\ns%8 = div(1.0, nonzero(s%8, $0))"),
        (store, "if lt(s%8, 0.0) {\ns%8 = div(1.0, nonzero(s%8, $0))\n}\nc%2[i%5, j%6] = s%8"),
        ("b%1[k%7, j%6]", "div(1.0, nonzero(b%1[k%7, j%6], $0))"),
    ] {
        assert_ne!(jammed(&[other]), Some(Lie::SideBySide), "{other:?}");
    }
}

#[test]
fn iterations_that_could_notice_are_not_done_together() {
    let (store, load) = ("c%2[i%5, j%6] = s%8", "b%1[k%7, j%6]");
    // Only the loop over columns is meant.
    let row = ("for i%5 in range(0, 9, 1)", "for i%5 in range(0, 9, 2)");
    assert_eq!(jammed(&[row]), Some(Lie::SideBySide));
    let reasons: &[(&str, &str)] = &[
        // A scalar that goes on from one to the next, that is read after the loop, or is not assigned in every one.
        ("s%8 = 0.0\n            for", "for"),
        ("return (z%9)", "return (s%8)"),
        ("return (z%9)", "return (f64(j%6))"),
        ("return (z%9)", "return (f64(k%7))"),
        (store, "c%2[i%5, j%6] = s%8\nz%9 = add(z%9, s%8)"),
        (store, "c%2[i%5, j%6] = f64(k%7)"),
        ("            }\n            c", "                k%7 = 3\n            }\n            c"),
        (store, "c%2[i%5, j%6] = s%8\nj%6 = 0"),
        // An element that several of them store, or that one stores and another reads.
        (store, "c%2[i%5, 0] = s%8"),
        (store, "w%4[i%5] = s%8"),
        (store, "c%2[i%5, j%6] = c%2[i%5, add(j%6, 1)]"),
        (store, "c%2[i%5, j%6] = c%2[i%5, 0]"),
        ("c%2: f64[:, ::1]", "c%2: f64[:, :]"),
        // One variable of two inner loops.
        ("s%8 = add(s%8,", "for k%7 in range(0, 2, 1) {\nz%9 = 1.0\n}\ns%8 = add(s%8,"),
        // Inner loops of uneven length.
        ("for k%7 in range(0, 9, 1)", "for k%7 in range(0, j%6, 1)"),
        ("for k%7 in range(0, 9, 1)", "for k%7 in range(0, i64(w%4[0]), 1)"),
        ("for k%7 in range(0, 9, 1)", "for k%7 in range(0, i64(s%8), 1)"),
        // Steps that are not by one.
        ("for j%6 in range(0, n%3, 1)", "for j%6 in range(0, n%3, 2)"),
        ("for j%6 in range(0, n%3, 1)", "for j%6 in range(n%3, 0, -1)"),
        // What may raise or leave.
        (load, "b%1[k%7, bounds(j%6, b%1, 1, $0)]"),
        (store, "if lt(s%8, 0.0) {\nbreak\n}\nc%2[i%5, j%6] = s%8"),
        // What gains nothing: one element for all, what takes longer than it waits.
        (load, "b%1[k%7, i%5]"),
        (load, "exp(b%1[k%7, j%6])"),
    ];
    for &reason in reasons {
        assert_eq!(jammed(&[row, reason]), None, "{reason:?}");
    }
}

#[test]
fn an_end_that_is_the_loops_variable_is_kept() {
    let found = after(
        passes::unroll_and_jam,
        &product(&[("for j%6 in range(0, n%3, 1)", "j%6 = n%3\nfor j%6 in range(0, j%6, 1)")]),
    );
    assert!(found.contains("        .j10%10 = j%6\n"), "{found}");
    assert!(found.contains("for j%6 in range(.j11%11, .j10%10, 1)"), "{found}");
}

#[test]
fn the_iterations_of_chunks_are_done_together() {
    let text = product(&[("for i%5", "parallel for i%5"), ("b%1[k%7, j%6]", "b%1[j%6, k%7]")]);
    let module = verify(parse(&text).unwrap()).unwrap();
    let before = module.functions.len();
    let outlined = passes::outline_parallel::outline_parallel(module);
    for (for_speed, step) in [(false, 4), (true, 8)] {
        let chunks = passes::unroll_and_jam::jam_chunks(outlined.clone(), before, for_speed);
        assert_eq!(chunks.functions[0], outlined.functions[0]);
        let text = verify(chunks.into_inner()).unwrap().to_string();
        assert!(text.contains(&format!(", {step}) {{")), "{text}");
    }
}

/// The generator is worth what it covers.
#[test]
fn a_good_part_of_generated_nests_is_done_together() {
    let is_jammed = |seed: u64| {
        let mut module = nest_case(seed).module.into_inner();
        passes::hoist_guards(&mut module);
        let before = module.clone();
        passes::unroll_and_jam(&mut module);
        module != before
    };
    let count = (0..1000).filter(|&seed| is_jammed(seed)).count();
    assert!((150..850).contains(&count), "{count} of 1000");
}
