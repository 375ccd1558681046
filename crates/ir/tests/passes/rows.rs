//! Which loops along rows are split, and what becomes of them.

use jitney_ir::{Module, parse, passes, verify};
use jitney_testkit::row_case;

use crate::after;

/// A step of shortest paths, of which some parts are others.
fn step(parts: &[(&str, &str)]) -> String {
    let row = "fn f@0(d%0: f64[:, ::1], i%1: i64, k%2: i64, n%3: i64, x%4: f64[::1]) -> f64 {\n    let j%5: i64\n    \
               let t%6: f64\n    sites 1:1\n    for j%5 in range(0, n%3, 1) {\n        \
               t%6 = add(d%0[i%1, k%2], x%4[j%5])\n        if lt(t%6, d%0[i%1, j%5]) {\n            \
               d%0[i%1, j%5] = t%6\n        }\n    }\n    return (t%6)\n}\n";
    parts.iter().fold(row.to_owned(), |text, (part, other)| {
        assert!(text.contains(part), "{part}");
        text.replace(part, other)
    })
}

/// Whether a pass makes anything else of it.
fn changes(pass: fn(&mut Module), text: &str) -> bool {
    let text = after(|_| (), text);
    after(pass, &text) != text
}

#[test]
fn loops_are_split_behind_an_element_of_the_row_that_they_write() {
    let found = after(passes::split_index_sets, &step(&[]));
    let expected = "    .p7%7 = 0
    if ge(n%3, 32) {
        while lt(.p7%7, n%3) {
            .p8%8 = n%3
            .p8%8 = min(.p8%8, select(and(le(.p7%7, k%2), lt(k%2, n%3)), add(k%2, 1), .p8%8))
            .p9%9 = d%0[i%1, k%2]
            for j%5 in range(.p7%7, .p8%8, 1) {
                t%6 = add(.p9%9, x%4[j%5])
                if lt(t%6, d%0[i%1, j%5]) {
                    d%0[i%1, j%5] = t%6
                }
            }
            .p7%7 = .p8%8
        }
    }
    for j%5 in range(.p7%7, n%3, 1) {
        t%6 = add(d%0[i%1, k%2], x%4[j%5])
";
    assert!(found.contains(expected), "{found}");
}

#[test]
fn loops_are_split_where_nothing_else_may_change_the_element() {
    let is_split = |parts: &[(&str, &str)]| changes(passes::split_index_sets, &step(parts));
    let (load, store) = ("d%0[i%1, k%2]", "d%0[i%1, j%5] = t%6");
    // An index that is computed, a row that may be the same one, two stores, two elements, a column, a vector, other ends, a value that is converted.
    for parts in [
        &[(load, "d%0[i%1, sub(n%3, 1)]")][..],
        &[(load, "d%0[k%2, k%2]")],
        &[(store, "d%0[i%1, j%5] = t%6\nd%0[add(i%1, 1), j%5] = t%6")],
        &[(load, "add(d%0[i%1, k%2], d%0[i%1, 0])")],
        &[
            ("d%0: f64[:, ::1]", "d%0: f64[::1, :]"),
            ("d%0[i%1, k%2]", "d%0[k%2, i%1]"),
            ("d%0[i%1, j%5]", "d%0[j%5, i%1]"),
        ],
        &[("d%0: f64[:, ::1]", "d%0: f64[::1]"), ("d%0[i%1, k%2]", "d%0[k%2]"), ("d%0[i%1, j%5]", "d%0[j%5]")],
        &[("range(0, n%3, 1)", "range(k%2, extent(x%4, 0), 1)")],
        &[("x%4: f64[::1]", "x%4: f32[::1]"), ("x%4[j%5]", "f64(x%4[j%5])")],
    ] {
        assert!(is_split(parts), "{parts:?}");
    }
    let reasons: &[(&str, &str)] = &[
        // Nothing to read, an element that is not the same, too many of them.
        (load, "1.0"),
        (load, "d%0[i%1, add(j%5, 1)]"),
        (load, "d%0[i%1, i64(t%6)]"),
        (load, "add(add(d%0[i%1, k%2], d%0[i%1, 0]), d%0[i%1, 1])"),
        // Read by some iterations only, or after the store.
        ("add(d%0[i%1, k%2], x%4[j%5])", "x%4[j%5]\nif lt(t%6, 0.0) {\nt%6 = d%0[i%1, k%2]\n}"),
        ("        }\n    }\n", "        }\n t%6 = d%0[i%1, k%2]\n    }\n"),
        // Elements that are stored anywhere else.
        (store, "d%0[i%1, k%2] = t%6"),
        (store, "d%0[i%1, add(j%5, 1)] = t%6"),
        (store, "d%0[i%1, j%5] = t%6\nd%0[i%1, 0] = t%6"),
        (store, "d%0[i%1, j%5] = t%6\nx%4[j%5] = t%6"),
        ("d%0: f64[:, ::1]", "d%0: f64[:, :]"),
        // What an index is made of changes, or the loop's variable.
        (store, "d%0[i%1, j%5] = t%6\nk%2 = 3"),
        (store, "d%0[i%1, j%5] = t%6\nj%5 = 3"),
        // Another order, a start below zero, and ways out of the loop.
        ("range(0, n%3, 1)", "range(-2, n%3, 1)"),
        ("range(0, n%3, 1)", "range(0, n%3, 2)"),
        ("range(0, n%3, 1)", "range(n%3, 0, -1)"),
        (store, "d%0[i%1, j%5] = t%6\nbreak"),
        (store, "d%0[i%1, j%5] = t%6\nreturn (t%6)"),
        ("x%4[j%5]", "x%4[index(j%5, x%4, 0, $0)]"),
        (store, "d%0[i%1, j%5] = div(t%6, nonzero(x%4[0], $0))"),
        (store, "for i%1 in range(0, 2, 1) {\n t%6 = 0.0\n}\nd%0[i%1, j%5] = t%6"),
    ];
    for &reason in reasons {
        assert!(!is_split(&[reason]), "{reason:?}");
    }
}

#[test]
fn arrays_without_axes_are_left() {
    for layout in ["", "fortran ", "any "] {
        let declarations = format!("x%0: {layout}f64[], j%1: i64, n%2: i64");
        let row = "for j%1 in range(0, n%2, 1) {\n    x%0[] = add(x%0[], 1.0)\n}";
        let text = format!("fn f@0({declarations}) {{\n    {row}\n}}\n");
        assert!(!changes(passes::split_index_sets, &text), "{text}");
    }
}

#[test]
fn loops_as_deep_as_may_be_stay() {
    let is_split = |around: usize| {
        let (open, close) = ("if lt(k%2, 0) {\n".repeat(around), "}\n".repeat(around));
        let row = step(&[("    for j%5", &format!("{open}    for j%5")), ("    return", &format!("{close}return"))]);
        changes(passes::split_index_sets, &row)
    };
    // Of 256 levels the loop and its branch take two, and splitting them two more.
    assert!(is_split(249) && !is_split(250));
}

#[test]
fn rows_in_parallel_loops_are_split_once_those_are_functions() {
    let row = step(&[
        ("    for j%5", "    parallel for i%1 in range(0, n%3, 1) {\n    for j%5"),
        ("    return", "}\n    return"),
    ]);
    assert!(!changes(passes::split_index_sets, &row));
    let module = verify(parse(&row).unwrap()).unwrap();
    let first = module.functions.len();
    let outlined = passes::outline_parallel::outline_parallel(module);
    let is_split = |for_speed| {
        let chunks = passes::unroll_and_jam::jam_chunks(outlined.clone(), first, for_speed);
        verify(chunks.into_inner()).unwrap().to_string().contains("select(and(le(")
    };
    assert!(is_split(true) && !is_split(false));
}

/// The generator is worth what it covers.
#[test]
fn a_good_part_of_generated_rows_is_split() {
    let is_split = |seed: &u64| {
        let mut module = row_case(*seed).module.into_inner();
        passes::hoist_guards(&mut module);
        let before = module.clone();
        passes::split_index_sets(&mut module);
        module != before
    };
    let count = (0..1000).filter(is_split).count();
    assert!((100..900).contains(&count), "{count} of 1000");
}
