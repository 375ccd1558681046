//! The C functions of the images: results, NULL and bad options.

use std::ptr::{null, null_mut};

use jitney::capi::Status;
use jitney::capi::error::*;
use jitney::capi::image::*;
use jitney::capi::tensor::jitney_tensor_release;
use jitney::runtime::Tensor;

use crate::support::*;

const NULL: i32 = JITNEY_ERROR_NULL_POINTER;
const BAD: i32 = JITNEY_ERROR_INVALID_ARGUMENT;

type Color = unsafe extern "C" fn(*const Tensor, *mut Tensor, Slot) -> Status;

/// The u8 elements of a result that the library allocated, given back.
fn levels(make: impl FnOnce(*mut Tensor, Slot) -> Status) -> Vec<u8> {
    let mut out = Tensor::UNALLOCATED;
    ok(|e| make(&mut out, e));
    // SAFETY: allocated by the library.
    unsafe {
        let values = out.view("out").unwrap().as_slice::<u8>().unwrap().to_vec();
        ok(|e| jitney_tensor_release(&mut out, e));
        values
    }
}

#[test]
fn colours() {
    let mut red = Array::new(&[255u8, 0, 0], &[1, 1, 3]);
    let x = red.tensor();
    let mut out = Tensor::UNALLOCATED;
    let table: [(&str, Color, &[u8]); 5] = [
        ("swap_rb", jitney_swap_rb, &[0, 0, 255]),
        ("rgb_to_gray", jitney_rgb_to_gray, &[76]),
        ("bgr_to_gray", jitney_bgr_to_gray, &[29]),
        ("rgb_to_hsv", jitney_rgb_to_hsv, &[0, 255, 255]),
        ("hsv_to_rgb", jitney_hsv_to_rgb, &[0, 0, 0]),
    ];
    for (name, kernel, want) in table {
        // SAFETY: live tensors, or NULL.
        unsafe {
            assert_eq!(levels(|out, e| kernel(&x, out, e)), want, "{name}");
            refused(NULL, &[&format!("x of {name}")], |e| kernel(null(), &mut out, e));
            refused(NULL, &[&format!("out of {name}")], |e| kernel(&x, null_mut(), e));
        }
    }
    // SAFETY: live tensors.
    unsafe {
        let mut olive = Array::new(&[100u8, 150, 120], &[1, 1, 3]);
        let mut yuv = Array::new(&levels(|out, e| jitney_rgb_to_yuv(&olive.tensor(), out, e)), &[1, 1, 3]);
        assert_eq!(yuv.memory[0], 132, "luma");
        let back = levels(|out, e| jitney_yuv_to_rgb(&yuv.tensor(), out, e));
        assert!(back.iter().zip(&olive.memory).all(|(b, o)| b.abs_diff(*o) <= 2), "{back:?}");
        let mut gray = Array::new(&[7u8], &[1, 1]);
        assert_eq!(levels(|out, e| jitney_gray_to_rgb(&gray.tensor(), out, e)), [7, 7, 7]);
        let mut two = Array::new(&[1u8, 2], &[1, 1, 2]);
        refused(JITNEY_ERROR_SHAPE, &["(1, 1, 2)"], |e| jitney_rgb_to_gray(&two.tensor(), &mut out, e));
        let mut none = Array::<u8>::new(&[], &[0, 4, 3]);
        refused(JITNEY_ERROR_SHAPE, &["(0, 4, 3)"], |e| jitney_rgb_to_gray(&none.tensor(), &mut out, e));
    }
    assert!(out.is_unallocated());
}

#[test]
fn sizes_and_numbers() {
    let mut image = Array::new(&[10u8, 20, 30, 40], &[2, 2]);
    let x = image.tensor();
    let mut out = Tensor::UNALLOCATED;
    let (mean, std, zero, nan) = ([0.0], [1.0], [0.0], [f64::NAN]);
    // SAFETY: live tensors and lists, or NULL.
    unsafe {
        assert_eq!(levels(|out, e| jitney_resize(&x, 1, 2, JITNEY_RESIZE_NEAREST, out, e)).len(), 2);
        assert_eq!(levels(|out, e| jitney_adjust_brightness_contrast(&x, 5.0, 2.0, out, e)), [25, 45, 65, 85]);
        ok(|e| jitney_normalize_image(&x, mean.as_ptr(), 1, std.as_ptr(), 1, 1.0, &mut out, e));
        assert_eq!(out.view("out").unwrap().as_slice::<f32>().unwrap(), [10.0, 20.0, 30.0, 40.0]);
        ok(|e| jitney_tensor_release(&mut out, e));
        ok(|e| jitney_resize_normalize(&x, 1, 1, 1, mean.as_ptr(), 1, std.as_ptr(), 1, 0.0, &mut out, e));
        ok(|e| jitney_tensor_release(&mut out, e));

        refused(NULL, &["x of resize"], |e| jitney_resize(null(), 1, 1, 0, &mut out, e));
        refused(BAD, &["height", "0"], |e| jitney_resize(&x, 0, 1, 0, &mut out, e));
        refused(BAD, &["width", "-1"], |e| jitney_resize(&x, 1, -1, 0, &mut out, e));
        refused(BAD, &["method", "3"], |e| jitney_resize(&x, 1, 1, 3, &mut out, e));
        refused(BAD, &["NaN"], |e| jitney_adjust_brightness_contrast(&x, f64::NAN, 1.0, &mut out, e));
        let normalize = |mean: *const f64, n, std: *const f64, scale, out: *mut Tensor, e| {
            jitney_normalize_image(&x, mean, n, std, 1, scale, out, e)
        };
        refused(BAD, &["std", "0"], |e| normalize(mean.as_ptr(), 1, zero.as_ptr(), 1.0, &mut out, e));
        refused(BAD, &["mean", "NaN"], |e| normalize(nan.as_ptr(), 1, std.as_ptr(), 1.0, &mut out, e));
        refused(BAD, &["scale"], |e| normalize(mean.as_ptr(), 1, std.as_ptr(), f64::NAN, &mut out, e));
        let (status, message) = outcome(|e| normalize(null(), 0, std.as_ptr(), 1.0, &mut out, e));
        assert!(status != JITNEY_OK && message.contains("mean"), "{message}");
        assert!(out.is_unallocated());
    }
    still_works();
}

#[test]
fn errors_show_numbers_as_a_person_writes_them() {
    let mut gray = Array::new(&[1u8, 2], &[1, 2]);
    let x = gray.tensor();
    let mut out = Tensor::UNALLOCATED;
    // SAFETY: live tensors.
    unsafe {
        let (status, message) = outcome(|e| jitney_adjust_brightness_contrast(&x, 1e300, 1.0, &mut out, e));
        assert_eq!(status, BAD);
        assert!(message.contains("brightness is 1e300;"), "{message}");
        refused(BAD, &["method is 99;", "nearest"], |e| jitney_resize(&x, 2, 2, 99, &mut out, e));
    }
}
