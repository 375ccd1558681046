//! Layout arithmetic against brute force: overlap verdicts, self-overlap, broadcasting, loop nests.

use std::collections::BTreeSet;

use jitney::runtime::layout::{self, Nest, Overlap};
use jitney::runtime::tensor::DLDevice;
use jitney::runtime::{DType, Tensor, View};
use proptest::prelude::*;

/// A view into a buffer of `SPACE` bytes: offset, shape, strides.
#[derive(Debug, Clone)]
struct Layout {
    first: isize,
    shape: Vec<isize>,
    strides: Vec<isize>,
}

const SPACE: isize = 400;

fn layouts() -> impl Strategy<Value = Layout> {
    let axes = prop::collection::vec((0isize..5, -12isize..13), 0..4);
    (0..SPACE, axes)
        .prop_map(|(first, axes)| {
            let (shape, strides) = axes.into_iter().unzip();
            Layout { first, shape, strides }
        })
        .prop_filter("within the buffer", |l| l.elements().iter().all(|&at| (0..SPACE).contains(&at)))
}

impl Layout {
    /// Position of every element, in C order.
    fn elements(&self) -> Vec<isize> {
        let n = self.shape.iter().product::<isize>();
        (0..n)
            .map(|mut flat| {
                let mut at = self.first;
                for (&size, &stride) in self.shape.iter().zip(&self.strides).rev() {
                    at += (flat % size) * stride;
                    flat /= size;
                }
                at
            })
            .collect()
    }

    fn view<'a>(&self, memory: &'a [u8]) -> View<'a> {
        let list = |dims: &[isize]| dims.iter().map(|&n| n as i64).collect::<Vec<_>>();
        let (mut shape, mut strides) = (list(&self.shape), list(&self.strides));
        let tensor = Tensor {
            data: memory[self.first as usize..].as_ptr().cast_mut().cast(),
            device: DLDevice::cpu(),
            ndim: shape.len() as i32,
            dtype: DType::U8.to_dlpack(),
            shape: shape.as_mut_ptr(),
            strides: strides.as_mut_ptr(),
            byte_offset: 0,
        };
        // SAFETY: the strategy keeps every element within the buffer.
        unsafe { tensor.view("a layout") }.unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn a_verdict_of_disjoint_or_exact_is_true(a in layouts(), b in layouts()) {
        let memory = vec![0u8; SPACE as usize];
        let (left, right) = (a.elements(), b.elements());
        let shared = left.iter().collect::<BTreeSet<_>>().intersection(&right.iter().collect()).count();
        match layout::overlap(&a.view(&memory), &b.view(&memory)) {
            Overlap::Disjoint => prop_assert_eq!(shared, 0),
            Overlap::Exact => prop_assert_eq!(left, right),
            Overlap::Partial => {}
        }
    }

    #[test]
    fn views_far_apart_are_disjoint(a in layouts(), b in layouts()) {
        let memory = vec![0u8; SPACE as usize];
        let range = |l: &Layout| (l.elements().into_iter().min(), l.elements().into_iter().max());
        if let ((Some(a0), Some(a1)), (Some(b0), Some(b1))) = (range(&a), range(&b))
            && (a1 < b0 || b1 < a0)
        {
            prop_assert_eq!(layout::overlap(&a.view(&memory), &b.view(&memory)), Overlap::Disjoint);
        }
    }

    #[test]
    fn a_layout_that_overlaps_itself_is_found(a in layouts()) {
        let elements = a.elements();
        let distinct = elements.iter().collect::<BTreeSet<_>>().len() == elements.len();
        if !layout::overlaps_itself(&a.shape, &a.strides) {
            prop_assert!(distinct);
        }
    }

    #[test]
    fn a_nest_visits_every_position_of_a_range_once(a in layouts(), cut in 0usize..200, steps in prop::collection::vec(-9isize..10, 4)) {
        let other = Layout { first: 0, strides: steps[..a.shape.len()].to_vec(), ..a.clone() };
        let nest = Nest::new(&a.shape, [&a.strides, &other.strides]);
        prop_assert_eq!(nest.len as isize, a.shape.iter().product::<isize>());
        let mut seen = Vec::new();
        let cut = cut.min(nest.len);
        for range in [0..cut, cut..nest.len] {
            nest.walk(range, |[x, y], n| {
                let [dx, dy] = nest.inner_strides;
                seen.extend((0..n as isize).map(|i| (a.first + x + i * dx, y + i * dy)));
            });
        }
        let mut want: Vec<_> = a.elements().into_iter().zip(other.elements()).collect();
        seen.sort_unstable();
        want.sort_unstable();
        prop_assert_eq!(seen, want);
    }
}

fn overlap_of(a: (isize, &[isize], &[isize]), b: (isize, &[isize], &[isize])) -> Overlap {
    let memory = vec![0u8; SPACE as usize];
    let view = |(first, shape, strides): (isize, &[isize], &[isize])| {
        Layout { first, shape: shape.to_vec(), strides: strides.to_vec() }.view(&memory)
    };
    layout::overlap(&view(a), &view(b))
}

#[test]
fn views_that_interleave_without_touching_are_disjoint() {
    let channels = |c| (c, &[10, 10][..], &[30, 3][..]);
    assert_eq!(overlap_of(channels(0), channels(1)), Overlap::Disjoint, "channels of an image");
    assert_eq!(overlap_of((0, &[8, 4], &[10, 1]), (4, &[8, 6], &[10, 1])), Overlap::Disjoint, "columns side by side");
    assert_eq!(overlap_of((0, &[8, 5], &[10, 1]), (4, &[8, 6], &[10, 1])), Overlap::Partial, "columns that share one");
    assert_eq!(overlap_of((1, &[10], &[2]), (0, &[10], &[2])), Overlap::Disjoint, "odd and even");
    assert_eq!(overlap_of((9, &[10], &[-1]), (0, &[10], &[1])), Overlap::Partial, "a reversed view");
    assert_eq!(overlap_of((0, &[10], &[1]), (0, &[10], &[1])), Overlap::Exact, "the same view");
}

#[test]
fn ordinary_layouts_do_not_overlap_themselves() {
    for (shape, strides) in [
        (&[3, 4][..], &[4, 1][..]),
        (&[3, 4], &[1, 3]),
        (&[3, 4], &[-4, -1]),
        (&[3, 4], &[20, 2]),
        (&[1, 4], &[0, 1]),
        (&[0, 4], &[0, 0]),
    ] {
        assert!(!layout::overlaps_itself(shape, strides), "{shape:?} {strides:?}");
    }
    assert!(layout::overlaps_itself(&[3], &[0]));
    assert!(layout::overlaps_itself(&[3, 3], &[1, 1]));
}

#[test]
fn broadcasting_is_numpys() {
    let shape = |a: &[isize], b: &[isize]| layout::broadcast_shape(a, b).map(|s| s.to_vec());
    assert_eq!(shape(&[5, 1, 3], &[4, 1]), Some(vec![5, 4, 3]));
    assert_eq!(shape(&[], &[2]), Some(vec![2]));
    assert_eq!(shape(&[0], &[1]), Some(vec![0]));
    assert_eq!(shape(&[2], &[3]), None);
    assert_eq!(shape(&[0], &[2]), None);
}

#[test]
fn a_contiguous_nest_is_one_run_in_any_order_of_axes() {
    assert!(Nest::new(&[3, 4, 5], [&[20, 5, 1], &[20, 5, 1]]).is_single_run());
    assert!(Nest::new(&[5, 4, 3], [&[1, 5, 20], &[1, 5, 20]]).is_single_run(), "Fortran order");
    assert!(Nest::new(&[4, 5], [&[-5, -1], &[-5, -1]]).is_single_run(), "reversed");
    assert!(!Nest::new(&[4, 5], [&[5, 1], &[1, 4]]).is_single_run());
}
