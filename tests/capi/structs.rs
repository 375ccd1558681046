//! Structs that grow: shorter and longer ones work, nonsense is refused.

use std::ptr::null_mut;

use jitney::capi::conv::*;
use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::manager::*;
use jitney::capi::matmul::*;
use jitney::capi::optim::*;
use jitney::capi::pool2d::*;

use crate::support::*;

/// A struct of a later version: this one's, and two fields more.
#[repr(C)]
struct Longer<T> {
    known: T,
    later: [u64; 2],
}

#[test]
fn a_result_struct_may_be_shorter_or_longer() {
    // SAFETY: structs of the sizes that they say.
    unsafe {
        let mut longer: Longer<Stats> = std::mem::zeroed();
        longer.known.struct_size = size_of::<Longer<Stats>>();
        longer.later = [7, 7];
        ok(|e| jitney_stats_get(&mut longer.known, e));
        assert_eq!(longer.later, [0, 0], "what this version does not know is zeroed");
        assert!(longer.known.kernels_registered > 0);
        assert_eq!(longer.known.struct_size, size_of::<Longer<Stats>>(), "the caller's size stays");

        let mut shorter: Stats = std::mem::zeroed();
        shorter.struct_size = std::mem::offset_of!(Stats, kernels_registered) + 8;
        shorter.calls = 77;
        ok(|e| jitney_stats_get(&mut shorter, e));
        assert!(shorter.kernels_registered > 0);
        assert_eq!(shorter.calls, 77, "past the caller's struct nothing is written");
    }
}

#[test]
fn a_size_that_no_struct_has_is_refused() {
    // SAFETY: the size is read first and refused.
    unsafe {
        for size in [0, 1, size_of::<usize>() - 1, (1 << 16) + 1, usize::MAX] {
            let mut stats: Stats = std::mem::zeroed();
            stats.struct_size = size;
            let words = ["out", "struct_size", &size.to_string()];
            refused(JITNEY_ERROR_INVALID_ARGUMENT, &words, |e| jitney_stats_get(&mut stats, e));
            let mut definition = definition("test.size", "", Some(nothing), None);
            definition.struct_size = size;
            let words = ["definition", "struct_size", &size.to_string()];
            refused(JITNEY_ERROR_INVALID_ARGUMENT, &words, |e| jitney_kernel_register(&definition, null_mut(), e));
            let mut found: BenchmarkResult = std::mem::zeroed();
            found.struct_size = size;
            let shape = [4];
            refused(JITNEY_ERROR_INVALID_ARGUMENT, &["out", "struct_size"], |e| {
                jitney_benchmark(c("add"), 1, shape.as_ptr(), c("f32"), 1, &mut found, e)
            });
        }
    }
}

#[test]
fn a_misaligned_struct_is_refused() {
    // SAFETY: the address is looked at first.
    unsafe {
        let mut bytes = [0u8; 512];
        let odd = bytes.as_mut_ptr().add(bytes.as_ptr().align_offset(8) + 1).cast();
        refused(JITNEY_ERROR_ALIGNMENT, &["out", "multiple of 8"], |e| jitney_stats_get(odd, e));
    }
}

#[test]
fn an_input_struct_may_be_shorter_or_longer_with_zeros() {
    // SAFETY: structs of the sizes that they say.
    unsafe {
        let mut shorter = definition("test.shorter", "", Some(nothing), None);
        shorter.struct_size = std::mem::offset_of!(KernelDefinition, cpu);
        unregister("test.shorter", register(&shorter));

        let known = definition("test.longer", "", Some(nothing), None);
        let mut longer = Longer { known, later: [0, 0] };
        longer.known.struct_size = size_of_val(&longer);
        unregister("test.longer", register(&longer.known));
        longer.later = [0, 1];
        refused(JITNEY_ERROR_UNSUPPORTED, &["definition", "byte"], |e| {
            jitney_kernel_register(&raw const longer.known, null_mut(), e)
        });
    }
}

#[test]
fn a_size_that_ends_inside_a_field_or_before_the_structs_alignment_is_refused() {
    let bad = JITNEY_ERROR_INVALID_ARGUMENT;
    let none = std::ptr::null();
    // SAFETY: structs that are larger than the sizes that they say; refused before the tensors are looked at.
    unsafe {
        for size in [12, 28, size_of::<AdamOptions>() - 4, size_of::<AdamOptions>() + 4] {
            let options = AdamOptions { struct_size: size, ..jitney_adam_options_default() };
            let null = null_mut();
            refused(bad, &["options", "struct_size", &size.to_string()], |e| {
                jitney_adam_step_ex(null, none, null, null, &options, e)
            });
        }
        let mut stats: Stats = std::mem::zeroed();
        stats.struct_size = 12;
        refused(bad, &["out", "struct_size 12"], |e| jitney_stats_get(&mut stats, e));
    }
}

#[test]
fn what_is_reserved_has_to_be_zero() {
    let (none, null) = (std::ptr::null(), null_mut());
    let words = ["options", "reserved"];
    // SAFETY: refused before the tensors are looked at.
    unsafe {
        let options = AdamOptions { reserved: 7, ..jitney_adam_options_default() };
        refused(JITNEY_ERROR_UNSUPPORTED, &words, |e| jitney_adam_step_ex(null, none, null, null, &options, e));
        let options = MatmulOptions { reserved: 7, ..jitney_matmul_options_default() };
        refused(JITNEY_ERROR_UNSUPPORTED, &words, |e| jitney_matmul_ex(none, none, &options, null, e));
    }
}

#[test]
fn default_options_are_what_null_stands_for() {
    let (adam, matmul) = (jitney_adam_options_default(), jitney_matmul_options_default());
    let (conv, pool) = (jitney_conv2d_options_default(), jitney_pool2d_options_default(3, 2));
    assert_eq!((adam.struct_size, adam.lr, adam.t), (size_of::<AdamOptions>(), 1e-3, 1));
    assert_eq!((matmul.struct_size, matmul.alpha, matmul.beta), (size_of::<MatmulOptions>(), 1.0, 0.0));
    assert_eq!((conv.struct_size, conv.stride, conv.groups), (size_of::<Conv2dOptions>(), [1, 1], 1));
    assert_eq!((pool.struct_size, pool.kernel, pool.count_include_pad), (size_of::<Pool2dOptions>(), [3, 2], 1));
}
