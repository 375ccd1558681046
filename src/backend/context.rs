//! What a running kernel is given: the `Context`, through which it says what went wrong, and how the errors that engines
//! raise themselves are worded.

use std::cell::{Cell, RefCell};

use jitney_ir::{Site, Trap, TrapKind};
pub use jitney_plugin::runtime::{Context, MAX_DEPTH};

/// Stack that is left to functions of the library that compiled code calls.
const RESERVE: usize = 128 << 10;

/// The words of `ZeroDivisionError`.
pub const ZERO_DIVISION: &str = "division by zero";

/// The words of `RecursionError`.
pub const RECURSION: &str = "maximum recursion depth exceeded";

/// The words of the `ValueError` of an allocation.
pub const NEGATIVE_EXTENT: &str = "negative dimensions are not allowed";

/// The words of `IndexError`, which are NumPy's.
pub fn index_error(index: i64, axis: u64, size: i64) -> String {
    format!("index {index} is out of bounds for axis {axis} with size {size}")
}

/// The words of `MemoryError`; as many bytes as a number can say are that many or more.
pub fn memory_error(bytes: u64) -> String {
    match bytes {
        u64::MAX => "no memory for an array of 2**64 bytes or more".into(),
        bytes => format!("no memory for an array of {bytes} bytes"),
    }
}

/// What went wrong, when compiled code has returned `status`, which is not 0.
///
/// # Safety
/// The context's message is null, or lives as long as the call.
#[cold]
pub unsafe fn trap(context: &Context, status: i32) -> Trap {
    // Another code comes from a code generator that is not in order.
    let kind = TrapKind::from_code(status).unwrap_or(TrapKind::Runtime);
    let [a, b, c] = context.details;
    let message = match kind {
        _ if !context.message.is_null() => {
            // SAFETY: it is alive, and text of the code.
            let text = unsafe {
                let text = &*context.message;
                String::from_utf8_lossy(std::slice::from_raw_parts(text.bytes, text.length))
            };
            text.into_owned()
        }
        TrapKind::Index => index_error(a as i64, b, c as i64),
        TrapKind::ZeroDivision => ZERO_DIVISION.into(),
        TrapKind::Memory => memory_error(a),
        TrapKind::Value => NEGATIVE_EXTENT.into(),
        TrapKind::Recursion => RECURSION.into(),
        other => other.name().into(),
    };
    Trap { kind, message, line: (context.place >> 32) as u32, column: context.place as u32 }
}

thread_local! {
    /// The error that a kernel called as a C function has returned last.
    static LAST: RefCell<Option<(String, Trap)>> = const { RefCell::new(None) };
}

/// The error with which a kernel called as a C function has returned last on this thread; it is forgotten here.
pub fn last_trap() -> Option<Trap> {
    last_failure().map(|(_, trap)| trap)
}

/// As `last_trap`, after the kernel's name.
pub fn last_failure() -> Option<(String, Trap)> {
    LAST.try_with(RefCell::take).unwrap_or(None)
}

/// Keeps an error of the kernel of that name for `last_failure`. It is lost on a thread that is about to end.
#[cold]
pub fn keep_trap(kernel: &str, trap: Trap) {
    let _ = LAST.try_with(|last| last.replace(Some((kernel.to_owned(), trap))));
}

/// A place as `Context::place` holds it.
pub fn packed(site: Site) -> u64 {
    u64::from(site.line) << 32 | u64::from(site.column)
}

thread_local! {
    /// The lowest and the highest address of this thread's stack; zeros until asked for.
    static STACK: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

/// The address that the stack pointer of this thread's kernels stays above.
pub fn stack_end() -> usize {
    let marker = 0u8;
    let here = std::hint::black_box(&raw const marker) as usize;
    let mut bounds = STACK.get();
    if bounds == (0, 0) {
        bounds = stack_bounds().unwrap_or((1, 1));
        STACK.set(bounds);
    }
    let (low, high) = bounds;
    // A host may run on stacks of its own (coroutines), of which nothing is known but that there is some left.
    if low <= here && here < high { low + RESERVE.min((here - low) / 2) } else { here.saturating_sub(RESERVE / 4) }
}

#[cfg(target_os = "linux")]
fn stack_bounds() -> Option<(usize, usize)> {
    // SAFETY: the attributes are filled in by the call before they are read, and destroyed once.
    unsafe {
        let mut attributes = std::mem::zeroed();
        if libc::pthread_getattr_np(libc::pthread_self(), &mut attributes) != 0 {
            return None;
        }
        let (mut low, mut size) = (std::ptr::null_mut(), 0);
        let status = libc::pthread_attr_getstack(&attributes, &mut low, &mut size);
        libc::pthread_attr_destroy(&mut attributes);
        (status == 0).then_some((low as usize, low as usize + size))
    }
}

#[cfg(not(target_os = "linux"))]
fn stack_bounds() -> Option<(usize, usize)> {
    None
}
