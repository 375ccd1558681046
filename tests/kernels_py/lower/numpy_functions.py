# args: (f8,)
def f(x):
    return np.sqrt(x), np.exp(x), np.floor(x), np.ceil(x), np.rint(x), np.sign(x), np.square(x), np.maximum(x, 1.0), np.minimum(x, 1.0), np.isnan(x), np.arctan2(x, 2.0), np.hypot(x, 1.0), np.abs(x), np.where(x > 1, x, -x), np.power(x, 3.0), np.deg2rad(x), np.log1p(x), np.fmax(x, np.nan), np.clip(x, 0.5, 1.0), np.float32(x), np.int32(x), np.uint8(x)

# ----
# returns Tuple([Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(Bool), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F64), Scalar(F32), Scalar(I32), Scalar(U8)])
# f(f64) -> (f64, f64, f64, f64, f64, f64, f64, f64, f64, bool, f64, f64, f64, f64, f64, f64, f64, f64, f64, f32, i32, u8): 0 loops, 0 parallel, 0 allocations, 0 views, 0 calls, 0 index guards, 0 zero guards
