//! What a running kernel is given: the `Context`, through which it says what went wrong, and how the errors that engines
//! raise themselves are worded.

use std::cell::{Cell, RefCell};

use jitney_ir::{DType, Site, Trap, TrapKind};

use super::CallOptions;
use super::parallel::Loop;

/// Functions of a kernel that may be running at once on a thread, the entry included. The call that would be one more is
/// a `RecursionError`.
pub const MAX_DEPTH: u32 = 1000;

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

/// A part of what a `print` writes.
#[derive(Debug, Clone, PartialEq)]
pub enum PrintPart {
    /// Text.
    Text(String),
    /// A number, one slot.
    Value(DType),
}

/// What compiled code refers to by number.
#[derive(Debug, Default)]
pub struct Tables {
    /// The kernel's name.
    pub kernel: String,
    /// Messages of `raise`.
    pub messages: Vec<String>,
    /// Lines of `print`.
    pub prints: Vec<Vec<PrintPart>>,
    /// Parallel loops.
    pub loops: Vec<Loop>,
    /// Functions that are compiled when they are first called.
    pub late: Vec<Box<dyn Late>>,
}

/// A function that is compiled when it is first called.
pub trait Late: Send + Sync + std::fmt::Debug {
    /// Calls it; its status. After an error the context refers to the tables in which its message stands.
    ///
    /// # Safety
    /// The slots are those of the function's parameters and results, as `backend`'s documentation says.
    unsafe fn call(&self, context: &mut Context, args: *const u64, results: *mut u64) -> i32;
}

/// The state of one call on one thread. Compiled code knows the offsets of its fields.
#[repr(C)]
#[derive(Debug, Clone)]
pub struct Context {
    /// What an error is about. Index: the index, the axis, its size. Memory: the bytes.
    pub details: [u64; 3],
    /// Where the error is: the line in the upper half, the column in the lower one.
    pub place: u64,
    /// 1 more than the number of a `raise`'s message; 0 where the engine raises.
    pub message: u64,
    /// Functions running below the current one.
    pub depth: u32,
    /// Threads that parallel loops may use.
    pub threads: u32,
    /// A stack pointer below this is one call too many.
    pub stack_end: usize,
    /// The kernel's tables, valid as long as the call.
    pub tables: *const Tables,
}

impl Context {
    /// For a call. `stack_end` is left to those that count calls.
    #[inline]
    pub fn new(tables: *const Tables, how: &CallOptions) -> Context {
        let threads = how.threads.min(u32::MAX as usize) as u32;
        Context { details: [0; 3], place: 0, message: 0, depth: 0, threads, stack_end: 0, tables }
    }

    /// What went wrong, when compiled code has returned `status`, which is not 0.
    #[cold]
    pub fn trap(&self, status: i32) -> Trap {
        let kind = TrapKind::from_code(status).expect("compiled code returns the codes of the table");
        let [a, b, c] = self.details;
        let message = match (self.message, kind) {
            // SAFETY: the tables are alive during the call.
            (number @ 1.., _) => unsafe { &*self.tables }.messages[number as usize - 1].clone(),
            (0, TrapKind::Index) => index_error(a as i64, b, c as i64),
            (0, TrapKind::ZeroDivision) => ZERO_DIVISION.into(),
            (0, TrapKind::Memory) => memory_error(a),
            (0, TrapKind::Value) => NEGATIVE_EXTENT.into(),
            (0, TrapKind::Recursion) => RECURSION.into(),
            (0, other) => other.name().into(),
        };
        Trap { kind, message, line: (self.place >> 32) as u32, column: self.place as u32 }
    }
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

impl Context {
    /// Keeps an error for `last_failure`. It is lost on a thread that is about to end.
    #[cold]
    pub fn keep_trap(&self, status: i32) {
        // SAFETY: the tables are alive during the call.
        let kernel = unsafe { &*self.tables }.kernel.clone();
        let _ = LAST.try_with(|last| last.replace(Some((kernel, self.trap(status)))));
    }
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
