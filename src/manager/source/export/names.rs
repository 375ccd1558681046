//! What functions and parameters are called in C.

use std::collections::BTreeSet;

use jitney_ir::Layout;

use crate::fail;
use crate::frontend::ArgType;
use crate::runtime::Result;

/// Words of C and C++ that name nothing, and names of the headers that an exported one includes.
const RESERVED: &[&str] = &[
    "alignas",
    "alignof",
    "and",
    "and_eq",
    "asm",
    "auto",
    "bitand",
    "bitor",
    "bool",
    "break",
    "case",
    "catch",
    "char",
    "class",
    "compl",
    "concept",
    "const",
    "consteval",
    "constexpr",
    "constinit",
    "const_cast",
    "continue",
    "co_await",
    "co_return",
    "co_yield",
    "decltype",
    "default",
    "delete",
    "do",
    "double",
    "dynamic_cast",
    "else",
    "enum",
    "errno",
    "explicit",
    "export",
    "extern",
    "false",
    "float",
    "for",
    "friend",
    "goto",
    "if",
    "inline",
    "int",
    "long",
    "mutable",
    "namespace",
    "new",
    "noexcept",
    "not",
    "not_eq",
    "nullptr",
    "operator",
    "or",
    "or_eq",
    "private",
    "protected",
    "public",
    "register",
    "reinterpret_cast",
    "requires",
    "restrict",
    "return",
    "short",
    "signed",
    "sizeof",
    "static",
    "static_assert",
    "static_cast",
    "stderr",
    "stdin",
    "stdout",
    "struct",
    "switch",
    "template",
    "this",
    "thread_local",
    "throw",
    "true",
    "try",
    "typedef",
    "typeid",
    "typename",
    "typeof",
    "union",
    "unsigned",
    "using",
    "virtual",
    "void",
    "volatile",
    "wchar_t",
    "while",
    "xor",
    "xor_eq",
    "BUFSIZ",
    "EOF",
    "FILE",
    "NULL",
    "linux",
    "offsetof",
    "stderr",
    "stdin",
    "stdout",
    "typeof_unqual",
    "unix",
    "va_list",
];

/// Whether C's headers have, or may have, something of this name: types end in `_t`, names of compilers begin with an
/// underscore, macros are of capitals.
fn is_of_headers(name: &str) -> bool {
    let capitals = name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    RESERVED.contains(&name)
        || name.starts_with('_')
        || name.ends_with("_t")
        || name.starts_with("PRI")
        || name.starts_with("SCN")
        || capitals && name.contains('_')
}

/// Functions that compiled code calls by itself, and the program's own.
const TAKEN: &[&str] = &["main", "memcpy", "memmove", "memset", "memcmp", "bcmp", "fma", "fmaf", "fmod", "fmodf"];

/// Whether the C library or libm has a function of this name, which one of the program's would replace everywhere.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn is_of_c(name: &str) -> bool {
    let Ok(name) = std::ffi::CString::new(name) else { return false };
    // SAFETY: terminated names. Both libraries are part of this process, and stay; a search of libm goes on in what it needs.
    unsafe {
        let libm = libc::dlopen(c"libm.so.6".as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL);
        !libm.is_null() && !libc::dlsym(libm, name.as_ptr()).is_null()
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn is_of_c(_: &str) -> bool {
    false
}

/// The functions' names: as given, or the kernel's, for several signatures with what tells these apart.
pub(super) fn functions(kernel: &str, given: &[&str], params: &[&[ArgType]]) -> Result<Vec<String>> {
    if !given.is_empty() && given.len() != params.len() {
        fail!(InvalidArgument, "{} names are given for {} signatures", given.len(), params.len());
    }
    let names: Vec<String> = match (given, params) {
        ([], [_]) => vec![kernel.to_owned()],
        ([], _) => params.iter().map(|types| mangled(kernel, types)).collect(),
        _ => given.iter().map(|name| (*name).to_owned()).collect(),
    };
    let mut seen = BTreeSet::new();
    for name in &names {
        let word = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !word || name.starts_with(|c: char| c.is_ascii_digit()) {
            fail!(InvalidArgument, "{name:?} is no name of a C function; give one of letters, digits and '_'");
        }
        if is_of_headers(name) || TAKEN.contains(&name.as_str()) || name.starts_with("jitney_") {
            fail!(InvalidArgument, "a C function cannot be called {name}; give another name");
        }
        if is_of_c(name) {
            fail!(InvalidArgument, "a function cannot be called {name}, which the C library has; give another name");
        }
        if !seen.insert(name) {
            fail!(InvalidArgument, "two functions would be called {name}; give each signature a name of its own");
        }
    }
    Ok(names)
}

/// `dot_f64x1_f64x2f`: types with the arrays' ranks; `f` for column-major ones, `a` for any layout, `r` for read-only.
fn mangled(kernel: &str, types: &[ArgType]) -> String {
    let mut name = kernel.to_owned();
    for ty in types {
        name += "_";
        name += &part(ty);
    }
    name
}

fn part(ty: &ArgType) -> String {
    match ty {
        ArgType::None => "none".into(),
        ArgType::Scalar(dtype) => dtype.name().into(),
        ArgType::Array(array) => {
            let layout = match array.layout {
                Layout::C => "",
                Layout::F => "f",
                Layout::Any => "a",
            };
            let readonly = if array.writable { "" } else { "r" };
            format!("{}x{}{layout}{readonly}", array.dtype.name(), array.rank)
        }
        ArgType::Tuple(types) => types.iter().map(part).collect::<Vec<_>>().join("_"),
        ArgType::Str(text) => text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect(),
    }
}

/// A parameter's name in C, which is not one of those `taken`, and then is.
pub(super) fn parameter(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut made: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect();
    // Names that end in `_t`, or begin with an underscore, are the system's; `jitney_` begins the types' names.
    if made.is_empty() || made.starts_with(|c: char| c.is_ascii_digit() || c == '_') || made.starts_with("jitney_") {
        made.insert(0, 'p');
    }
    if is_of_headers(&made) {
        made = if made.starts_with("PRI") || made.starts_with("SCN") { format!("p_{made}") } else { made + "_" };
    }
    // Capitals stay a macro's with an underscore.
    if is_of_headers(&made) {
        made.insert(0, 'p');
    }
    let mut unique = made.clone();
    for number in 2.. {
        if taken.insert(unique.clone()) {
            break;
        }
        unique = format!("{made}{number}");
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontend::parse_signature;

    fn named(given: &[&str], signatures: &[&str]) -> Result<Vec<String>> {
        let params: Vec<_> = signatures.iter().map(|text| parse_signature(text).unwrap().params).collect();
        let params: Vec<&[ArgType]> = params.iter().map(Vec::as_slice).collect();
        functions("f", given, &params)
    }

    #[test]
    fn one_signature_has_the_kernels_name_and_several_say_their_types() {
        assert_eq!(named(&[], &["(f8,)"]).unwrap(), ["f"]);
        let names = named(&[], &["(f8[::1], i4)", "(f4[::1, :], f8[:, :])", "(const f8[::1], Tuple((i8, f4)))"]);
        assert_eq!(names.unwrap(), ["f_f64x1_i32", "f_f32x2f_f64x2a", "f_f64x1r_i64_f32"]);
        assert_eq!(named(&["a", "b"], &["(f8,)", "(f4,)"]).unwrap(), ["a", "b"]);
    }

    #[test]
    fn names_that_c_cannot_have_are_refused() {
        for (names, signatures) in [
            (&["a b"][..], &["(f8,)"][..]),
            (&["1a"], &["(f8,)"]),
            (&[""], &["(f8,)"]),
            (&["größe"], &["(f8,)"]),
            (&["double"], &["(f8,)"]),
            (&["main"], &["(f8,)"]),
            (&["memcpy"], &["(f8,)"]),
            (&["size_t"], &["(f8,)"]),
            (&["FILE"], &["(f8,)"]),
            (&["INT32_MAX"], &["(f8,)"]),
            (&["PRId64"], &["(f8,)"]),
            (&["_init"], &["(f8,)"]),
            (&["linux"], &["(f8,)"]),
            (&["jitney_relu"], &["(f8,)"]),
            #[cfg(all(target_os = "linux", target_env = "gnu"))]
            (&["write"], &["(f8,)"]),
            #[cfg(all(target_os = "linux", target_env = "gnu"))]
            (&["log1p"], &["(f8,)"]),
            (&["a", "a"], &["(f8,)", "(f4,)"]),
            (&["a"], &["(f8,)", "(f4,)"]),
            (&[], &["(f8,)", "(f8,)"]),
        ] {
            assert!(named(names, signatures).is_err(), "{names:?}");
        }
    }

    #[test]
    fn parameters_are_told_apart_from_words_and_from_each_other() {
        let mut taken = BTreeSet::new();
        let made = ["x", "x", "new", "größe", ".0", "size_t"].map(|name| parameter(name, &mut taken));
        assert_eq!(made, ["x", "x2", "new_", "gr__e", "p_0", "size_t_"]);
        let made = ["N", "SEEK_SET", "PRId64", "unix", "PRI_MAX"].map(|name| parameter(name, &mut taken));
        assert_eq!(made, ["N", "pSEEK_SET_", "p_PRId64", "unix_", "p_PRI_MAX"]);
    }
}
