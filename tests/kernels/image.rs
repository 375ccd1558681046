//! Image kernels.

use crate::support::*;
use jitney::kernels::{Exec, Path, Value};
use jitney::runtime::{Code, Error, Tensor};

const COLOURS: [&str; 5] = ["swap_rb", "rgb_to_hsv", "hsv_to_rgb", "rgb_to_yuv", "yuv_to_rgb"];
const METHODS: [&str; 3] = ["bilinear", "bilinear_antialias", "nearest"];
const MEAN: [f64; 4] = [0.485, 0.456, 0.406, 0.5];
const STD: [f64; 4] = [0.229, 0.224, 0.225, 0.25];

/// Calls with `x` first and a fresh output last; the result's elements.
fn result(name: &str, path: Path, exec: Exec, x: &mut Tensor, options: &[Value]) -> Result<Vec<f64>, Error> {
    let mut out = Tensor::UNALLOCATED;
    let mut values = vec![Value::Tensor(x)];
    values.extend_from_slice(options);
    values.push(Value::Tensor(&mut out));
    call(name, path, exec, &values)?;
    Ok(take(&mut out))
}

fn define(name: &str, x: &mut Tensor, options: &[Value]) -> Vec<f64> {
    result(name, Path::Standard, Exec::serial(), x, options).unwrap()
}

fn refused(name: &str, x: &mut Tensor, options: &[Value]) -> Error {
    let standard = result(name, Path::Standard, Exec::serial(), x, options).unwrap_err();
    let cpu = result(name, Path::Cpu, parallel(), x, options).unwrap_err();
    assert_eq!(standard, cpu);
    cpu
}

/// An image of levels, or of values between 0 and 1.
fn image<T: Number>(shape: &[i64], rng: &mut Rng) -> Array<T> {
    let most = if size_of::<T>() == 1 { 256.0 } else { 1.0 };
    Array::new(shape, || rng.uniform(0.0, most))
}

/// The definition's result, after every way to compute it on the cpu path gave the same.
#[track_caller]
fn agreed(name: &str, x: &mut Tensor, options: &[Value], tolerance: f64, what: &str) -> Vec<f64> {
    let want = define(name, x, options);
    for exec in execs() {
        let got = result(name, Path::Cpu, exec, x, options).unwrap();
        assert_close(&got, &want, tolerance, &format!("{name} {what} {exec:?}"));
    }
    want
}

fn colours_agree<T: Number>(tolerance: f64, rng: &mut Rng) {
    for round in 0..24 {
        // Widths around the blocks of 32 and 256 pixels, and rows that are not contiguous.
        let (height, width) = (1 + rng.below(5) as i64, [1, 31, 33, 70, 257, 600][rng.below(6)]);
        let mut x = image::<T>(&[height, width, if round % 2 == 0 { 3 } else { 4 }], rng);
        let mut gray = image::<T>(&[height, width], rng);
        if round % 3 == 0 {
            (x, gray) = (x.scrambled(rng), gray.scrambled(rng));
        }
        for name in COLOURS.into_iter().chain(["rgb_to_gray", "bgr_to_gray"]) {
            agreed(name, &mut x.tensor(), &[], tolerance, &format!("{:?}", x.shape));
        }
        agreed("gray_to_rgb", &mut gray.tensor(), &[], tolerance, &format!("{:?}", gray.shape));
    }
}

#[test]
fn colour_conversions_agree_with_their_definition_in_any_layout() {
    colours_agree::<u8>(0.0, &mut Rng(1));
    colours_agree::<f32>(0.0, &mut Rng(2));
}

#[test]
fn every_colour_of_a_coarse_cube_and_all_greys_agree() {
    let mut levels: Vec<u8> = (0..=255).flat_map(|v| [v, v, v]).collect();
    for r in (0..256).step_by(5) {
        for g in (0..256).step_by(5) {
            levels.extend((0..256).step_by(5).flat_map(|b| [r as u8, g as u8, b as u8]));
        }
    }
    let mut each = levels.iter();
    let mut x = Array::<u8>::new(&[1, levels.len() as i64 / 3, 3], || *each.next().unwrap() as f64);
    for name in COLOURS.into_iter().chain(["rgb_to_gray", "bgr_to_gray"]) {
        agreed(name, &mut x.tensor(), &[], 0.0, "cube");
    }
}

#[test]
fn known_colours() {
    let mut x =
        Array::<u8> { memory: vec![255, 0, 0, 0, 0, 255], shape: vec![1, 2, 3], strides: vec![6, 3, 1], first: 0 };
    let x = &mut x.tensor();
    assert_eq!(define("swap_rb", x, &[]), [0.0, 0.0, 255.0, 255.0, 0.0, 0.0]);
    assert_eq!(define("rgb_to_gray", x, &[]), [76.0, 29.0]);
    assert_eq!(define("bgr_to_gray", x, &[]), [29.0, 76.0]);
    assert_eq!(define("rgb_to_hsv", x, &[]), [0.0, 255.0, 255.0, 120.0, 255.0, 255.0]);
    assert_eq!(define("rgb_to_yuv", x, &[]), [76.0, 91.0, 255.0, 29.0, 239.0, 103.0]);
    let mut hsv =
        Array::<u8> { memory: vec![60, 255, 200, 90, 0, 7], shape: vec![1, 2, 3], strides: vec![6, 3, 1], first: 0 };
    assert_eq!(define("hsv_to_rgb", &mut hsv.tensor(), &[]), [0.0, 200.0, 0.0, 7.0, 7.0, 7.0]);
    let mut yuv = Array::<u8> { memory: vec![50, 128, 128], shape: vec![1, 1, 3], strides: vec![3, 3, 1], first: 0 };
    assert_eq!(define("yuv_to_rgb", &mut yuv.tensor(), &[]), [50.0, 50.0, 50.0]);
    let mut f = Array::<f32> { memory: vec![0.0, 0.5, 1.0], shape: vec![1, 1, 3], strides: vec![3, 3, 1], first: 0 };
    assert_close(&define("rgb_to_hsv", &mut f.tensor(), &[]), &[210.0, 1.0, 1.0], 1e-6, "hsv of f32");
    assert_close(&define("rgb_to_yuv", &mut f.tensor(), &[]), &[0.4075, 0.79151, 0.1426225], 1e-6, "yuv of f32");
    let mut gray = Array::<u8> { memory: vec![3, 9], shape: vec![2, 1], strides: vec![1, 1], first: 0 };
    assert_eq!(define("gray_to_rgb", &mut gray.tensor(), &[]), [3.0, 3.0, 3.0, 9.0, 9.0, 9.0]);
}

fn resizing_agrees<T: Number>(tolerance: f64, rng: &mut Rng) {
    for round in 0..40 {
        let channels = [1, 3, 4][rng.below(3)];
        let mut shape = vec![1 + rng.below(30) as i64, 1 + rng.below(40) as i64, channels];
        if channels == 1 && round % 2 == 0 {
            shape.pop();
        }
        let mut x = image::<T>(&shape, rng);
        if round % 3 == 0 {
            x = x.scrambled(rng);
        }
        let (height, width) = (1 + rng.below(40) as i64, 1 + rng.below(50) as i64);
        for method in METHODS {
            let what = format!("{method} {shape:?} to {height} x {width}");
            let size = [Value::Int(height), Value::Int(width), Value::Text(method)];
            let resized = agreed("resize", &mut x.tensor(), &size, tolerance, &what);

            let n = channels as usize;
            let mut options = size.to_vec();
            options.extend([Value::Floats(&MEAN[..n]), Value::Floats(&STD[..n]), Value::None]);
            let planes = agreed("resize_normalize", &mut x.tensor(), &options, 2e-6, &what);
            let mut each = resized.iter();
            let mut between = Array::<T>::new(&[height, width, channels], || *each.next().unwrap());
            let steps = define("normalize_image", &mut between.tensor(), &options[3..]);
            assert_close(&planes, &steps, 1e-6, &format!("resize, then normalize_image: {what}"));
        }
    }
}

#[test]
fn resizing_agrees_with_its_definition_in_any_layout() {
    resizing_agrees::<u8>(0.0, &mut Rng(3));
    resizing_agrees::<f32>(1e-6, &mut Rng(4));
}

#[test]
fn large_images_are_cut_into_bands_without_a_seam() {
    let rng = &mut Rng(5);
    let mut x = image::<u8>(&[301, 400, 3], rng);
    for (height, width) in [(97, 130), (500, 1100)] {
        for method in METHODS {
            let size = [Value::Int(height), Value::Int(width), Value::Text(method)];
            agreed("resize", &mut x.tensor(), &size, 0.0, method);
        }
    }
}

#[test]
fn known_resizes() {
    let resize = |memory: &[u8], shape: [i64; 2], size: [i64; 2], method: &str| {
        let mut each = memory.iter();
        let mut x = Array::<u8>::new(&shape, || *each.next().unwrap() as f64);
        let options = [Value::Int(size[0]), Value::Int(size[1]), Value::Text(method)];
        agreed("resize", &mut x.tensor(), &options, 0.0, method)
    };
    // At twice the size, positions lie a quarter and three quarters between two centres; the edge goes on.
    assert_eq!(resize(&[0, 100], [1, 2], [1, 4], "bilinear"), [0.0, 25.0, 75.0, 100.0]);
    assert_eq!(resize(&[0, 100], [2, 1], [4, 1], "bilinear"), [0.0, 25.0, 75.0, 100.0]);
    // Halving averages two by two.
    assert_eq!(resize(&[10, 20, 30, 40], [2, 2], [1, 1], "bilinear"), [25.0]);
    // To a third, bilinear takes the middle one only; the antialiased triangle weighs 1 2 3 2 1 over five of nine.
    let nine = [0, 0, 0, 90, 9, 90, 0, 0, 0];
    assert_eq!(resize(&nine, [1, 9], [1, 3], "bilinear"), [0.0, 9.0, 0.0]);
    assert_eq!(resize(&nine, [1, 9], [1, 3], "bilinear_antialias"), [11.0, 43.0, 11.0]);
    assert_eq!(resize(&[1, 2, 3, 4, 5], [1, 5], [1, 3], "nearest"), [1.0, 2.0, 4.0]);
    // The same size changes nothing.
    let same = [3, 1, 4, 1, 5, 9];
    for method in METHODS {
        assert_eq!(resize(&same, [2, 3], [2, 3], method), same.map(f64::from), "{method}");
    }
}

#[test]
fn normalisation_agrees_and_follows_its_formula() {
    let rng = &mut Rng(6);
    for round in 0..24 {
        let channels = [1, 3, 4][rng.below(3)];
        let shape = [1 + rng.below(6) as i64, [1, 40, 300][rng.below(3)], channels];
        let n = channels as usize;
        let options =
            [Value::Floats(&MEAN[..n]), Value::Floats(&STD[..if round % 2 == 0 { n } else { 1 }]), Value::None];
        let mut levels = image::<u8>(&shape, rng);
        let mut floats = image::<f32>(&shape, rng);
        if round % 3 == 0 {
            (levels, floats) = (levels.scrambled(rng), floats.scrambled(rng));
        }
        agreed("normalize_image", &mut levels.tensor(), &options, 1e-6, "u8");
        agreed("normalize_image", &mut floats.tensor(), &options, 1e-6, "f32");
    }
    let mut x = Array::<u8> { memory: vec![51, 102, 0, 255], shape: vec![2, 2], strides: vec![2, 1], first: 0 };
    let options = [Value::Float(0.2), Value::Float(0.5), Value::None];
    assert_close(&define("normalize_image", &mut x.tensor(), &options), &[0.0, 0.4, -0.4, 1.6], 1e-7, "scale 1/255");
    let options = [Value::Float(1.0), Value::Float(10.0), Value::Float(1.0)];
    assert_close(&define("normalize_image", &mut x.tensor(), &options), &[5.0, 10.1, -0.1, 25.4], 1e-7, "scale 1");
}

#[test]
fn large_planes_are_stored_past_the_caches_and_arrive() {
    let mut x = image::<u8>(&[900, 801, 3], &mut Rng(7));
    let options = [Value::Floats(&MEAN[..3]), Value::Floats(&STD[..3]), Value::None];
    agreed("normalize_image", &mut x.tensor(), &options, 1e-6, "8 MiB and more");
}

#[test]
fn brightness_and_contrast_agree_for_every_level_and_any_layout() {
    let rng = &mut Rng(8);
    let mut every = 0..256;
    let mut levels = Array::<u8>::new(&[4, 64], || every.next().unwrap() as f64);
    // Ties, saturation at both ends, contrasts that f32 rounds otherwise, and one that no f32 holds exactly.
    for (brightness, contrast) in
        [(12.0, 1.3), (0.5, 1.0), (-300.0, 2.0), (0.0, 0.5), (255.0, -1.0), (1e30, 1e-30), (0.3, 0.7)]
    {
        let options = [Value::Float(brightness), Value::Float(contrast)];
        let got = agreed("adjust_brightness_contrast", &mut levels.tensor(), &options, 0.0, "u8");
        for (x, got) in got.into_iter().enumerate() {
            let want = (contrast * x as f64 + brightness).round_ties_even().clamp(0.0, 255.0);
            assert_eq!(got, want, "{contrast} * {x} + {brightness}");
        }
    }
    let options = [Value::Float(12.0), Value::Float(-1.3)];
    for _ in 0..10 {
        let shape = [1 + rng.below(9) as i64, 1 + rng.below(700) as i64, 3];
        let mut x = image::<u8>(&shape, rng).scrambled(rng);
        agreed("adjust_brightness_contrast", &mut x.tensor(), &options, 0.0, "u8");
        let mut x = image::<f32>(&shape, rng).scrambled(rng);
        agreed("adjust_brightness_contrast", &mut x.tensor(), &options, 1e-6, "f32");
    }
    let mut x = Array::<f32> { memory: vec![2.0, -3.0], shape: vec![1, 2], strides: vec![2, 1], first: 0 };
    assert_eq!(
        define("adjust_brightness_contrast", &mut x.tensor(), &[Value::None, Value::Float(200.0)]),
        [400.0, -600.0]
    );
}

#[test]
fn an_image_may_be_its_own_output_where_shapes_allow() {
    let rng = &mut Rng(9);
    for exec in execs() {
        for name in COLOURS.into_iter().chain(["adjust_brightness_contrast"]) {
            let options: &[Value] =
                if name == "adjust_brightness_contrast" { &[Value::Float(9.0), Value::Float(1.5)] } else { &[] };
            let x = image::<u8>(&[50, 333, 3], rng).scrambled(rng);
            let want = define(name, &mut x.clone().tensor(), options);
            let mut y = x.clone();
            let (mut from, mut to) = (y.tensor(), y.tensor());
            let mut values = vec![Value::Tensor(&mut from)];
            values.extend_from_slice(options);
            values.push(Value::Tensor(&mut to));
            call(name, Path::Cpu, exec, &values).unwrap();
            let got: Vec<f64> = y.values().into_iter().map(f64::from).collect();
            assert_eq!(got, want, "{name}");
        }
    }
}

#[test]
fn outputs_of_any_layout_are_filled_and_nothing_else() {
    let rng = &mut Rng(10);
    for round in 0..20 {
        let mut x = image::<u8>(&[1 + rng.below(9) as i64, 1 + rng.below(300) as i64, 3], rng);
        let (height, width) = (1 + rng.below(9) as i64, 1 + rng.below(300) as i64);
        let size = [Value::Int(height), Value::Int(width), Value::Text(METHODS[round % 3])];
        let mut options = size.to_vec();
        options.extend([Value::Floats(&MEAN[..3]), Value::Floats(&STD[..3]), Value::None]);
        for exec in execs() {
            let mut out = Array::<u8>::new(&[height, width, 3], || 77.0).scrambled(rng);
            let want = define("resize", &mut x.tensor(), &size);
            let (mut from, mut to) = (x.tensor(), out.tensor());
            let mut values = vec![Value::Tensor(&mut from)];
            values.extend_from_slice(&size);
            values.push(Value::Tensor(&mut to));
            call("resize", Path::Cpu, exec, &values).unwrap();
            assert_eq!(out.values().into_iter().map(f64::from).collect::<Vec<_>>(), want);
            let touched = out.indices();
            let gaps = (0..out.memory.len()).filter(|i| !touched.contains(i)).all(|i| out.memory[i] == 77);
            assert!(gaps, "written between the output's elements");

            let mut out = Array::<f32>::new(&[3, height, width], || 77.0).scrambled(rng);
            let want = define("resize_normalize", &mut x.tensor(), &options);
            let (mut from, mut to) = (x.tensor(), out.tensor());
            let mut values = vec![Value::Tensor(&mut from)];
            values.extend_from_slice(&options);
            values.push(Value::Tensor(&mut to));
            call("resize_normalize", Path::Cpu, exec, &values).unwrap();
            let got: Vec<f64> = out.values().into_iter().map(f64::from).collect();
            assert_close(&got, &want, 1e-6, "resize_normalize");
        }
    }
}

#[test]
fn what_is_not_an_image_is_refused_by_name() {
    let rng = &mut Rng(11);
    let resize: &[Value] = &[Value::Int(2), Value::Int(2), Value::None];
    let normalize: &[Value] = &[Value::Float(0.5), Value::Float(0.5), Value::None];
    let both = [resize, normalize].concat();
    let adjust: &[Value] = &[Value::None, Value::None];
    let kernels: Vec<(&str, &[Value])> = vec![
        ("resize", resize),
        ("normalize_image", normalize),
        ("resize_normalize", &both),
        ("adjust_brightness_contrast", adjust),
    ];
    let colours = COLOURS.into_iter().chain(["rgb_to_gray", "bgr_to_gray", "gray_to_rgb"]).map(|name| (name, &[][..]));
    for (name, options) in kernels.into_iter().chain(colours) {
        for shape in [&[][..], &[5], &[2, 2, 2], &[2, 2, 5], &[2, 2, 3, 1], &[0, 4, 3], &[4, 0, 3], &[4, 4, 0]] {
            let mut x = image::<u8>(shape, rng);
            let error = refused(name, &mut x.tensor(), options);
            assert_eq!(error.code, Code::Shape, "{name} {shape:?}: {error}");
            let shown = jitney::runtime::layout::show(&shape.iter().map(|&n| n as isize).collect::<Vec<_>>());
            assert!(
                error.message.contains("x has shape") && (shape.is_empty() || error.message.contains(&shown)),
                "{error}"
            );
        }
        let error = refused(name, &mut image::<f64>(&[2, 2, 3], rng).tensor(), options);
        assert_eq!(error.code, Code::DType, "{name}: {error}");
        assert!(error.message.contains("x has dtype f64"), "{error}");
    }
    for (name, shape) in [("rgb_to_gray", &[2, 2][..]), ("swap_rb", &[2, 2, 1]), ("gray_to_rgb", &[2, 2, 3])] {
        assert_eq!(refused(name, &mut image::<u8>(shape, rng).tensor(), &[]).code, Code::Shape, "{name}");
    }
}

#[test]
fn impossible_sizes_and_methods_are_refused() {
    let mut x = image::<u8>(&[4, 4, 3], &mut Rng(12));
    for size in [0, -1, i64::MIN, 1 << 25, i64::MAX] {
        for (height, width, name) in [(size, 2, "height"), (2, size, "width")] {
            let error = refused("resize", &mut x.tensor(), &[Value::Int(height), Value::Int(width), Value::None]);
            assert_eq!(error.code, Code::InvalidArgument);
            assert!(error.message.starts_with(name) && error.message.contains(&size.to_string()), "{error}");
        }
    }
    let error = refused("resize", &mut x.tensor(), &[Value::Int(1 << 24), Value::Int(1 << 24), Value::None]);
    assert_eq!(error.code, Code::OutOfMemory, "{error}");
    for method in [Value::Text("cubic"), Value::Int(3), Value::Int(-1)] {
        let error = refused("resize", &mut x.tensor(), &[Value::Int(2), Value::Int(2), method]);
        assert_eq!(error.code, Code::InvalidArgument);
        assert!(error.message.contains("method") && error.message.contains("bilinear_antialias"), "{error}");
    }
    let mut wide = x.clone();
    (wide.shape, wide.strides) = (vec![(1 << 24) + 1, 1], vec![0, 0]);
    let error = refused("resize", &mut wide.tensor(), &[Value::Int(2), Value::Int(2), Value::None]);
    assert!(error.message.contains("x has shape (16777217, 1)"), "{error}");
}

#[test]
fn impossible_options_are_refused() {
    let mut x = image::<u8>(&[4, 4, 3], &mut Rng(13));
    let (nan, inf) = (f64::NAN, f64::INFINITY);
    let cases: [(&str, &[f64], &[f64], f64); 11] = [
        ("std", &[0.5], &[0.0], 1.0),
        ("std", &[0.5], &[1.0, 0.0, 1.0], 1.0),
        ("std", &[0.5], &[nan], 1.0),
        ("std", &[0.5], &[1.0, 1.0], 1.0),
        ("std", &[0.5], &[], 1.0),
        ("mean", &[nan], &[1.0], 1.0),
        ("mean", &[inf], &[1.0], 1.0),
        ("mean", &[0.1, 0.2], &[1.0], 1.0),
        ("mean", &[0.1, 0.2, 0.3, 0.4], &[1.0], 1.0),
        ("scale", &[0.5], &[1.0], nan),
        ("std", &[0.5], &[1e-300], 1.0),
    ];
    for (argument, mean, std, scale) in cases {
        let options = [Value::Floats(mean), Value::Floats(std), Value::Float(scale)];
        let error = refused("normalize_image", &mut x.tensor(), &options);
        assert_eq!(error.code, Code::InvalidArgument);
        assert!(error.message.contains(argument), "{argument}: {error}");
        let both = [&[Value::Int(2), Value::Int(2), Value::None][..], &options].concat();
        assert_eq!(refused("resize_normalize", &mut x.tensor(), &both), error);
    }
    for (i, name) in ["brightness", "contrast"].into_iter().enumerate() {
        for bad in [nan, inf, -inf, 1e300] {
            let mut options = [Value::None, Value::None];
            options[i] = Value::Float(bad);
            let error = refused("adjust_brightness_contrast", &mut x.tensor(), &options);
            assert_eq!(error.code, Code::InvalidArgument);
            assert!(error.message.starts_with(name), "{error}");
        }
    }
}

#[test]
fn outputs_that_do_not_fit_or_overlap_are_refused() {
    let mut x = image::<u8>(&[6, 6, 3], &mut Rng(14));
    let refuse = |name: &str, options: &[Value], x: &mut Tensor, out: &mut Tensor| {
        let mut values = vec![Value::Tensor(x)];
        values.extend_from_slice(options);
        values.push(Value::Tensor(out));
        call(name, Path::Cpu, parallel(), &values).unwrap_err()
    };
    let size = [Value::Int(6), Value::Int(6), Value::None];
    let mut wrong = Array::<u8>::new(&[6, 5, 3], || 0.0);
    let error = refuse("resize", &size, &mut x.tensor(), &mut wrong.tensor());
    assert_eq!(error.code, Code::Shape);
    assert!(error.message.contains("(6, 5, 3)") && error.message.contains("(6, 6, 3)"), "{error}");
    let mut wrong = Array::<f32>::new(&[6, 6, 3], || 0.0);
    assert_eq!(refuse("swap_rb", &[], &mut x.tensor(), &mut wrong.tensor()).code, Code::DType);

    // Resizing in place is refused even at the same size; a conversion into a part of its input as well.
    let (mut from, mut to) = (x.tensor(), x.tensor());
    assert_eq!(refuse("resize", &size, &mut from, &mut to).code, Code::Overlap);
    let mut part = x.clone();
    (part.shape, part.first) = (vec![5, 6, 3], 0);
    let mut from = part.tensor();
    part.first = 18;
    assert_eq!(refuse("rgb_to_yuv", &[], &mut from, &mut part.tensor()).code, Code::Overlap);
    let (mut shape, mut strides) = ([6, 6], [18, 3]);
    let mut gray = Tensor { ndim: 2, shape: shape.as_mut_ptr(), strides: strides.as_mut_ptr(), ..x.tensor() };
    assert_eq!(refuse("rgb_to_gray", &[], &mut x.tensor(), &mut gray).code, Code::Overlap);

    let mut from = x.tensor();
    let values = [Value::Tensor(&mut from), Value::Tensor(std::ptr::null_mut())];
    assert_eq!(call("swap_rb", Path::Cpu, parallel(), &values).unwrap_err().code, Code::NullPointer);
    let mut out = Tensor::UNALLOCATED;
    let values = [Value::Tensor(std::ptr::null_mut()), Value::Tensor(&mut out)];
    let error = call("swap_rb", Path::Cpu, parallel(), &values).unwrap_err();
    assert_eq!(error.code, Code::NullPointer);
    assert!(error.message.contains('x') && out.is_unallocated());
}
