//! The header of exported functions: all that a program in C or C++ needs to call them.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use jitney_ir::{DType, Function, TrapKind, Type};
use sha2::{Digest, Sha256};

use super::{Format, names};
use crate::backend::context::{NEGATIVE_EXTENT, RECURSION, ZERO_DIVISION, memory_error};

/// A function of an exported file.
pub(super) struct Exported {
    name: String,
    /// The types of its arguments and of what it returns.
    signature: String,
    /// In C, with their types.
    params: Vec<String>,
}

/// What a header is the header of.
pub(super) struct Header<'a> {
    pub path: &'a Path,
    pub file: &'a Path,
    pub format: Format,
    pub cpu: Option<&'a str>,
    pub needs_runtime: bool,
}

/// The C type of a number.
fn c_type(dtype: DType) -> &'static str {
    match dtype {
        DType::Bool | DType::U8 => "uint8_t",
        DType::I8 => "int8_t",
        DType::I16 => "int16_t",
        DType::I32 => "int32_t",
        DType::I64 => "int64_t",
        DType::U16 | DType::F16 | DType::BF16 => "uint16_t",
        DType::U32 => "uint32_t",
        DType::U64 => "uint64_t",
        DType::F32 => "float",
        DType::F64 => "double",
    }
}

impl Exported {
    /// The function `name` of a kernel that is compiled for these types.
    pub fn of(name: String, signature: String, entry: &Function) -> Exported {
        let mut taken = BTreeSet::from([name.clone()]);
        let mut params: Vec<String> = Vec::new();
        for &param in &entry.params {
            let local = entry.local(param);
            let param = names::parameter(&local.name, &mut taken);
            params.push(match local.ty {
                Type::Scalar(dtype) => format!("{} {param}", c_type(dtype)),
                Type::Array(_) => format!("const jitney_tensor *{param}"),
            });
        }
        for (number, ty) in entry.results.iter().enumerate() {
            let number = if entry.results.len() > 1 { number.to_string() } else { String::new() };
            if let Type::Scalar(dtype) = *ty {
                let result = names::parameter(&format!("result{number}"), &mut taken);
                params.push(format!("{} *{result}", c_type(dtype)));
            }
        }
        params.push(format!("jitney_raised *{}", names::parameter("raised", &mut taken)));
        Exported { name, signature, params }
    }
}

/// A text that may stand in a comment.
fn comment(text: &str) -> String {
    text.replace("*/", "* /").replace("/*", "/ *")
}

/// `IndexError` as `INDEX_ERROR`.
fn upper(name: &str) -> String {
    let mut made = String::new();
    for (at, c) in name.chars().enumerate() {
        if at > 0 && c.is_ascii_uppercase() {
            made.push('_');
        }
        made.push(c.to_ascii_uppercase());
    }
    made
}

/// What jitney/jitney.h has as well, and what it does not.
const TYPES: &str = r"
/* What jitney/jitney.h has as well: either may come first. */
#if !defined(JITNEY_JITNEY_H) && !defined(JITNEY_TENSOR)
#define JITNEY_TENSOR
typedef struct jitney_device {
    int32_t device_type;
    int32_t device_id;
} jitney_device;
typedef struct jitney_dtype {
    uint8_t code;
    uint8_t bits;
    uint16_t lanes;
} jitney_dtype;
typedef struct jitney_tensor {
    void *data;
    jitney_device device; /* not looked at */
    int32_t ndim;         /* not looked at */
    jitney_dtype dtype;   /* not looked at */
    int64_t *shape;       /* as many sizes as the signature says */
    int64_t *strides;     /* in elements; NULL for row-major; not looked at where the signature says [::1] */
    uint64_t byte_offset; /* from data to the first element */
} jitney_tensor;
#endif
";

const RAISED: &str = r"
/* What went wrong. Texts live as long as the code. */
typedef struct jitney_raised {
    int32_t kind;        /* JITNEY_RAISED_..., which the function returned */
    uint32_t line;       /* of the kernel's source, from 1; 0 where that is not known */
    uint32_t column;     /* as well */
    uint64_t details[3]; /* index, axis, size of an IndexError; bytes of a MemoryError */
    const char *kernel;  /* the kernel's name */
    const char *message; /* the words of its `raise`; NULL where there are none */
} jitney_raised;

/* A row-major array of the caller's, as functions take it. */
static inline jitney_tensor jitney_view(void *data, int32_t ndim, const int64_t *shape) {
    jitney_tensor view;
    view.data = data;
    view.device.device_type = 1;
    view.device.device_id = 0;
    view.ndim = ndim;
    view.dtype.code = 0;
    view.dtype.bits = 0;
    view.dtype.lanes = 1;
    view.shape = (int64_t *)shape;
    view.strides = NULL;
    view.byte_offset = 0;
    return view;
}
";

const TEXT: &str = r#"
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-truncation" /* a text may be cut, as with snprintf */
#endif
/* Writes an error as a sentence, as snprintf does: "IndexError: index 7 is out of bounds for axis 0 with size 3 (in dot,
 * line 3)". */
static inline int jitney_raised_text(const jitney_raised *raised, char *text, size_t size) {
    char words[160] = "";
    const char *message = raised->message != NULL ? raised->message : words;
    if (raised->message == NULL) {
        switch (raised->kind) {
        case JITNEY_RAISED_INDEX_ERROR:
            (void)snprintf(words, sizeof words,
                           "index %" PRId64 " is out of bounds for axis %" PRIu64 " with size %" PRIu64,
                           (int64_t)raised->details[0], raised->details[1], raised->details[2]);
            break;
        case JITNEY_RAISED_MEMORY_ERROR:
            if (raised->details[0] == UINT64_MAX)
                message = "@huge";
            else
                (void)snprintf(words, sizeof words, "no memory for an array of %" PRIu64 " bytes", raised->details[0]);
            break;
@cases        default: break;
        }
    }
    const char *name = jitney_raised_name(raised->kind), *colon = message[0] != 0 ? ": " : "";
    if (raised->line == 0)
        return snprintf(text, size, "%s%s%s (in %s)", name, colon, message, raised->kernel);
    return snprintf(text, size, "%s%s%s (in %s, line %" PRIu32 ")", name, colon, message, raised->kernel, raised->line);
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
"#;

const THREADS: &str = r"
/* Threads that loops over prange may use, the caller's included; 0 for as many as the process may use, or
 * JITNEY_NUM_THREADS says. Of libjitney_rt.a. */
void jitney_rt_num_threads_set(size_t threads);
size_t jitney_rt_num_threads(void);
";

impl Header<'_> {
    /// The whole text.
    pub fn text(&self, functions: &[Exported]) -> String {
        let name = |path: &Path| comment(&path.file_name().unwrap_or_default().to_string_lossy());
        let guard: String = [&self.path.file_stem().unwrap_or_default().to_string_lossy(), &*functions[0].name]
            .join("_")
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' })
            .collect();
        // Headers of other kernels have other ones, however alike their names are in capitals.
        let mut hash = Sha256::new();
        hash.update(self.path.file_stem().unwrap_or_default().as_encoded_bytes());
        functions.iter().for_each(|function| hash.update(format!("\n{}", function.name)));
        let hash: String = hash.finalize().iter().take(4).map(|byte| format!("{byte:02X}")).collect();
        let guard = format!("JITNEY_EXPORT_{guard}_{hash}_H");
        let with = match (self.format, self.needs_runtime) {
            (Format::Shared, _) => "",
            (Format::Object, true) => ", -ljitney_rt, -lm and -pthread",
            (Format::Object, false) => " and -lm",
        };
        let mut text = format!(
            "/* {}: kernels as C functions. Made by Jitney {}, for {}; do not edit.\n *\n",
            name(self.path),
            env!("CARGO_PKG_VERSION"),
            self.cpu.map_or("the processor of the machine that made it".into(), comment),
        );
        let _ = write!(
            text,
            " * Link with {}{with}; the library Jitney itself is not needed.\n\
             \x20*\n\
             \x20* A function takes the kernel's arguments in order: an array as `const jitney_tensor *`, a number by value, a\n\
             \x20* truth value as 0 or 1, a tuple's values one by one; then where each number that comes back is stored; then\n\
             \x20* where an error is told, or NULL. It returns 0, or a JITNEY_RAISED_... when the kernel raised: results are\n\
             \x20* then as before, elements that were written stay written. It may be called from any thread.\n\
             \x20*\n\
             \x20* Arguments are not checked: data type, rank and layout of arrays have to be those of the signature, and memory\n\
             \x20* that is written through one is the caller's to write.\n\
             \x20*/\n\
             #ifndef {guard}\n\
             #define {guard}\n\n\
             #include <inttypes.h>\n\
             #include <stddef.h>\n\
             #include <stdint.h>\n\
             #include <stdio.h>\n\n\
             #ifdef __cplusplus\n\
             extern \"C\" {{\n\
             #endif\n",
            name(self.file)
        );
        text += TYPES;
        text += "\n#ifndef JITNEY_RAISED\n#define JITNEY_RAISED\n";
        for kind in TrapKind::ALL {
            let _ = writeln!(text, "#define JITNEY_RAISED_{} {}", upper(kind.name()), kind.code());
        }
        text += RAISED;
        text += "\n/* Python's name of an error. */\nstatic inline const char *jitney_raised_name(int32_t kind) {\n    switch (kind) {\n";
        for kind in TrapKind::ALL {
            let name = kind.name();
            let _ = writeln!(text, "    case JITNEY_RAISED_{}: return \"{name}\";", upper(name));
        }
        text += "    default: return \"Exception\";\n    }\n}\n";
        let words = [
            (TrapKind::ZeroDivision, ZERO_DIVISION),
            (TrapKind::Value, NEGATIVE_EXTENT),
            (TrapKind::Recursion, RECURSION),
        ];
        let cases = words.map(|(kind, words)| {
            format!("        case JITNEY_RAISED_{}: message = \"{words}\"; break;\n", upper(kind.name()))
        });
        text += &TEXT.replace("@cases", &cases.concat()).replace("@huge", &memory_error(u64::MAX));
        text += "#endif\n";
        if self.needs_runtime && self.format == Format::Object {
            text += THREADS;
        }
        for function in functions {
            let Exported { name, signature, params } = function;
            let _ = write!(text, "\n/** {name}{} */\nint32_t {name}({});\n", comment(signature), params.join(", "));
        }
        text += "\n#ifdef __cplusplus\n} /* extern \"C\" */\n#endif\n\n#endif\n";
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_named_as_in_python_in_capitals() {
        assert_eq!(upper("IndexError"), "INDEX_ERROR");
        assert_eq!(upper("Exception"), "EXCEPTION");
    }
}
