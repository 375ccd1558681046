//! Every way in which a tensor can be wrong, for every tensor parameter of every built-in kernel: the rows of the table
//! give good arguments, one of which is then spoilt. A kernel added to the table is covered by being there.

use jitney::capi::error::*;
use jitney::capi::value::CValue;
use jitney::kernels::args::OwnedValue;
use jitney::kernels::{Builtin, Kind, Sample, Value, table};
use jitney::runtime::{DType, Tensor};

use crate::support::*;

/// A value of the kernels as the C struct.
fn to_c(value: Value) -> CValue {
    use jitney::capi::value::*;
    match value {
        Value::None => jitney_value_none(),
        Value::Tensor(t) => jitney_value_tensor(t),
        Value::Float(x) => jitney_value_f64(x),
        Value::Int(n) => jitney_value_i64(n),
        Value::Flag(b) => jitney_value_bool(b as i32),
        Value::Ints(list) => jitney_value_i64s(list.as_ptr(), list.len()),
        Value::Floats(list) => jitney_value_f64s(list.as_ptr(), list.len()),
        Value::Text(text) => jitney_value_text(c(text)),
    }
}

fn is_tensor(kind: Kind) -> bool {
    matches!(kind, Kind::Tensor | Kind::Optional | Kind::Out | Kind::InOut)
}

/// A good call's arguments for a row; outputs are given, not left to be allocated.
fn good(row: &'static Builtin) -> (Vec<OwnedValue>, Vec<CValue>) {
    let mut owned = (row.sample)(&mut Sample::new(row.dtypes[0], &[6, 8], 7));
    let mut values: Vec<CValue> = owned.iter_mut().map(|v| to_c(v.as_value())).collect();
    let (status, message) = outcome(|e| call(row.name, &values, e));
    assert_eq!(status, JITNEY_OK, "{} on its own sample: {message}", row.name);
    // The call has allocated the outputs in place.
    values = owned.iter_mut().map(|v| to_c(v.as_value())).collect();
    (owned, values)
}

/// Runs `spoil` on a copy of every tensor of every kernel and checks the refusal; `words` gives the sentence's words.
fn each_tensor(
    kinds: fn(Kind) -> bool,
    statuses: &[i32],
    words: &[&str],
    spoil: impl Fn(&mut Tensor, &mut Vec<i64>, &mut Vec<i64>) -> bool,
) {
    let mut tried = 0;
    for row in table::all() {
        let (_owned, values) = good(row);
        for (i, param) in row.params.iter().enumerate().filter(|(_, p)| kinds(p.kind)) {
            if values[i].kind != jitney::capi::value::JITNEY_VALUE_TENSOR {
                continue;
            }
            // SAFETY: the sample's tensor, alive.
            let mut bad = unsafe { *values[i].r#as.tensor };
            // SAFETY: shape of a live tensor.
            let mut shape = unsafe { std::slice::from_raw_parts(bad.shape, bad.ndim as usize) }.to_vec();
            let mut strides =
                jitney::runtime::layout::contiguous_strides(&shape.iter().map(|&n| n as isize).collect::<Vec<_>>())
                    .iter()
                    .map(|&s| s as i64)
                    .collect::<Vec<_>>();
            if !spoil(&mut bad, &mut shape, &mut strides) {
                continue;
            }
            if !bad.shape.is_null() {
                bad.shape = shape.as_mut_ptr();
            }
            bad.strides = strides.as_mut_ptr();
            let mut values = values.clone();
            values[i] = value(&mut bad);
            let (status, message) = outcome(|e| call(row.name, &values, e));
            assert!(statuses.contains(&status), "{} with a bad {}: status {status}, {message}", row.name, param.name);
            assert!(message.contains(param.name), "{} is not named: {message}", param.name);
            for word in words {
                assert!(message.contains(word), "{}: '{word}' is not in: {message}", row.name);
            }
            tried += 1;
        }
    }
    assert!(tried > table::COUNT * 3 / 4, "only {tried} tensors were tried");
    still_works();
}

#[test]
fn null_data() {
    each_tensor(is_tensor, &[JITNEY_ERROR_NULL_POINTER], &["data is NULL"], |t, _, _| {
        t.data = std::ptr::null_mut();
        true
    });
}

#[test]
fn null_shape() {
    each_tensor(is_tensor, &[JITNEY_ERROR_NULL_POINTER], &["shape is NULL"], |t, _, _| {
        t.shape = std::ptr::null_mut();
        t.ndim > 0
    });
}

#[test]
fn unknown_dtypes_and_senseless_bits_and_lanes() {
    for (code, bits, lanes) in [
        (9, 32, 1),
        (255, 255, 1),
        (2, 0, 1),
        (2, 12, 1),
        (2, 33, 1),
        (0, 128, 1),
        (6, 1, 1),
        (2, 32, 0),
        (2, 32, 4),
        (2, 32, u16::MAX),
    ] {
        let (code_said, bits_said, lanes_said) =
            (format!("code {code}"), format!("bits {bits}"), format!("lanes {lanes}"));
        each_tensor(is_tensor, &[JITNEY_ERROR_DTYPE], &[&code_said, &bits_said, &lanes_said], |t, _, _| {
            (t.dtype.code, t.dtype.bits, t.dtype.lanes) = (code, bits, lanes);
            true
        });
    }
}

#[test]
fn a_dtype_that_the_kernel_does_not_take() {
    each_tensor(is_tensor, &[JITNEY_ERROR_DTYPE], &["c128"], |t, _, _| {
        t.dtype = DType::C128.to_dlpack();
        // Half as many elements of sixteen bytes and more fit no tensor's memory, but nothing is read before the refusal.
        (t.data as usize).is_multiple_of(16)
    });
}

#[test]
fn negative_sizes() {
    each_tensor(is_tensor, &[JITNEY_ERROR_SHAPE], &["-2", "negative"], |_, shape, _| {
        shape.first_mut().map(|n| *n = -2).is_some()
    });
}

#[test]
fn sizes_whose_product_overflows() {
    each_tensor(is_tensor, &[JITNEY_ERROR_OVERFLOW], &["9223372036854775807"], |_, shape, _| {
        shape.first_mut().map(|n| *n = i64::MAX).is_some() && shape.len() > 1
    });
}

#[test]
fn ranks_that_no_tensor_has() {
    for rank in [-1, 65, i32::MAX, i32::MIN] {
        each_tensor(is_tensor, &[JITNEY_ERROR_SHAPE], &[&rank.to_string(), "0 to 64"], |t, _, _| {
            t.ndim = rank;
            true
        });
    }
}

#[test]
fn strides_that_reach_past_what_can_be_addressed() {
    each_tensor(is_tensor, &[JITNEY_ERROR_LAYOUT], &["9223372036854775807"], |_, shape, strides| {
        let axis = shape.iter().position(|&n| n > 1);
        axis.map(|axis| strides[axis] = i64::MAX).is_some()
    });
}

#[test]
fn strides_that_reach_before_the_buffer() {
    each_tensor(is_tensor, &[JITNEY_ERROR_LAYOUT], &["before", "byte_offset"], |t, shape, strides| {
        t.byte_offset = t.dtype.bits as u64 / 8;
        let axis = shape.iter().position(|&n| n > 2);
        axis.map(|axis| strides[axis] = -strides[axis]).is_some()
    });
}

#[test]
fn a_byte_offset_past_what_can_be_addressed() {
    each_tensor(is_tensor, &[JITNEY_ERROR_LAYOUT], &["byte_offset", "18446744073709551608"], |t, _, _| {
        t.byte_offset = u64::MAX - 7;
        true
    });
}

#[test]
fn misaligned_data() {
    each_tensor(is_tensor, &[JITNEY_ERROR_ALIGNMENT], &["not a multiple of"], |t, _, _| {
        t.data = t.data.cast::<u8>().wrapping_add(1).cast();
        t.dtype.bits > 8
    });
}

#[test]
fn tensors_on_a_device() {
    for device in [2, 0, 4, 7, 10, 13, -1] {
        each_tensor(is_tensor, &[JITNEY_ERROR_DEVICE], &[&format!("device type {device}"), "id 3"], |t, _, _| {
            (t.device.device_type, t.device.device_id) = (device, 3);
            true
        });
    }
}

#[test]
fn outputs_of_the_wrong_shape_or_dtype() {
    let out = |kind| kind == Kind::Out;
    let statuses = [JITNEY_ERROR_SHAPE];
    each_tensor(out, &statuses, &["shape"], |_, shape, _| shape.last_mut().map(|n| *n += 1).is_some());
    each_tensor(out, &statuses, &["shape"], |t, shape, strides| {
        t.ndim += 1;
        shape.insert(0, 1);
        strides.insert(0, 1);
        true
    });
}

#[test]
fn outputs_that_fold_onto_themselves() {
    let written = |kind| matches!(kind, Kind::Out | Kind::InOut);
    each_tensor(written, &[JITNEY_ERROR_OVERLAP], &["several elements in one place"], |_, shape, strides| {
        let axis = shape.iter().position(|&n| n > 1);
        axis.map(|axis| strides[axis] = 0).is_some()
    });
}

#[test]
fn every_value_of_the_wrong_kind() {
    use jitney::capi::value::*;
    for row in table::all() {
        let (_owned, values) = good(row);
        for (i, param) in row.params.iter().enumerate() {
            let wrong = match param.kind {
                Kind::Tensor | Kind::Optional | Kind::Out | Kind::InOut => jitney_value_f64(1.0),
                Kind::Float(_) | Kind::Int(_) | Kind::Flag(_) | Kind::Choice(_) | Kind::Ints | Kind::Floats => {
                    values[0]
                }
            };
            let mut values = values.clone();
            values[i] = wrong;
            let (status, message) = outcome(|e| call(row.name, &values, e));
            assert_eq!(status, JITNEY_ERROR_INVALID_ARGUMENT, "{} {}: {message}", row.name, param.name);
            assert!(message.contains(param.name) && message.contains("not"), "{}: {message}", row.name);
        }
        let few = outcome(|e| call(row.name, &values[1..], e));
        assert_eq!(few.0, JITNEY_ERROR_INVALID_ARGUMENT, "{}: {}", row.name, few.1);
        assert!(
            few.1.contains(row.name) && few.1.contains(&format!("takes {} arguments", row.params.len())),
            "{}",
            few.1
        );
    }
    still_works();
}

#[test]
fn missing_tensors_are_named() {
    for row in table::all() {
        let (_owned, values) = good(row);
        let needed = |kind| matches!(kind, Kind::Tensor | Kind::Out | Kind::InOut);
        for (i, param) in row.params.iter().enumerate().filter(|(_, p)| needed(p.kind)) {
            let mut values = values.clone();
            values[i] = jitney::capi::value::jitney_value_tensor(std::ptr::null());
            let (status, message) = outcome(|e| call(row.name, &values, e));
            assert_eq!(status, JITNEY_ERROR_NULL_POINTER, "{} without {}: {message}", row.name, param.name);
            assert!(message.contains(param.name) && message.contains(row.name), "{message}");
        }
    }
    still_works();
}

#[test]
fn values_that_are_none() {
    use jitney::capi::value::*;
    let mut x = Array::vector(&[1.0f32]);
    let tensor = jitney_value_tensor(&x.tensor());
    let mut odd = jitney_value_none();
    for kind in [-1, 16, 18, 19, 20, i32::MAX] {
        odd.kind = kind;
        refused(JITNEY_ERROR_INVALID_ARGUMENT, &["argument 1", &kind.to_string()], |e| call("relu", &[tensor, odd], e));
    }
    let (readonly, out) = (jitney_value_readonly(&x.tensor()), jitney_value_readonly(&x.tensor()));
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["argument 1", "read-only"], |e| call("relu", &[readonly, out], e));
    let mut flag = jitney_value_bool(1);
    flag.r#as.boolean = 2;
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["argument 1", "2"], |e| call("relu", &[tensor, flag], e));
    let text = jitney_value_text(std::ptr::null());
    refused(JITNEY_ERROR_NULL_POINTER, &["argument 1"], |e| call("relu", &[tensor, text], e));
    let text = jitney_value_text(c"\xff\xfe".as_ptr());
    refused(JITNEY_ERROR_INVALID_ARGUMENT, &["argument 1", "UTF-8"], |e| call("relu", &[tensor, text], e));
}

#[test]
fn unknown_option_names_are_quoted_with_those_that_exist() {
    use jitney::capi::value::*;
    let mut tried = 0;
    for row in table::all() {
        let (_owned, values) = good(row);
        for (i, param) in row.params.iter().enumerate() {
            let Kind::Choice(names) = param.kind else { continue };
            let mut values = values.clone();
            values[i] = jitney_value_text(c("quickest"));
            let (status, message) = outcome(|e| call(row.name, &values, e));
            assert_eq!(status, JITNEY_ERROR_INVALID_ARGUMENT, "{}: {message}", row.name);
            assert!(message.contains("'quickest'") && message.contains(param.name), "{message}");
            assert!(names.iter().all(|name| message.contains(name)), "{message}");
            values[i] = jitney_value_i64(names.len() as i64);
            assert_eq!(outcome(|e| call(row.name, &values, e)).0, JITNEY_ERROR_INVALID_ARGUMENT, "{}", row.name);
            tried += 1;
        }
    }
    assert!(tried > 0);
    still_works();
}

#[test]
fn shapes_that_do_not_fit_are_both_shown() {
    let (mut a, mut b) = (Array::new(&[0f32; 6], &[2, 3]), Array::new(&[0f32; 8], &[2, 4]));
    let mut out = Tensor::UNALLOCATED;
    refused(JITNEY_ERROR_SHAPE, &["(2, 3)", "(2, 4)", "broadcast"], |e| {
        call("add", &[value(&mut a.tensor()), value(&mut b.tensor()), value(&mut out)], e)
    });
    let mut wrong = Array::new(&[0f32; 6], &[3, 2]);
    refused(JITNEY_ERROR_SHAPE, &["out", "(3, 2)", "(2, 3)"], |e| {
        call("add", &[value(&mut a.tensor()), value(&mut a.tensor()), value(&mut wrong.tensor())], e)
    });
    let mut d = Array::new(&[0f64; 6], &[2, 3]);
    refused(JITNEY_ERROR_DTYPE, &["f32", "f64"], |e| {
        call("add", &[value(&mut a.tensor()), value(&mut d.tensor()), value(&mut out)], e)
    });
    assert!(out.is_unallocated());
}

#[test]
fn overlap_is_refused_in_part_and_allowed_exactly() {
    let mut memory = Array::vector(&[1.0f32, -2.0, 3.0, -4.0, 5.0, -6.0]);
    let mut x = memory.tensor();
    let five = [5i64];
    x.shape = five.as_ptr().cast_mut();
    let mut shifted = x;
    shifted.data = x.data.cast::<f32>().wrapping_add(1).cast();
    refused(JITNEY_ERROR_OVERLAP, &["out (shape (5,))", "partly overlaps", "x (shape (5,))"], |e| {
        call("relu", &[value(&mut x), value(&mut shifted)], e)
    });
    let mut reversed = x;
    let back = [-1i64];
    reversed.data = x.data.cast::<f32>().wrapping_add(4).cast();
    reversed.strides = back.as_ptr().cast_mut();
    refused(JITNEY_ERROR_OVERLAP, &["out", "x"], |e| call("relu", &[value(&mut x), value(&mut reversed)], e));
    assert_eq!(memory.memory, [1.0, -2.0, 3.0, -4.0, 5.0, -6.0], "a refused call writes nothing");
    ok(|e| call("relu", &[value(&mut x), value(&mut x.clone())], e));
    assert_eq!(memory.memory, [1.0, 0.0, 3.0, 0.0, 5.0, -6.0]);
}

#[test]
fn empty_arrays_and_scalars_work() {
    for shape in [vec![0], vec![0, 3], vec![3, 0], vec![1; 64]] {
        let empty = shape.contains(&0);
        let mut x = Array::new(&[-1.0f32], &shape);
        let mut t = x.tensor();
        if empty {
            t.data = std::ptr::null_mut();
        }
        let mut out = Tensor::UNALLOCATED;
        ok(|e| call("relu", &[value(&mut t), value(&mut out)], e));
        assert_eq!(out.ndim as usize, shape.len());
        // SAFETY: allocated by the library.
        ok(|e| unsafe { jitney::capi::tensor::jitney_tensor_release(&mut out, e) });
    }
    let (mut x, mut y) = (Array::new(&[-3.0f64], &[]), Array::new(&[0.0f64], &[]));
    ok(|e| call("abs", &[value(&mut x.tensor()), value(&mut y.tensor())], e));
    assert_eq!(y.memory, [3.0]);
}

#[test]
fn bad_descriptions_allocate_nothing() {
    use jitney::capi::tensor::jitney_tensor_allocate;
    use jitney::runtime::dtype::DLDataType;
    let mut out = Tensor::UNALLOCATED;
    let f64 = DType::F64.to_dlpack();
    let mut refuse = |status, words: &[&str], dtype, shape: &[i64], rank| {
        // SAFETY: a shape of at least `rank` values, where it is read.
        refused(status, words, |e| unsafe { jitney_tensor_allocate(dtype, rank, shape.as_ptr(), &mut out, e) });
    };
    refuse(JITNEY_ERROR_DTYPE, &["code 3", "bits 16", "lanes 2"], DLDataType { code: 3, bits: 16, lanes: 2 }, &[1], 1);
    refuse(JITNEY_ERROR_SHAPE, &["-5"], f64, &[2, -5], 2);
    refuse(JITNEY_ERROR_SHAPE, &["-1", "64"], f64, &[2], -1);
    refuse(JITNEY_ERROR_SHAPE, &["65", "64"], f64, &[2; 65], 65);
    refuse(JITNEY_ERROR_OVERFLOW, &["4611686018427387904"], f64, &[1 << 62, 8], 2);
    refuse(JITNEY_ERROR_OUT_OF_MEMORY, &["bytes"], f64, &[1 << 50], 1);
    assert!(out.is_unallocated());
}
