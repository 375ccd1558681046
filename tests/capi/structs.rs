//! Structs that grow: shorter and longer ones work, nonsense is refused.

use std::ptr::null_mut;

use jitney::capi::error::*;
use jitney::capi::kernel::*;
use jitney::capi::manager::*;

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
