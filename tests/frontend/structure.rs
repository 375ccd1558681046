//! What kernels become: types, locals, guards, reductions, functions of the module.

use std::collections::BTreeMap;
use std::sync::Arc;

use jitney::frontend::{ArgType, Binding, ErrorModel, Options, ResultType, Source, lower, parse_signature};
use jitney_ir::{Array, BinOp, DType, ExprKind, Guard, Stmt, Type};

use crate::support::{count, guards, index_guards, lower_with, lowered, refused};

fn result(text: &str, args: &str) -> ResultType {
    lowered(text, args).result
}

const PARALLEL: Options = Options {
    fastmath: jitney_ir::FastMath(0),
    boundscheck: true,
    error_model: ErrorModel::Python,
    parallel: true,
    unsafe_parallel: false,
    debug: false,
};

#[test]
fn numbers_are_promoted_as_in_numba() {
    use DType::*;
    for (expression, args, expected) in [
        ("a + b", "(i4, i4)", I64),
        ("a + b", "(u1, u1)", U64),
        ("a + b", "(u8, i8)", I64),
        ("a + b", "(b1, b1)", I64),
        ("a / b", "(i8, i8)", F64),
        ("a / b", "(f4, f4)", F32),
        ("a * b", "(f4, i2)", F32),
        ("a * b", "(f4, i4)", F64),
        ("a * 2", "(f4, i4)", F64),
        ("a ** 2", "(f4, i4)", F32),
        ("a ** b", "(i8, i8)", I64),
        ("a ** -1", "(i8, i8)", F64),
        ("a // b", "(f8, i8)", F64),
        ("a & b", "(b1, b1)", Bool),
        ("-a", "(u4, i8)", U64),
        ("abs(a)", "(i4, i8)", I32),
        ("min(a, b)", "(i4, f4)", F64),
        ("math.sqrt(a)", "(f4, i8)", F32),
        ("math.sqrt(b)", "(f4, i8)", F64),
        ("np.sqrt(b)", "(f4, i2)", F32),
        ("math.floor(a)", "(f8, i8)", I64),
        ("np.floor(a)", "(f8, i8)", F64),
        ("round(a)", "(f4, i8)", I64),
        ("float(a)", "(f4, i8)", F32),
        ("np.float32(b)", "(f4, i8)", F32),
        ("a < b", "(f4, i8)", Bool),
        ("a and b", "(i8, f8)", F64),
        ("a if b else 1.5", "(i8, i8)", F64),
    ] {
        let text = format!("def f(a, b):\n    return {expression}\n");
        assert_eq!(result(&text, args), ResultType::Scalar(expected), "{expression} of {args}");
    }
}

#[test]
fn a_variable_takes_the_type_of_what_it_is_assigned() {
    let text = "def f(n):\n    x = 1\n    y = x // 2\n    x = 0.5\n    return y, x\n";
    assert_eq!(
        result(text, "(i8,)"),
        ResultType::Tuple(vec![ResultType::Scalar(DType::I64), ResultType::Scalar(DType::F64)])
    );
}

#[test]
fn an_int_that_meets_a_float_becomes_one() {
    assert_eq!(
        result("def f(x):\n    s = 0\n    for v in x:\n        s += v\n    return s\n", "(f8[:],)"),
        ResultType::Scalar(DType::F64)
    );
    assert_eq!(
        result("def f(x):\n    if x > 0:\n        y = 1\n    else:\n        y = 2.5\n    return y\n", "(i8,)"),
        ResultType::Scalar(DType::F64)
    );
}

#[test]
fn a_type_that_widens_in_an_inner_loop_widens_outside() {
    let text = "def f(n):\n    s = 0\n    for i in range(n):\n        for j in range(n):\n            for k in range(n):\n                s += 0.5\n    return s\n";
    assert_eq!(result(text, "(i8,)"), ResultType::Scalar(DType::F64));
}

#[test]
fn indices_that_cannot_be_out_of_range_are_not_guarded() {
    for (why, text, args) in [
        ("range(len(a))", "def f(a):\n    for i in range(len(a)):\n        a[i] = 1\n", "(f8[:],)"),
        (
            "matrix product",
            "def f(a, b):\n    n, m = a.shape\n    c = np.zeros((n, m))\n    for i in range(n):\n        for j in range(m):\n            c[i, j] = a[i, j]\n    return c\n",
            "(f8[:, :], f8[:, :])",
        ),
        (
            "stencil",
            "def f(a, b):\n    n = a.shape[0]\n    s = 0.0\n    for i in range(1, n - 1):\n        s += a[i - 1] + a[i] + a[i + 1]\n    return s\n",
            "(f8[:], f8[:])",
        ),
        (
            "backwards",
            "def f(a):\n    s = 0.0\n    for i in range(len(a) - 1, -1, -1):\n        s += a[i]\n    return s\n",
            "(f8[:],)",
        ),
        (
            "triangle",
            "def f(a):\n    n = len(a)\n    s = 0.0\n    for i in range(n):\n        for j in range(i + 1, n):\n            s += a[j] - a[i]\n        for k in range(i):\n            s += a[k]\n    return s\n",
            "(f8[:],)",
        ),
        ("enumerate", "def f(a):\n    for i, v in enumerate(a):\n        a[i] = v + 1\n", "(f8[:],)"),
        (
            "zip",
            "def f(a, b):\n    s = 0.0\n    for x, y in zip(a, b):\n        s += x * y\n    return s\n",
            "(f8[:], f8[:])",
        ),
        (
            "an array of n elements",
            "def f(n):\n    a = np.zeros(n)\n    for i in range(n):\n        a[i] = i\n    return a\n",
            "(i8,)",
        ),
        (
            "a row",
            "def f(a):\n    s = 0.0\n    for i in range(a.shape[0]):\n        row = a[i]\n        for j in range(a.shape[1]):\n            s += row[j]\n    return s\n",
            "(f8[:, :],)",
        ),
        ("constants", "def f(n):\n    a = np.zeros(3)\n    a[0] = a[2]\n    return a\n", "(i8,)"),
    ] {
        let lowered = lowered(text, args);
        assert_eq!(index_guards(lowered.module.entry()), 0, "{why}");
    }
}

#[test]
fn indices_that_may_be_out_of_range_are_guarded() {
    for (why, text, args, expected) in [
        ("another array", "def f(a, b):\n    for i in range(len(a)):\n        b[i] = 1\n", "(f8[:], f8[:])", 1),
        ("another axis", "def f(a):\n    for i in range(a.shape[0]):\n        a[0, i] = 1\n", "(f8[:, :],)", 2),
        ("one beyond", "def f(a):\n    for i in range(len(a)):\n        a[i + 1] = 1\n", "(f8[:],)", 1),
        (
            "a reassigned variable",
            "def f(a):\n    for i in range(len(a)):\n        i = i + 1\n        a[i] = 1\n",
            "(f8[:],)",
            1,
        ),
        (
            "a reassigned array",
            "def f(a):\n    for i in range(len(a)):\n        a[i] = 1\n        a = a[1:]\n",
            "(f8[:],)",
            1,
        ),
        (
            "a reassigned extent",
            "def f(a):\n    n = len(a)\n    n = n + 1\n    for i in range(n):\n        a[i] = 1\n",
            "(f8[:],)",
            1,
        ),
        (
            "a changing extent",
            "def f(a):\n    n = len(a)\n    for t in range(3):\n        for i in range(n):\n            a[i] = 1\n        n += 1\n",
            "(f8[:],)",
            1,
        ),
        ("a negative start", "def f(a):\n    for i in range(-1, len(a)):\n        a[i] = 1\n", "(f8[:],)", 1),
        (
            "a start that is not known",
            "def f(a, s):\n    for i in range(s, len(a)):\n        a[i] = 1\n",
            "(f8[:], i8)",
            1,
        ),
        (
            "swapped arrays",
            "def f(a, b):\n    for i in range(len(a)):\n        a[i] = 1\n        a, b = b, a\n",
            "(f8[:], f8[:])",
            1,
        ),
        (
            "joined arrays",
            "def f(a, b, c):\n    n = len(a)\n    if c:\n        a = b\n    for i in range(n):\n        a[i] = 1\n",
            "(f8[:], f8[:], b1)",
            1,
        ),
    ] {
        let lowered = lowered(text, args);
        assert_eq!(index_guards(lowered.module.entry()), expected, "{why}");
    }
}

#[test]
fn without_boundscheck_negative_indices_still_count_from_the_end() {
    let text = "def f(a, i):\n    return a[i]\n";
    let options = Options { boundscheck: false, ..Options::default() };
    let lowered = lower_with(text, "(f8[:], i8)", options).unwrap();
    assert_eq!(index_guards(lowered.module.entry()), 0);
    assert_eq!(guards(lowered.module.entry(), |g| matches!(g, Guard::Wrap(..))), 1);
}

#[test]
fn divisors_are_looked_at_under_pythons_error_model_alone() {
    let text = "def f(a, b):\n    return a / b + a // b + a % b + a / 2\n";
    let zero = |options| {
        let lowered = lower_with(text, "(i8, i8)", options).unwrap();
        guards(lowered.module.entry(), |g| matches!(g, Guard::NonZero))
    };
    assert_eq!(zero(Options::default()), 3);
    assert_eq!(zero(Options { error_model: ErrorModel::Numpy, ..Options::default() }), 0);
}

#[test]
fn sums_over_prange_are_reductions() {
    let text = "def f(x):\n    s = 0\n    m = -1e9\n    c = 1\n    any = False\n    for i in prange(len(x)):\n        s += x[i]\n        m = max(m, x[i])\n        c *= 2\n        any = any or x[i] > 3\n        t = x[i] * 2\n        s -= t\n    return s, m, c, any\n";
    let lowered = lower_with(text, "(f8[:],)", PARALLEL).unwrap();
    let function = lowered.module.entry();
    let mut found = Vec::new();
    jitney_ir::visit::statements(&function.body, &mut |stmt| {
        if let Stmt::ParallelFor { reductions, .. } = stmt {
            found.extend(
                reductions
                    .iter()
                    .map(|r| (function.local(r.local).name.as_str(), r.op, function.local(r.local).scalar())),
            );
        }
    });
    found.sort();
    let expected = [
        ("any", BinOp::Or, Some(DType::Bool)),
        ("c", BinOp::Mul, Some(DType::I64)),
        ("m", BinOp::Max, Some(DType::F64)),
        ("s", BinOp::Add, Some(DType::F64)),
    ];
    assert_eq!(found, expected);
}

#[test]
fn independent_iterations_are_accepted() {
    for text in [
        "def f(a, b):\n    for i in prange(len(a)):\n        a[i] = a[i] * 2 + b[0]\n",
        "def f(a, b):\n    for i in prange(len(a)):\n        for j in range(len(b)):\n            a[i] += b[j]\n",
        "def f(a, b):\n    for i in prange(1, len(a)):\n        a[i - 1] = b[i] + b[i - 1]\n",
        "def f(a, b):\n    for i in prange(len(b)):\n        a[2 * i] = b[i]\n        a[2 * i + 1] = 0\n",
        "def f(a, b):\n    for i in prange(len(a)):\n        k = i\n        a[k] += b[i]\n",
        "def f(a, b):\n    out = np.zeros((len(a), 3))\n    for i in prange(len(a)):\n        row = out[i]\n        row[:] = a[i]\n        out[i, 2] = b[i]\n    return out\n",
        "def g(x, y):\n    y[0] = x\ndef f(a, b):\n    out = np.zeros((len(a), 3))\n    for i in prange(len(a)):\n        g(a[i], out[i])\n    return out\n",
        "def f(a, b):\n    for i in prange(len(a)):\n        tmp = np.zeros(4)\n        for j in range(4):\n            tmp[j] += a[i]\n        a[i] = tmp[0]\n",
        "def f(a, b):\n    for i in prange(len(a)):\n        if a[i] < 0:\n            continue\n        a[i] = 1\n",
    ] {
        let lowered = lower_with(text, "(f8[:], f8[:])", PARALLEL).unwrap_or_else(|e| panic!("{e}\n{text}"));
        assert_eq!(count(lowered.module.entry(), |s| matches!(s, Stmt::ParallelFor { .. })), 1);
    }
}

#[test]
fn races_are_refused_unless_one_insists() {
    for (why, line, text) in [
        ("one element", 3, "def f(a, b, k):\n    for i in prange(len(b)):\n        a[0] += b[i]\n"),
        ("through an index array", 3, "def f(a, b, k):\n    for i in prange(len(b)):\n        a[k[i]] += 1\n"),
        ("a neighbour is read", 3, "def f(a, b, k):\n    for i in prange(1, len(a)):\n        a[i] = a[i - 1]\n"),
        ("the end wraps around", 3, "def f(a, b, k):\n    for i in prange(len(a)):\n        a[i - 1] = b[i]\n"),
        (
            "by a row",
            4,
            "def f(a, b, k):\n    c = np.zeros((3, 3))\n    for i in prange(3):\n        c[0, i % 2] = i\n",
        ),
        ("a view of all", 4, "def f(a, b, k):\n    for i in prange(len(b)):\n        c = a[:]\n        c[0] = b[i]\n"),
        ("an alias", 4, "def f(a, b, k):\n    c = a\n    for i in prange(1, len(a)):\n        a[i] = c[i - 1]\n"),
        (
            "by a callee",
            5,
            "def g(x, y):\n    x[0] += y\ndef f(a, b, k):\n    for i in prange(len(b)):\n        g(a, b[i])\n",
        ),
        (
            "the inner index",
            4,
            "def f(a, b, k):\n    for i in prange(len(b)):\n        for j in range(len(a)):\n            a[j] += b[i]\n",
        ),
        ("overlapping strides", 3, "def f(a, b, k):\n    for i in prange(len(b)):\n        a[2 * i] = a[2 * i + 2]\n"),
        ("every second one", 3, "def f(a, b, k):\n    for i in prange(len(b)):\n        a[i // 2] = b[i]\n"),
    ] {
        let args = "(f8[:], f8[:], i8[:])";
        let error = lower_with(text, args, PARALLEL).err().unwrap_or_else(|| panic!("{why} was accepted"));
        assert!(error.message.contains("iterations of this prange"), "{why}: {error}");
        assert_eq!(error.line, line, "{why}: {error}");
        let insist = Options { unsafe_parallel: true, ..PARALLEL };
        lower_with(text, args, insist).unwrap_or_else(|e| panic!("{why}: {e}"));
        lower_with(text, args, Options::default()).unwrap_or_else(|e| panic!("{why}: {e}"));
    }
}

#[test]
fn values_carried_between_iterations_are_refused() {
    for text in [
        "def f(a):\n    x = 0.0\n    for i in prange(len(a)):\n        a[i] = x\n        x = a[i]\n",
        "def f(a):\n    x = 0.0\n    for i in prange(len(a)):\n        x = a[i]\n    return x\n",
        "def f(a):\n    x = 0.0\n    for i in prange(len(a)):\n        if a[i] > 0:\n            x = a[i]\n        a[i] = x\n",
        "def f(a):\n    x = 0.0\n    for i in prange(len(a)):\n        x += a[i]\n        a[i] = x\n",
        "def f(a):\n    x = 1.0\n    for i in prange(len(a)):\n        x = a[i] - x\n    return x\n",
    ] {
        let error = lower_with(text, "(f8[:],)", PARALLEL).err().unwrap_or_else(|| panic!("accepted:\n{text}"));
        assert!(error.message.starts_with("x carries a value"), "{error}");
    }
}

#[test]
fn a_prange_inside_another_runs_inline() {
    let text = "def f(a):\n    for i in prange(a.shape[0]):\n        for j in prange(a.shape[1]):\n            a[i, j] = i + j\n";
    let lowered = lower_with(text, "(f8[:, :],)", PARALLEL).unwrap();
    assert_eq!(count(lowered.module.entry(), |s| matches!(s, Stmt::ParallelFor { .. })), 1);
    assert_eq!(count(lowered.module.entry(), |s| matches!(s, Stmt::For { .. })), 1);
}

#[test]
fn helpers_are_specialised_once_for_each_list_of_types() {
    let text = "def g(x):\n    return x + 1\ndef f(a, b):\n    return g(a) + g(b) + g(a * 2) + g(1.5)\n";
    let lowered = lowered(text, "(i8, f4)");
    let names: Vec<_> = lowered.module.functions.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["f", "g", "g", "g"]);
}

#[test]
fn what_only_an_abandoned_attempt_called_is_left_out() {
    let text =
        "def g(x):\n    return x + 0.5\ndef f(n):\n    s = 0\n    for i in range(n):\n        s = g(s)\n    return s\n";
    let lowered = lowered(text, "(i8,)");
    let params: Vec<_> = lowered.module.functions.iter().map(|f| f.local(f.params[0]).ty).collect();
    assert_eq!(params, [Type::Scalar(DType::I64), Type::Scalar(DType::F64)]);
}

#[test]
fn recursion_takes_its_result_from_what_returns_first() {
    assert_eq!(
        result("def f(n):\n    if n < 2:\n        return n\n    return f(n - 1) + f(n - 2)\n", "(i8,)"),
        ResultType::Scalar(DType::I64)
    );
    // The first return is narrower than what the recursion makes of it.
    assert_eq!(
        result("def f(n):\n    if n < 2:\n        return 1\n    return f(n - 1) * 0.5\n", "(i8,)"),
        ResultType::Scalar(DType::F64)
    );
    assert!(refused("def f(n):\n    return f(n - 1)[0] if n else (n, n)\n", "(i8,)").message.contains("annotate"));
    assert_eq!(
        result("def f(n) -> float:\n    return f(n - 1) if n else 0.0\n", "(i8,)"),
        ResultType::Scalar(DType::F64)
    );
}

#[test]
fn functions_that_call_each_other_agree_on_their_results() {
    // `even` is thought to return a bool while `odd` is lowered, then turns out to return an integer.
    let text = "def even(n):\n    if n == 0:\n        return True\n    if n > 9:\n        return 2\n    return odd(n - 1)\ndef odd(n):\n    if n == 0:\n        return False\n    return even(n - 1)\ndef f(n):\n    return even(n)\n";
    assert_eq!(result(text, "(i8,)"), ResultType::Scalar(DType::I64));
}

#[test]
fn functions_are_arguments_where_they_read_no_variable() {
    let text = "def twice(g, x):\n    return g(g(x))\ndef f(x):\n    return twice(lambda t: t * 2.5, x) + twice(math.sqrt, x)\n";
    assert_eq!(result(text, "(i8,)"), ResultType::Scalar(DType::F64));
    let text = "def twice(g, x):\n    return g(g(x))\ndef f(x, k):\n    return twice(lambda t: t * k, x)\n";
    assert!(refused(text, "(f8, f8)").message.contains("reads variables around it"));
}

#[test]
fn branches_on_none_are_decided_when_the_kernel_is_compiled() {
    let text = "def f(x, w=None):\n    if w is None:\n        return x\n    return x * w[0]\n";
    assert_eq!(result(text, "(f8,)"), ResultType::Scalar(DType::F64));
    assert_eq!(result(text, "(f8, none)"), ResultType::Scalar(DType::F64));
    assert_eq!(result(text, "(f8, f8[:])"), ResultType::Scalar(DType::F64));
}

#[test]
fn what_the_host_binds_is_constant() {
    let helper = Source::parse(
        "h",
        "def h(x):\n    return x * K\n",
        1,
        BTreeMap::from([("K".into(), Binding::Float(2.5))]),
        Options::default(),
    )
    .unwrap();
    let table = Array {
        dtype: DType::F64,
        shape: vec![3],
        bytes: [1.0f64, 2.0, 3.0].iter().flat_map(|v| v.to_ne_bytes()).collect(),
    };
    let bindings = BTreeMap::from([
        ("N".to_owned(), Binding::Int(3)),
        ("t".to_owned(), Binding::Tuple(vec![Binding::Int(1), Binding::Float(0.5)])),
        ("table".to_owned(), Binding::Array(Arc::new(table))),
        ("helper".to_owned(), Binding::Kernel(Arc::new(helper))),
        ("root".to_owned(), Binding::Name("math.sqrt".into())),
        ("xp".to_owned(), Binding::Name("numpy".into())),
        ("real".to_owned(), Binding::DType(DType::F32)),
        ("flag".to_owned(), Binding::Bool(false)),
    ]);
    let text = "def f(x):\n    if flag:\n        return undefined\n    s = real(x) * t[1]\n    for i in range(N):\n        s += table[i]\n    return helper(root(s)) + xp.abs(s)\n";
    let source = Source::parse("f", text, 1, bindings, Options::default()).unwrap();
    let lowered = lower(&source, &[ArgType::Scalar(DType::F64)]).unwrap();
    assert_eq!(lowered.result, ResultType::Scalar(DType::F64));
    assert_eq!(lowered.module.constants.len(), 1);
    assert_eq!(lowered.module.functions.len(), 2);
    assert_eq!(index_guards(lowered.module.entry()), 1);
}

#[test]
fn constant_arrays_are_read_only() {
    let table = Array { dtype: DType::U8, shape: vec![2], bytes: vec![1, 2] };
    let bindings = BTreeMap::from([("table".to_owned(), Binding::Array(Arc::new(table)))]);
    let source = Source::parse("f", "def f(i):\n    table[0] = i\n", 1, bindings, Options::default()).unwrap();
    let error = lower(&source, &parse_signature("(i8,)").unwrap().params).unwrap_err();
    assert!(error.message.contains("read-only") && error.line == 2, "{error}");
}

#[test]
fn sources_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Source>();
}

#[test]
fn lambdas_are_kernels_too() {
    for (name, text) in [
        ("<lambda>", "g = njit(lambda x, y: x * y + 1)\n"),
        ("f", "f = lambda x, y: x * y + 1\n"),
        ("<lambda>", "    run(njit(lambda x, y: x * y + 1), 3)\n"),
    ] {
        let source = Source::parse(name, text, 1, BTreeMap::new(), Options::default()).unwrap();
        let lowered = lower(&source, &parse_signature("(i8, i8)").unwrap().params).unwrap();
        assert_eq!(lowered.result, ResultType::Scalar(DType::I64));
    }
}

#[test]
fn earlier_operands_are_evaluated_before_later_calls() {
    let text = "def g(a):\n    a[0] = 5.0\n    return 1.0\ndef f(a):\n    return a[0] + g(a)\n";
    let lowered = lowered(text, "(f8[::1],)");
    let body = &lowered.module.entry().body;
    let loads = |stmt: &Stmt| {
        stmt.exprs().iter().any(|e| {
            let mut found = false;
            e.visit(&mut |e| found |= matches!(e.kind, ExprKind::Load(..)));
            found
        })
    };
    let load = body.iter().position(loads).unwrap();
    let call = body.iter().position(|s| matches!(s, Stmt::Call { .. })).unwrap();
    assert!(load < call, "{body:#?}");
}

#[test]
fn locals_of_abandoned_attempts_are_dropped() {
    let text = "def f(n):\n    s = 0\n    for i in range(n):\n        t = (s if i else 0) // 2\n        s = t + 0.5\n    return s\n";
    let lowered = lowered(text, "(i8,)");
    let mut names: Vec<_> = lowered.module.entry().locals.iter().map(|l| l.name.as_str()).collect();
    names.retain(|n| !n.starts_with('.'));
    names.sort();
    assert_eq!(names, ["i", "n", "s", "s", "t"]);
}
