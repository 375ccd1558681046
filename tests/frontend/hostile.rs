//! Odd sources: an error with its place, or a kernel; never a crash.

use jitney::frontend::{Options, Source};
use std::collections::BTreeMap;

use crate::support::{lower_with, lowered, parse, refused};

fn refused_source(text: &str) -> String {
    parse(text, Options::default()).err().unwrap_or_else(|| panic!("{} bytes were accepted", text.len())).message
}

#[test]
fn ten_megabytes_are_too_many() {
    let body = "    x = x + 1\n".repeat(750_000);
    let message = refused_source(&format!("def f(x):\n{body}    return x\n"));
    assert!(message.contains("larger"), "{message}");
}

#[test]
fn long_kernels_are_fine() {
    let body = "    x = x * 3 + 1\n".repeat(20_000);
    lowered(&format!("def f(x):\n{body}    return x\n"), "(i8,)");
}

#[test]
fn blocks_nest_to_a_limit() {
    let nested = |depth: usize| {
        let lines: String = (0..depth).map(|i| format!("{}if x > {i}:\n", " ".repeat(i + 1))).collect();
        format!("def f(x):\n{lines}{}x = 1\n return x\n", " ".repeat(depth + 1))
    };
    lowered(&nested(60), "(i8,)");
    assert!(refused_source(&nested(1000)).contains("nested deeper"));
}

#[test]
fn expressions_nest_to_a_limit() {
    for (open, inner, close) in [
        ("(", "x", ")"),
        ("-", "x", ""),
        ("not ", "x", ""),
        ("x if x else ", "x", ""),
        ("x + ", "x", ""),
        ("[", "x", "]"),
        ("abs(", "x", ")"),
        ("x ** ", "x", ""),
        ("lambda: ", "x", ""),
        ("x[", "0", "]"),
    ] {
        for depth in [30, 500, 100_000] {
            let text = format!("def f(x):\n    return {}{inner}{}\n", open.repeat(depth), close.repeat(depth));
            // Whatever comes of it, it comes back.
            let _ = lower_with(&text, "(i8,)", Options::default());
        }
        let deep = format!("def f(x):\n    return {}{inner}{}\n", open.repeat(100_000), close.repeat(100_000));
        assert!(refused_source(&deep).contains("nested too deep"), "{open}");
    }
}

#[test]
fn continued_lines_count_as_one() {
    let text = format!("def f(x):\n    return x{}\n", " \\\n + x".repeat(50_000));
    assert!(refused_source(&text).contains("nested too deep"));
}

#[test]
fn long_chains_of_operators_are_fine() {
    for terms in [100, 1000, 4900] {
        for operator in ["+", "*", "-", "&"] {
            let chain = format!(" {operator} x").repeat(terms);
            lowered(&format!("def f(x):\n    return x{chain}\n"), "(i8,)");
        }
        let products = " + x * 2 // 3".repeat(terms / 4);
        lowered(&format!("def f(x):\n    return x{products}\n"), "(i8,)");
        lowered(&format!("def f(x):\n    y = x{}\n    return y[0]\n", " + x".repeat(terms)), "(f8[:],)");
    }
    let text = format!("def f(x):\n    return x{}\n", " + x".repeat(20_000));
    assert!(refused_source(&text).contains("nested too deep"));
}

#[test]
fn chains_within_chains_are_refused_or_lowered() {
    for (terms, levels) in [(8, 12), (23, 40), (95, 20), (30, 5)] {
        for operand in ["(f8,)", "(f8[:],)"] {
            let nested = (0..levels).fold("x".to_owned(), |inner, _| format!("-({inner}){}", " + x".repeat(terms)));
            if let Err(e) = lower_with(&format!("def f(x):\n    y = {nested}\n"), operand, Options::default()) {
                assert!(e.message.contains("nested too deep"), "{e}");
            }
        }
    }
}

#[test]
fn long_chains_need_no_stack_of_their_callers() {
    let text = format!("def f(x):\n    return x{}\n", " + x".repeat(4900));
    let small = std::thread::Builder::new().stack_size(256 << 10);
    small.spawn(move || drop(lowered(&text, "(f8,)"))).expect("a thread").join().expect("a kernel");
}

#[test]
fn long_names_are_shown_in_part() {
    let name = "a".repeat(10_000);
    for message in [
        refused(&format!("def f(x):\n    return {name}\n"), "(f8,)").to_string(),
        refused(&format!("def f({name}):\n    return {name}[0]\n"), "(f8,)").to_string(),
        refused(&format!("def f(x):\n    return x.{name}\n"), "(f8[:],)").to_string(),
    ] {
        assert!(message.len() < 500 && message.contains("aaaa"), "{message}");
    }
}

#[test]
fn long_chains_of_elif_are_refused_or_lowered() {
    let arms: String = (0..5000).map(|i| format!("    elif x == {i}:\n        y = {i}\n")).collect();
    let text = format!("def f(x):\n    y = 0\n    if x < 0:\n        y = 1\n{arms}    return y\n");
    assert!(refused(&text, "(i8,)").message.contains("nested too deep"));
}

#[test]
fn nul_bytes_have_a_place() {
    let error = parse("def f(x):\n    return x\0\n", Options::default()).unwrap_err();
    assert!(error.message.contains("NUL") && error.line == 2 && error.column == 13, "{error:?}");
}

#[test]
fn names_may_be_of_any_alphabet() {
    lowered("def f(größe, π):\n    α = größe * π\n    return α\n", "(f8, f8)");
    let error = refused("def f(größe):\n    return größe + ошибка\n", "(f8,)");
    assert!(error.message.contains("ошибка") && error.column == 20, "{error:?}");
}

#[test]
fn line_ends_and_tabs_are_pythons() {
    lowered("def f(x):\r\n\tif x > 0:\r\n\t\treturn 1\r\n\treturn 2\r\n", "(f8,)");
}

#[test]
fn indented_sources_keep_their_places() {
    let text = "    def f(x):\n        return x + nothing\n";
    let source = Source::parse("f", text, 40, BTreeMap::new(), Options::default()).unwrap();
    let error =
        jitney::frontend::lower(&source, &jitney::frontend::parse_signature("(f8,)").unwrap().params).unwrap_err();
    assert_eq!((error.line, error.column), (41, 20));
    assert_eq!(error.text.trim(), "return x + nothing");
}

#[test]
fn fragments_of_python_never_panic() {
    let pieces = [
        "def f(a, b):",
        "\n    ",
        "return",
        "for i in range(",
        "a[",
        "]",
        ")",
        "(",
        ":",
        "if",
        "else",
        "while",
        "b",
        "i",
        "=",
        "+=",
        "1",
        "2.5",
        "\"s\"",
        "lambda",
        "print",
        "np.zeros",
        ",",
        "**",
        "//",
        "not",
        "and",
        "None",
        "True",
        "\n",
        "prange",
        "a.shape",
        "a.T",
        "-",
        "~",
        "break",
        "continue",
        "pass",
        "x",
        "yield",
        "f",
        "*",
        "::",
        "...",
        "raise",
        "assert",
        "ValueError",
        "\t",
        "del",
        "import",
        "math.sqrt",
        "async",
        "match",
        "{",
        "}",
        "@",
        ":=",
    ];
    // A small linear congruential generator: the same sources on every run.
    let mut state = 12345u64;
    let mut next = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut accepted = 0;
    for _ in 0..4000 {
        let length = 1 + next(14);
        let body: Vec<&str> = (0..length).map(|_| pieces[next(pieces.len())]).collect();
        let text = format!("def f(a, b):\n    x = 1\n    {}\n    return x\n", body.join(" "));
        accepted += usize::from(lower_with(&text, "(f8[:], i8)", Options::default()).is_ok());
    }
    assert!(accepted > 20, "only {accepted} were Python");
}
