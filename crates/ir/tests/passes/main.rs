//! What each pass makes of the smallest module that shows it. That results stay the same is `tests/passes.rs` of the
//! library, with an engine.

use jitney_ir::passes::{self, PASSES, PASSES_FOR_SPEED};
use jitney_ir::{Module, Stmt, parse, verify};
use jitney_testkit::{case, with_lines};

mod nests;
mod rows;

/// The body of the entry, as the pass leaves it.
fn after(pass: fn(&mut Module), text: &str) -> String {
    let mut module = verify(parse(text).expect(text)).expect(text).into_inner();
    pass(&mut module);
    verify(module).unwrap().to_string()
}

#[track_caller]
fn becomes(pass: fn(&mut Module), declarations: &str, before: &str, expected: &str) {
    let indented = |body: &str| body.lines().map(|line| format!("    {line}\n")).collect::<String>();
    let text = |body: &str| format!("fn f@0({declarations}) {{\n    sites 1:1 2:2\n{}}}\n", indented(body));
    assert_eq!(after(pass, &text(before)), text(expected));
}

#[test]
fn every_pass_keeps_generated_modules_in_order() {
    for seed in 0..1000 {
        let mut seen = Vec::new();
        let stepwise = passes::optimise(case(seed).module, |name, _| seen.push(name));
        assert!(seen.iter().eq(PASSES.iter().map(|pass| &pass.name)));
        assert_eq!(*passes::run(case(seed).module), *stepwise);
        passes::run_for_speed(case(seed).module);
    }
}

#[test]
fn lines_change_nothing_but_what_debuggers_show() {
    for seed in 0..300 {
        let module = case(seed).module;
        let lined = verify(with_lines(module.module().clone())).unwrap();
        assert_eq!(*passes::run(lined.clone()), *passes::run(module));
        let outlined = passes::outline_parallel::outline_parallel(lined);
        assert!(
            outlined
                .functions
                .iter()
                .all(|f| f.origin.is_some() && matches!(f.body.first(), Some(Stmt::Line(_)) | None))
        );
    }
    let stray = parse("fn f@0() {\n    line 3\n}\n").unwrap();
    assert_eq!(verify(stray).unwrap_err().to_string(), "function f: a line in a function without an origin");
}

#[test]
fn constants_fold_from_the_inside() {
    let fold = passes::fold_constants;
    becomes(fold, "x%0: i64", "x%0 = add(mul(3, 4), x%0)", "x%0 = add(12, x%0)");
    becomes(fold, "x%0: i8", "x%0 = i8(add(200, 100))", "x%0 = 44:i8");
    becomes(fold, "x%0: f64", "x%0 = sqrt(select(lt(1, 2), 9.0, 4.0))", "x%0 = 3.0");
    becomes(fold, "x%0: i64", "x%0 = floordiv(x%0, nonzero(2, $0))", "x%0 = floordiv(x%0, 2)");
}

#[test]
fn constants_that_are_for_the_engine_stay() {
    let fold = passes::fold_constants;
    for kept in ["x%0 = exp(1.0)", "x%0 = div(0.0, 0.0)", "x%0 = f64(nonzero(0, $0))"] {
        becomes(fold, "x%0: f64", kept, kept);
    }
}

#[test]
fn what_changes_nothing_goes_away() {
    let simplify = passes::simplify;
    let int = |before: &str, after: &str| becomes(simplify, "x%0: i64, p%1: bool", before, after);
    int("x%0 = add(mul(x%0, 1), 0)", "x%0 = x%0");
    int("x%0 = mul(x%0, 0)", "x%0 = 0");
    int("x%0 = mul(nonzero(x%0, $0), 0)", "x%0 = mul(nonzero(x%0, $0), 0)");
    int("x%0 = select(p%1, x%0, x%0)", "x%0 = x%0");
    int("x%0 = select(true, 1, nonzero(x%0, $0))", "x%0 = select(true, 1, nonzero(x%0, $0))");
    int("p%1 = not(lt(x%0, 3))", "p%1 = ge(x%0, 3)");
    int("p%1 = not(not(and(p%1, true)))", "p%1 = p%1");
    int("x%0 = i64(i64(x%0))", "x%0 = x%0");
    int("x%0 = nonzero(nonzero(x%0, $0), $1)", "x%0 = nonzero(x%0, $0)");
    let float = |before: &str, after: &str| becomes(simplify, "x%0: f64, p%1: bool", before, after);
    float("x%0 = div(mul(sub(x%0, 0.0), 1.0), 1.0)", "x%0 = x%0");
    float("x%0 = add(x%0, 0.0)", "x%0 = add(x%0, 0.0)");
    float("x%0 = mul(x%0, 0.0)", "x%0 = mul(x%0, 0.0)");
    float("p%1 = not(lt(x%0, 3.0))", "p%1 = not(lt(x%0, 3.0))");
}

#[test]
fn constants_stand_on_the_right() {
    let simplify = passes::simplify;
    becomes(simplify, "x%0: f64", "x%0 = mul(2.0, x%0)", "x%0 = mul(x%0, 2.0)");
    becomes(simplify, "x%0: i64, p%1: bool", "p%1 = eq(3, x%0)", "p%1 = eq(x%0, 3)");
    becomes(simplify, "x%0: i64", "x%0 = sub(3, x%0)", "x%0 = sub(3, x%0)");
}

#[test]
fn a_check_is_made_once() {
    let merge = |before: &str, after: &str| {
        becomes(passes::merge_guards, "x%0: i64[::1], i%1: i64, s%2: i64", before, after);
    };
    merge(
        "s%2 = x%0[index(i%1, x%0, 0, $0)]\nx%0[index(i%1, x%0, 0, $1)] = s%2",
        "s%2 = x%0[index(i%1, x%0, 0, $0)]\nx%0[wrap(i%1, x%0, 0, $1)] = s%2",
    );
    merge(
        "s%2 = x%0[bounds(i%1, x%0, 0, $0)]\nx%0[index(i%1, x%0, 0, $1)] = floordiv(s%2, nonzero(s%2, $0))\ns%2 = nonzero(s%2, $0)",
        "s%2 = x%0[bounds(i%1, x%0, 0, $0)]\nx%0[i%1] = floordiv(s%2, nonzero(s%2, $0))\ns%2 = s%2",
    );
    // An assignment between the two, a branch that may not have run, a loop that assigns.
    for kept in [
        "s%2 = x%0[index(i%1, x%0, 0, $0)]\ni%1 = s%2\ns%2 = x%0[index(i%1, x%0, 0, $0)]",
        "if lt(i%1, 3) {\n    s%2 = x%0[index(i%1, x%0, 0, $0)]\n}\ns%2 = x%0[index(i%1, x%0, 0, $0)]",
        "s%2 = x%0[index(i%1, x%0, 0, $0)]\nwhile lt(x%0[index(i%1, x%0, 0, $1)], 3) {\n    i%1 = add(i%1, 1)\n}",
        "for i%1 in range(0, 3, 1) {\n    s%2 = x%0[index(i%1, x%0, 0, $0)]\n}\ns%2 = x%0[index(i%1, x%0, 0, $0)]",
        "s%2 = index(x%0[0], x%0, 0, $0)\nx%0[0] = 9\ns%2 = index(x%0[0], x%0, 0, $0)",
    ] {
        merge(kept, kept);
    }
    // Made in both branches, or in the only one that goes on.
    merge(
        "if lt(i%1, 3) {\n    s%2 = nonzero(i%1, $0)\n} else {\n    s%2 = nonzero(i%1, $1)\n}\ns%2 = nonzero(i%1, $0)",
        "if lt(i%1, 3) {\n    s%2 = nonzero(i%1, $0)\n} else {\n    s%2 = nonzero(i%1, $1)\n}\ns%2 = i%1",
    );
    merge(
        "if lt(i%1, 3) {\n    raise ValueError \"no\" $0\n} else {\n    s%2 = nonzero(i%1, $1)\n}\ns%2 = nonzero(i%1, $0)",
        "if lt(i%1, 3) {\n    raise ValueError \"no\" $0\n} else {\n    s%2 = nonzero(i%1, $1)\n}\ns%2 = i%1",
    );
}

#[test]
fn casts_are_skipped_only_where_that_makes_no_difference() {
    let cast = |before: &str, after: &str| {
        let declarations = "a%0: i8, b%1: i32, c%2: i64, d%3: f32, e%4: f64, f%5: u8";
        becomes(passes::simplify, declarations, before, after);
    };
    cast("b%1 = i32(i64(b%1))", "b%1 = b%1");
    cast("b%1 = i32(f64(b%1))", "b%1 = b%1");
    cast("a%0 = i8(i32(c%2))", "a%0 = i8(c%2)");
    cast("d%3 = f32(f64(d%3))", "d%3 = d%3");
    cast("c%2 = i64(i32(f%5))", "c%2 = i64(f%5)");
    // Wraps and then widens; saturates instead of wrapping; rounds twice.
    for kept in ["c%2 = i64(i8(c%2))", "a%0 = i8(f64(b%1))", "e%4 = f64(f32(e%4))", "c%2 = i64(f64(c%2))"] {
        cast(kept, kept);
    }
}

#[test]
fn casts_that_are_skipped_make_no_difference() {
    use jitney_ir::{Const, DType, Expr, ExprKind, Stmt, eval};
    let registers: Vec<_> = DType::ALL.iter().copied().filter(|d| d.is_register()).collect();
    let edges =
        [0u64, 1, 2, 127, 128, 255, 256, 32768, 65535, 1 << 24 | 1, 1 << 31, u32::MAX as u64, 1 << 63, u64::MAX];
    let mut skipped = 0;
    for &from in &registers {
        for &between in &registers {
            for &to in &registers {
                let mut module = parse("fn f@0() {\n eval 1\n}\n").unwrap();
                let cast = |dtype, x| Expr { dtype, kind: ExprKind::Cast(Box::new(x)) };
                let local = module.functions[0].add_local("x", jitney_ir::Type::Scalar(from), false);
                let e = cast(to, cast(between, Expr::local(from, local)));
                module.functions[0].body = vec![Stmt::Eval(e.clone())];
                passes::simplify(&mut module);
                let Stmt::Eval(simpler) = &module.functions[0].body[0] else { panic!("a statement is left") };
                if *simpler == e || from == between || between == to {
                    continue;
                }
                skipped += 1;
                for bits in edges.into_iter().chain([1.5f64, -7.25, 3e9, 1e300].map(f64::to_bits)) {
                    let value = eval::from_memory(from, eval::to_memory(from, Const(bits)));
                    if eval::is_nan(from, value) {
                        continue;
                    }
                    let twice = eval::cast(between, to, eval::cast(from, between, value));
                    let once = eval::cast(from, to, value);
                    assert_eq!(once, twice, "{} -> {} -> {} of {bits:x}", from.name(), between.name(), to.name());
                }
            }
        }
    }
    assert!(skipped > 300, "{skipped}");
}

#[test]
fn what_is_dead_goes_away() {
    let dead = passes::remove_dead;
    becomes(dead, "x%0: i64, y%1: i64", "x%0 = y%1\ny%1 = 3", "");
    becomes(dead, "x%0: i64", "x%0 = nonzero(x%0, $0)\nreturn ()\nx%0 = 1", "x%0 = nonzero(x%0, $0)\nreturn ()");
    becomes(dead, "x%0: i64, y%1: i64", "y%1 = nonzero(x%0, $0)", "eval nonzero(x%0, $0)");
    becomes(dead, "x%0: i64[:]", "if true {\n    x%0[0] = 1\n} else {\n    x%0[1] = 1\n}", "x%0[0] = 1");
    becomes(dead, "x%0: i64", "while false {\n    x%0 = 1\n}\neval x%0\nif eq(x%0, 1) {\n}", "");
    let endless = "while true {\n    print(\"on\")\n}";
    becomes(dead, "x%0: i64", &format!("{endless}\nprint(\"never\")"), endless);
}

#[test]
fn functions_that_nothing_calls_go_away() {
    let text = "\
fn f@0() {
    sites 1:1
    call h@2() $0
}

fn g@1() {
    sites 1:1
    call g@1() $0
}

fn h@2() {
    print(\"h\")
}
";
    let expected = "\
fn f@0() {
    sites 1:1
    call h@1() $0
}

fn h@1() {
    print(\"h\")
}
";
    assert_eq!(after(passes::remove_dead, text), expected);
}

#[test]
fn a_small_function_is_inlined() {
    let text = "\
fn f@0(x%0: f64[:], n%1: i64) -> f64 {
    let r%2: f64
    sites 1:1
    for n%1 in range(0, 9, 1) {
        r%2 = call dot@1(x%0, add(n%1, 1)) $0
    }
    return (r%2)
}

fn dot@1(v%0: f64[:], n%1: i64) -> f64 {
    let i%2: i64
    let s%3: f64
    sites 7:8
    for i%2 in range(0, n%1, 1) {
        s%3 = add(s%3, v%0[index(i%2, v%0, 0, $0)])
    }
    return (mul(s%3, 2.0))
}
";
    let expected = "\
fn f@0(x%0: f64[:], n%1: i64) -> f64 {
    let r%2: f64
    let v%3: f64[:]
    let n%4: i64
    let i%5: i64
    let s%6: f64
    sites 1:1 7:8
    for n%1 in range(0, 9, 1) {
        v%3 = alias x%0
        n%4 = add(n%1, 1)
        i%5 = 0
        s%6 = 0.0
        for i%5 in range(0, n%4, 1) {
            s%6 = add(s%6, v%3[index(i%5, v%3, 0, $1)])
        }
        r%2 = mul(s%6, 2.0)
    }
    return (r%2)
}
";
    let found = after(passes::inline_small, text);
    assert_eq!(found.split("\nfn dot").next().unwrap(), expected);
}

#[test]
fn what_is_not_small_is_called() {
    let module =
        |callee: &str| format!("fn f@0() {{\n    sites 1:1\n    call g@1() $0\n}}\n\nfn g@1() {{\n{callee}}}\n");
    let early = "    if true {\n        return ()\n    }\n    print(\"b\")\n";
    let recursive = "    sites 1:1\n    call g@1() $0\n";
    let allocating = "    let a%0: own f64[::1]\n    sites 1:1\n    a%0 = empty(3) $0\n";
    let long = "    print(\"a\")\n".repeat(100);
    for callee in [early, recursive, allocating, &long] {
        assert_eq!(after(passes::inline_small, &module(callee)), module(callee));
    }
}

#[test]
fn guards_move_in_front_of_a_loop() {
    let before = "\
for i%2 in range(1, n%3, 1) {
    y%1[index(i%2, y%1, 0, $0)] = x%0[index(sub(i%2, 1), x%0, 0, $1)]
}";
    let expected = "\
if and(le(n%3, extent(y%1, 0)), lt(n%3, add(extent(x%0, 0), 2))) {
    for i%2 in range(1, n%3, 1) {
        y%1[i%2] = x%0[sub(i%2, 1)]
    }
} else {
    for i%2 in range(1, n%3, 1) {
        y%1[bounds(i%2, y%1, 0, $0)] = x%0[bounds(sub(i%2, 1), x%0, 0, $1)]
    }
}";
    becomes(passes::hoist_guards, "x%0: f64[:], y%1: f64[:], i%2: i64, n%3: i64", before, expected);
}

#[test]
fn a_loop_over_an_axis_needs_no_check() {
    let before = "\
for i%1 in range(sub(extent(x%0, 0), 1), -1, -1) {
    x%0[index(i%1, x%0, 0, $0)] = 1.0
}";
    let expected = "\
for i%1 in range(0, extent(x%0, 0), 2) {
    x%0[i%1] = 1.0
}";
    let forward = "\
for i%1 in range(0, extent(x%0, 0), 2) {
    x%0[index(i%1, x%0, 0, $0)] = 1.0
}";
    becomes(passes::hoist_guards, "x%0: f64[:], i%1: i64", forward, expected);
    let found =
        after(passes::hoist_guards, &format!("fn f@0(x%0: f64[:], i%1: i64) {{\n    sites 1:1\n{before}\n}}\n"));
    assert!(found.contains("x%0[i%1] = 1.0"), "{found}");
}

#[test]
fn the_outermost_loop_takes_the_checks_of_the_loops_inside() {
    let before = "\
for i%1 in range(0, n%3, 1) {
    for j%2 in range(add(i%1, 1), n%3, 1) {
        x%0[index(i%1, x%0, 0, $0), index(j%2, x%0, 1, $1)] = 1.0
    }
}";
    let found = after(
        passes::hoist_guards,
        &format!("fn f@0(x%0: f64[:, :], i%1: i64, j%2: i64, n%3: i64) {{\nsites 1:1 2:2\n{before}\n}}\n"),
    );
    assert_eq!(found.matches("if ").count(), 1, "{found}");
    assert!(found.contains("x%0[i%1, j%2] = 1.0"), "{found}");
    assert!(found.contains("if and(le(n%3, extent(x%0, 0)), le(n%3, extent(x%0, 1))) {"), "{found}");
}

#[test]
fn guards_stay_where_nothing_is_known() {
    let declarations = "x%0: f64[:], y%1: f64[:], i%2: i64, n%3: i64";
    let index = "x%0[index(i%2, x%0, 0, $0)] = 1.0";
    let assigned = format!("for i%2 in range(0, n%3, 1) {{\n    i%2 = add(i%2, 1)\n    {index}\n}}");
    let step = format!("for i%2 in range(0, 10, n%3) {{\n    {index}\n}}");
    let product = "for i%2 in range(0, n%3, 1) {\n    x%0[index(mul(i%2, i%2), x%0, 0, $0)] = 1.0\n}";
    for kept in [&assigned, &step, product] {
        becomes(passes::hoist_guards, declarations, kept, kept);
    }
    // What is not negative does not count from the end.
    let array = format!("for i%2 in range(0, n%3, 1) {{\n    {index}\n    x%0 = alias y%1\n}}");
    becomes(passes::hoist_guards, declarations, &array, &array.replace("index(", "bounds("));
}

#[test]
fn what_one_loop_has_no_room_for_goes_in_front_of_the_next_one() {
    let stores: String = (0..100).map(|n| format!("x%0[j%3] = mul(exp(add(p%1, {n}.0)), p%1)\n")).collect();
    let loops = format!("for i%2 in range(0, 9, 1) {{\nfor j%3 in range(0, 9, 1) {{\n{stores}}}\n}}");
    let text = format!("fn f@0(x%0: f64[::1], p%1: f64, i%2: i64, j%3: i64) {{\n{loops}\n}}\n");
    let hoisted = after(passes::hoist_invariants, &text);
    let in_front = |of: &str| hoisted[..hoisted.find(of).expect("the loop")].matches("exp(").count();
    assert_eq!((in_front("for i%2"), in_front("for j%3")), (64, 100), "{hoisted}");
}

#[test]
fn what_a_branch_asks_about_is_likely_to_be_in_range() {
    let hoisted = |body: &str| {
        let text =
            format!("fn f@0(x%0: f64[:], w%1: i64, i%2: i64, n%3: i64, s%4: f64) {{\nsites 1:1 2:2\n{body}\n}}\n");
        after(passes::hoist_guards, &text)
    };
    let asked =
        hoisted("for i%2 in range(0, n%3, 1) {\nif gt(i%2, 0) {\nx%0[index(sub(i%2, 1), x%0, 0, $0)] = 1.0\n}\n}");
    assert!(asked.contains("if lt(n%3, add(extent(x%0, 0), 2)) {"), "{asked}");
    let window = hoisted(
        "for i%2 in range(0, extent(x%0, 0), 1) {\nif ge(i%2, w%1) {\ns%4 = x%0[index(sub(i%2, w%1), x%0, 0, $0)]\n}\n}",
    );
    assert!(window.contains("if ge(w%1, 0) {") && window.contains("s%4 = x%0[sub(i%2, w%1)]"), "{window}");
    let other =
        hoisted("for i%2 in range(0, n%3, 1) {\nif gt(w%1, 0) {\nx%0[index(add(i%2, 1), x%0, 0, $0)] = 1.0\n}\n}");
    assert!(!other.contains("else"), "{other}");
}

/// What the guards of a body become where it is the body of a function with an array and two numbers.
#[track_caller]
fn guards_become(before: &str, expected: &str) {
    let declarations = "x%0: f64[::1], n%1: i64, i%2: i64, j%3: i64, t%4: bool, s%5: f64";
    becomes(passes::hoist_guards, declarations, before, expected);
}

/// The same body, hoisted.
fn hoisted_text(body: &str) -> String {
    let declarations = "x%0: f64[::1], n%1: i64, i%2: i64, j%3: i64, t%4: bool, s%5: f64";
    guarded(declarations, body)
}

fn guarded(declarations: &str, body: &str) -> String {
    after(passes::hoist_guards, &format!("fn f@0({declarations}) {{\nsites 1:1 2:2\n{body}\n}}\n"))
}

#[test]
fn a_loop_that_goes_down_to_zero_stays_in_range() {
    let sort = |inner: &str, first: &str, second: &str, last: &str| {
        format!(
            "for i%2 in range(1, extent(x%0, 0), 1) {{\n    s%5 = x%0[{inner}]\n    j%3 = sub(i%2, 1)\n    while {{\n        \
             t%4 = ge(j%3, 0)\n        if t%4 {{\n            t%4 = gt(x%0[{first}], s%5)\n        }}\n    }} t%4 {{\n        \
             x%0[{second}] = x%0[{first}]\n        j%3 = sub(j%3, 1)\n    }}\n    x%0[{last}] = s%5\n}}"
        )
    };
    let index = |x: &str| format!("index({x}, x%0, 0, $0)");
    let before = sort(&index("i%2"), &index("j%3"), &index("add(j%3, 1)"), &index("add(j%3, 1)"));
    guards_become(&before, &sort("i%2", "j%3", "add(j%3, 1)", "add(j%3, 1)"));
    // Nothing keeps it from going below zero.
    let before = before.replace("t%4 = ge(j%3, 0)", "t%4 = ge(n%1, 0)");
    let found = before.replacen(&index("i%2"), "i%2", 1);
    guards_become(&before, &found);
}

#[test]
fn a_loop_that_goes_up_to_an_end_stays_in_range() {
    let up = |body: &str| {
        format!("i%2 = 0\nwhile lt(i%2, extent(x%0, 0)) {{\n    s%5 = add(s%5, x%0[{body}])\n    i%2 = add(i%2, 1)\n}}")
    };
    guards_become(&up("index(i%2, x%0, 0, $0)"), &up("i%2"));
    guards_become(&up("index(add(i%2, 1), x%0, 0, $0)"), &up("bounds(add(i%2, 1), x%0, 0, $0)"));
}

#[test]
fn conditions_say_what_an_index_is_between() {
    let within = |test: &str, index: &str| format!("i%2 = sub(n%1, 3)\nif {test} {{\n    s%5 = x%0[{index}]\n}}");
    let index = "index(i%2, x%0, 0, $0)";
    for test in ["and(ge(i%2, 0), lt(i%2, extent(x%0, 0)))", "not(or(gt(0, i%2), ge(i%2, extent(x%0, 0))))"] {
        guards_become(&within(test, index), &within(test, "i%2"));
    }
    // A sum may be past the numbers.
    let test = "and(gt(i%2, -1), le(add(i%2, 1), extent(x%0, 0)))";
    guards_become(&within(test, index), &within(test, "bounds(i%2, x%0, 0, $0)"));
    for test in ["ge(i%2, -1)", "or(ge(i%2, 0), lt(i%2, extent(x%0, 0)))", "ne(i%2, 0)"] {
        guards_become(&within(test, index), &within(test, index));
    }
    // What leaves has said so to what follows.
    let leave = |index: &str| format!("i%2 = sub(n%1, 3)\nif lt(i%2, 0) {{\n    return ()\n}}\ns%5 = x%0[{index}]");
    guards_become(&leave(index), &leave("bounds(i%2, x%0, 0, $0)"));
}

#[test]
fn a_range_whose_ends_may_have_wrapped_says_nothing() {
    // `i + 1` may be the least number, and so may `k - 1` be the greatest.
    let up = "i%2 = n%1\nif ge(i%2, 0) {\n    for j%3 in range(add(i%2, 1), extent(x%0, 0), 1) {\n        s%5 = x%0[index(j%3, x%0, 0, $0)]\n    }\n}";
    let down = "i%2 = n%1\nif le(i%2, extent(x%0, 0)) {\n    for j%3 in range(0, sub(i%2, 1), 1) {\n        s%5 = x%0[index(j%3, x%0, 0, $0)]\n    }\n}";
    let found = hoisted_text(up);
    assert!(found.contains(".e6%6 = add(i%2, 1)") && found.contains("if ge(.e6%6, 0) {"), "{found}");
    let found = hoisted_text(down);
    assert!(found.contains(".e6%6 = sub(i%2, 1)") && found.contains("if le(.e6%6, extent(x%0, 0)) {"), "{found}");
}

#[test]
fn what_a_branch_that_leaves_has_assigned_is_no_name() {
    let text = "i%2 = 0\nif gt(n%1, 0) {\n    i%2 = n%1\n    for j%3 in range(0, 3, 1) {\n        s%5 = x%0[index(add(i%2, j%3), x%0, 0, $0)]\n    }\n    return ()\n}";
    let found = hoisted_text(text);
    assert!(found.contains("if ") && !found.contains("lt(2, extent(x%0, 0))"), "{found}");
}

#[test]
fn a_step_that_no_condition_bounds_may_wrap() {
    for (start, step) in [("0", "add(i%2, 1)"), ("9", "sub(i%2, 1)")] {
        let text = format!(
            "i%2 = {start}\nwhile ne(i%2, n%1) {{\n    i%2 = {step}\n}}\nif lt(i%2, extent(x%0, 0)) {{\n    \
             s%5 = x%0[index(i%2, x%0, 0, $0)]\n}}"
        );
        guards_become(&text, &text);
    }
}

#[test]
fn what_is_computed_from_conditions_and_constants_has_a_range() {
    let stencil = |index: &str| {
        format!(
            "for i%2 in range(1, sub(extent(x%0, 0), 1), 1) {{\n    j%3 = sub(i64(eq(i%2, n%1)), i64(lt(i%2, n%1)))\n    \
             s%5 = add(s%5, x%0[{index}])\n}}"
        )
    };
    guards_become(&stencil("index(add(i%2, j%3), x%0, 0, $0)"), &stencil("add(i%2, j%3)"));
    for (of, range) in [("mod(n%1, 4)", "3"), ("and(n%1, 7)", "7")] {
        let looked_up =
            |index: &str| format!("i%2 = {of}\nif lt({range}, extent(x%0, 0)) {{\n    s%5 = x%0[{index}]\n}}");
        guards_become(&looked_up("index(i%2, x%0, 0, $0)"), &looked_up("bounds(i%2, x%0, 0, $0)"));
    }
}

#[test]
fn loops_at_the_end_of_the_numbers_are_looked_at() {
    // For the least `n`, `n - 1` is the greatest number, and the inner loop goes out of the array.
    let before = "\
for i%2 in range(0, 3, 1) {
    for j%3 in range(0, sub(n%1, 1), 1) {
        x%0[index(j%3, x%0, 0, $0)] = 1.0
    }
}";
    let text = format!("fn f@0(x%0: f64[:], n%1: i64, i%2: i64, j%3: i64) {{\nsites 1:1 2:2\n{before}\n}}\n");
    let found = after(passes::hoist_guards, &text);
    assert!(found.contains("if and(gt(n%1, -1099511627776), lt(n%1, add(extent(x%0, 0), 2))) {"), "{found}");
}

#[test]
fn invariants_move_in_front_of_the_outermost_loop_they_are_invariant_in() {
    let text = "\
fn f@0(x%0: f64[::1], a%1: f64, i%2: i64, j%3: i64) {
    for i%2 in range(0, 9, 1) {
        for j%3 in range(0, 9, 1) {
            x%0[j%3] = add(exp(mul(a%1, 2.0)), sqrt(f64(i%2)))
            x%0[add(i%2, 1)] = add(exp(mul(a%1, 2.0)), x%0[0])
        }
    }
}
";
    let expected = "\
fn f@0(x%0: f64[::1], a%1: f64, i%2: i64, j%3: i64) {
    let .h4%4: f64
    let .h5%5: f64
    .h4%4 = exp(mul(a%1, 2.0))
    for i%2 in range(0, 9, 1) {
        .h5%5 = add(.h4%4, sqrt(f64(i%2)))
        for j%3 in range(0, 9, 1) {
            x%0[j%3] = .h5%5
            x%0[add(i%2, 1)] = add(.h4%4, x%0[0])
        }
    }
}
";
    assert_eq!(after(passes::hoist_invariants, text), expected);
}

#[test]
fn slow_versions_of_loops_become_functions() {
    use jitney_ir::passes::outline_slow::{has_slow_loops, outline_slow};
    let guarded = "s%3 = add(s%3, mul(x%0[index(i%2, x%0, 0, $0)], x%0[index(i%2, x%0, 0, $1)]))";
    let plain = "s%3 = add(s%3, mul(x%0[i%2], x%0[i%2]))";
    let text = |last: &str| {
        let mut text = "fn f@0(x%0: i64[::1], n%1: i64) {\n    let i%2: i64\n    let s%3: i64\n    sites 1:1 2:2\n    \
             if lt(n%1, extent(x%0, 0)) {\n"
            .to_owned();
        for (body, last) in [(plain, ""), (guarded, last)] {
            text += "        for i%2 in range(0, n%1, 1) {\n";
            (0..3).for_each(|_| text += &format!("            {body}\n"));
            text += &format!("{last}        }}\n    }} else {{\n");
        }
        text.truncate(text.rfind(" else {").expect("a branch"));
        verify(parse(&(text.clone() + "\n}\n")).expect(&text)).expect(&text)
    };
    let (module, late) = outline_slow(text(""));
    assert_eq!(late, [jitney_ir::FuncId(1)]);
    let shown = module.to_string();
    assert!(shown.contains("fn f.slow0@1(x%0: i64[::1], n%1: i64, s%3: i64) {"), "{shown}");
    assert!(module.entry().body.len() == 1 && !has_slow_loops(&module), "{shown}");
    // What leaves the function stays in it.
    assert!(!has_slow_loops(&text("            return ()\n")));
}

#[test]
fn slow_versions_take_what_they_read_and_return_what_is_read_after_them() {
    use jitney_ir::passes::outline_slow::outline_slow;
    // `t` is set before it is read, `u` only sometimes; `s` goes on; `i` and `t` are not read again.
    let body = |index: &str| {
        format!(
            "t%4 = x%0[{index}]\nif lt(t%4, 3) {{\nu%5 = t%4\n}}\ns%3 = add(s%3, mul(t%4, u%5))\n\
             x%0[{index}] = add(mul(s%3, t%4), add(u%5, mul(t%4, 7)))\n"
        )
    };
    let outlined = |before: &str, after: &str, result: &str| {
        let text = format!(
            "fn f@0(x%0: i64[::1], n%1: i64) -> i64 {{\nlet i%2: i64\nlet s%3: i64\nlet t%4: i64\nlet u%5: i64\n\
             let k%6: i64\nsites 1:1\n{before}if lt(n%1, extent(x%0, 0)) {{\nfor i%2 in range(0, n%1, 1) {{\n{}}}\n}} else {{\n\
             for i%2 in range(0, n%1, 1) {{\n{}}}\n}}\n{after}return ({result})\n}}\n",
            body("i%2"),
            body("index(i%2, x%0, 0, $0)"),
        );
        let (module, _) = outline_slow(verify(parse(&text).expect(&text)).expect(&text));
        let shown = module.to_string();
        let line = |of: &str| shown.lines().find(|line| line.contains(of)).map(str::trim).map(str::to_owned);
        (line("call f.slow0").expect(&shown), line("fn f.slow0").expect(&shown))
    };
    let none = |result| outlined("", "", result);
    let sum = "fn f.slow0@1(x%0: i64[::1], n%1: i64, s%3: i64, u%5: i64) -> i64 {";
    assert_eq!(none("s%3"), ("s%3 = call f.slow0@1(x%0, n%1, s%3, u%5) $0".into(), sum.into()));
    assert_eq!(none("1").0, "call f.slow0@1(x%0, n%1, s%3, u%5) $0");
    // A loop without iterations leaves what there was.
    assert_eq!(none("add(t%4, i%2)").0, "i%2, t%4 = call f.slow0@1(x%0, n%1, i%2, s%3, t%4, u%5) $0");
    // Where a loop comes back to it, both versions read what it leaves.
    let again = outlined("for k%6 in range(0, 9, 1) {\n", "}\n", "1");
    assert_eq!(again.0, "s%3, u%5 = call f.slow0@1(x%0, n%1, s%3, u%5) $0");
}

#[test]
fn short_inner_loops_become_their_iterations() {
    let unroll = passes::unroll_short;
    let declarations = "x%0: f64[::1], n%1: i64, i%2: i64, k%3: i64, d%4: i64, s%5: f64";
    let around = |inner: &str, after: &str| {
        let nested = |body: &str| {
            let body: String = body.lines().map(|line| format!("    {line}\n")).collect();
            format!("for i%2 in range(0, n%1, 1) {{\n{body}}}")
        };
        becomes(unroll, declarations, &nested(inner), &nested(after));
    };
    // What iterations compute from constants is known to what follows.
    around(
        "for k%3 in range(0, 2, 1) {\n    d%4 = sub(i64(eq(k%3, 0)), i64(eq(k%3, 1)))\n    s%5 = add(s%5, x%0[index(add(i%2, d%4), x%0, 0, $0)])\n}",
        "d%4 = 1\ns%5 = add(s%5, x%0[index(add(i%2, 1), x%0, 0, $0)])\nd%4 = -1\ns%5 = add(s%5, x%0[index(add(i%2, -1), x%0, 0, $0)])\nk%3 = 1",
    );
    // Nests of them as a whole, backwards too; what is assigned in a branch is not known after it.
    around(
        "for k%3 in range(5, 1, -3) {\n    if lt(s%5, 0.0) {\n        d%4 = k%3\n    }\n    x%0[index(d%4, x%0, 0, $0)] = s%5\n}",
        "if lt(s%5, 0.0) {\n    d%4 = 5\n}\nx%0[index(d%4, x%0, 0, $0)] = s%5\nif lt(s%5, 0.0) {\n    d%4 = 2\n}\nx%0[index(d%4, x%0, 0, $0)] = s%5\nk%3 = 2",
    );
    // Left early, its variable assigned, too many iterations, none: they stay.
    for stays in [
        "for k%3 in range(0, 2, 1) {\n    if lt(s%5, 0.0) {\n        break\n    }\n}",
        "for k%3 in range(0, 2, 1) {\n    k%3 = 7\n}",
        "for k%3 in range(0, 9, 1) {\n    s%5 = 1.0\n}",
        "for k%3 in range(0, n%1, 1) {\n    s%5 = 1.0\n}",
        "for k%3 in range(3, 3, 1) {\n    s%5 = 1.0\n}",
    ] {
        around(stays, stays);
    }
    // As does a loop that stands alone.
    let alone = "for i%2 in range(0, 2, 1) {\n    x%0[index(i%2, x%0, 0, $0)] = 1.0\n}";
    becomes(unroll, declarations, alone, alone);
}

#[test]
fn loops_at_the_end_of_the_numbers_end() {
    let last = i64::MAX;
    let body = |inner: &str| format!("for i%1 in range(0, n%0, 1) {{\n{inner}}}");
    let before = format!("    for k%2 in range({}, {last}, 1) {{\n        n%0 = k%2\n    }}\n", last - 1);
    let after = format!("    n%0 = {0}\n    k%2 = {0}\n", last - 1);
    becomes(passes::unroll_short, "n%0: i64, i%1: i64, k%2: i64", &body(&before), &body(&after));
    let before = format!("    for k%2 in range({}, {last}, 2) {{\n        n%0 = k%2\n    }}\n", last - 1);
    becomes(passes::unroll_short, "n%0: i64, i%1: i64, k%2: i64", &body(&before), &body(&after));
}

#[test]
fn passes_for_speed_are_the_passes_and_two_more() {
    let more = ["unroll_short", "split_index_sets"];
    let without = PASSES_FOR_SPEED.iter().map(|pass| pass.name).filter(|name| !more.contains(name));
    assert!(without.eq(PASSES.iter().map(|pass| pass.name)));
    assert_eq!(PASSES_FOR_SPEED.len(), PASSES.len() + more.len());
}

#[test]
fn loops_in_steps_end_after_their_last_value() {
    let declarations = "x%0: f64[:], y%1: f64[:], i%2: i64, n%3: i64, m%4: i64";
    let body = "y%1[index(i%2, y%1, 0, $0)] = x%0[index(add(i%2, 2), x%0, 0, $1)]";
    let hoisted = |range: &str| guarded(declarations, &format!("for i%2 in range({range}, 3) {{\n{body}\n}}"));
    let found = hoisted("0, extent(x%0, 0)");
    let end = "select(lt(0, extent(x%0, 0)), sub(extent(x%0, 0), mod(sub(extent(x%0, 0), 1), 3)), extent(x%0, 0))";
    assert!(found.contains(&format!(".e5%5 = {end}\n")), "{found}");
    assert!(found.contains("lt(.e5%5, sub(extent(x%0, 0), 1))"), "{found}");
    // A start that may be negative: the distance to it may be no number.
    let found = hoisted("n%3, m%4");
    let end = "select(and(lt(n%3, m%4), ge(n%3, 0)), sub(m%4, mod(sub(sub(m%4, 1), n%3), 3)), m%4)";
    assert!(found.contains(&format!(".e5%5 = {end}\n")), "{found}");
    // Of loops inside too, if their ends stay the same.
    let inner = |range: &str| {
        guarded(
            declarations,
            &format!("for n%3 in range(0, m%4, 1) {{\nfor i%2 in range({range}, 3) {{\n{body}\n}}\n}}"),
        )
    };
    let found = inner("1, extent(x%0, 0)");
    assert!(found.contains("mod(sub(sub(extent(x%0, 0), 1), 1), 3)"), "{found}");
    assert!(found.find(".e5%5 = ") < found.find("for n%3"), "{found}");
    // Those that are known are tight at once, and equal ones are computed once.
    assert!(hoisted("0, 12").contains("range(0, 10, 3)"));
    let twice = guarded(
        declarations,
        &format!("for n%3 in range(0, m%4, 1) {{\n{0}{0}}}", format!("for i%2 in range(0, m%4, 3) {{\n{body}\n}}\n")),
    );
    assert_eq!(twice.matches(" = select(").count(), 1, "{twice}");
    // What is not hoisted leaves no trace.
    let kept = "for i%2 in range(0, n%3, 3) {\n    x%0[index(mul(i%2, m%4), x%0, 0, $0)] = 1.0\n}";
    becomes(passes::hoist_guards, declarations, kept, kept);
}

#[test]
fn divisors_are_looked_at_in_front_of_loops() {
    let declarations = "x%0: f64[::1], n%1: i64, i%2: i64, j%3: i64, d%4: f64, s%5: f64";
    let sum = |divisor: &str| format!("s%5 = add(s%5, div(1.0, nonzero({divisor}, $0)))");
    let around = |range: &str, inner: &str| format!("for i%2 in range({range}) {{\n    {inner}\n}}");
    // How often a loop is run is not zero in it, nor as a float.
    for (range, count) in [("0, n%1, 1", "n%1"), ("3, extent(x%0, 0), 2", "extent(x%0, 0)")] {
        let before = around(range, &sum(&format!("f64({count})")));
        becomes(passes::hoist_guards, declarations, &before, &before.replace("nonzero(", "").replace(", $0)", ""));
    }
    // Something else is looked at in front of the loop.
    let before = around("0, n%1, 1", &sum("d%4"));
    let fast = before.replace("nonzero(d%4, $0)", "d%4");
    let indented = |text: &str| text.lines().map(|line| format!("    {line}\n")).collect::<String>();
    let expected = format!("if ne(d%4, 0.0) {{\n{}}} else {{\n{}}}", indented(&fast), indented(&before));
    becomes(passes::hoist_guards, declarations, &before, &expected);
    let other = around("0, n%1, 1", &sum("f64(sub(n%1, 1))"));
    assert!(guarded(declarations, &other).contains("if ne(f64(sub(n%1, 1)), 0.0) {"));
    for kept in [
        // What may begin below zero, and a number that is another one in the loop, or after it.
        around("j%3, n%1, 1", "n%1 = sub(n%1, 1)\n    s%5 = div(1.0, nonzero(f64(n%1), $0))"),
        around("0, n%1, 1", "s%5 = div(1.0, nonzero(f64(n%1), $0))\n    n%1 = 0"),
        around("0, n%1, 1", "s%5 = div(1.0, nonzero(x%0[0], $0))"),
        around("0, n%1, 1", "if lt(s%5, 0.0) {\n        s%5 = div(1.0, nonzero(d%4, $0))\n    }"),
        format!("{}\ns%5 = div(1.0, nonzero(f64(n%1), $0))", around("0, n%1, 1", "s%5 = 0.0")),
    ] {
        becomes(passes::hoist_guards, declarations, &kept, &kept);
    }
}

#[test]
fn a_branch_that_somebody_wrote_is_no_slow_version() {
    use jitney_ir::passes::outline_slow::has_slow_loops;
    let slow = |body: &str| {
        let text = format!("fn f@0(x%0: f64[::1], n%1: i64, i%2: i64, s%3: f64) {{\n    sites 1:1\n{body}\n}}\n");
        has_slow_loops(&parse(&text).unwrap())
    };
    let body = "x%0[i%2] = add(mul(x%0[i%2], 3.0), mul(x%0[i%2], add(x%0[i%2], mul(x%0[i%2], add(x%0[i%2], 2.0)))))";
    let guarded = body.replace("x%0[i%2] =", "x%0[index(i%2, x%0, 0, $0)] =");
    let both = |before: &str, start: &str, fast: &str, slow: &str| {
        format!(
            "if lt(n%1, 5) {{\n{before}for i%2 in range({start}, n%1, 1) {{\n{fast}\n}}\n}} else {{\nfor i%2 in range(0, n%1, 1) \
             {{\n{slow}\n}}\n}}"
        )
    };
    assert!(slow(&both("", "0", body, &guarded)));
    assert!(slow(&both("s%3 = 1.0\n", "0", body, &guarded)));
    assert!(slow(&both("n%1 = 0\n", "n%1", body, &guarded)));
    assert!(!slow(&both("", "0", body, body)));
    assert!(!slow(&both("", "1", body, &guarded)));
    assert!(!slow(&both("x%0[0] = 0.0\n", "0", body, &guarded)));
}
