//! Bounds how deep a text can nest before anything recursive touches it.
//!
//! The parser grows its stack as it needs; dropping and walking the tree do not. A look at the bytes bounds the tree's
//! depth from above: blocks by indentation, expressions by the tokens between two commas, summed over open brackets. Up to
//! `MAX_NESTED` any stack will do; a deeper tree, such as a sum of thousands of terms, is only touched `with_room`.

/// Deepest nesting of blocks: CPython's limit.
const MAX_INDENT: usize = 100;

/// Tokens that may nest in one another on any stack.
const MAX_NESTED: usize = 1200;

/// Most tokens that may nest in one another.
const MAX_TOKENS: usize = 10_000;

/// Stack that a token's worth of the tree takes at most.
const STACK_OF_A_TOKEN: usize = 4 << 10;

/// Walks or drops a tree of this depth, on a larger stack where it is that deep.
pub(super) fn with_room<T>(nested: usize, walk: impl FnOnce() -> T) -> T {
    if nested <= MAX_NESTED {
        return walk();
    }
    let room = nested * STACK_OF_A_TOKEN;
    stacker::maybe_grow(room, room + (1 << 20), walk)
}

/// Largest source, in bytes.
const MAX_BYTES: usize = 4 << 20;

/// How deep the text nests at most; or what is wrong, and the byte where.
pub(super) fn check(text: &str) -> Result<usize, (String, usize)> {
    if text.len() > MAX_BYTES {
        return Err((format!("a source of {} bytes is larger than the {MAX_BYTES} that are possible", text.len()), 0));
    }
    let bytes = text.as_bytes();
    // `contains` looks at many bytes at a time.
    if bytes.contains(&0)
        && let Some(at) = bytes.iter().position(|&b| b == 0)
    {
        return Err(("the source has a NUL byte in it; remove it".into(), at));
    }
    // A text nests no deeper than it has bytes, blocks no deeper than the root of twice as many.
    if bytes.len() <= MAX_NESTED {
        return Ok(bytes.len());
    }
    // Nesting of each open bracket since its last comma, and the sum of all.
    let mut open = vec![0usize];
    let (mut nested, mut most) = (0usize, 0usize);
    let mut indents = vec![0usize];
    let (mut at, mut line_start) = (0, true);
    while at < bytes.len() {
        if line_start && open.len() == 1 {
            line_start = false;
            let width = bytes[at..].iter().take_while(|&&b| b == b' ' || b == b'\t').count();
            at += width;
            let blank = matches!(bytes.get(at), None | Some(b'\n' | b'\r' | b'#'));
            if !blank {
                while indents.last().is_some_and(|&outer| width < outer) {
                    indents.pop();
                }
                if indents.last() != Some(&width) {
                    indents.push(width);
                }
                if indents.len() > MAX_INDENT {
                    return Err((format!("blocks are nested deeper than {MAX_INDENT}; split the kernel"), at));
                }
            }
            continue;
        }
        let step = token(bytes, at);
        match bytes[at] {
            b'\n' => {
                line_start = true;
                if open.len() == 1 {
                    (open[0], nested) = (0, 0);
                }
            }
            // The line goes on.
            b'\\' if bytes.get(at + 1) == Some(&b'\n') => at += 1,
            b' ' | b'\t' | b'\r' | b'#' => {}
            b',' | b';' => {
                let segment = open.last_mut().expect("the outermost is never popped");
                nested -= std::mem::take(segment);
            }
            b')' | b']' | b'}' => {
                if open.len() > 1 {
                    nested -= open.pop().expect("more than one");
                }
            }
            byte => {
                // A string's text may hold expressions if it is formatted: every byte of it may nest.
                let is_formatted = || bytes[at..(at + 3).min(bytes.len())].iter().any(|b| b"fFtT".contains(b));
                let weight = if step > 1 && is_string(bytes, at) && is_formatted() { step } else { 1 };
                *open.last_mut().expect("the outermost is never popped") += weight;
                nested += weight;
                most = most.max(nested);
                if matches!(byte, b'(' | b'[' | b'{') {
                    open.push(0);
                }
                if nested > MAX_TOKENS {
                    let message = "an expression is nested too deep, or too long; split it over several statements";
                    return Err((message.into(), at));
                }
            }
        }
        at += step;
    }
    Ok(most)
}

/// Whether a string literal, with its prefix, starts here.
fn is_string(bytes: &[u8], at: usize) -> bool {
    let is_prefix = |b: &u8| matches!(b.to_ascii_lowercase(), b'r' | b'b' | b'f' | b'u' | b't');
    let prefix = bytes[at..].iter().take(3).take_while(|b| is_prefix(b)).count();
    matches!(bytes.get(at + prefix), Some(b'"' | b'\''))
}

/// How many bytes the token here has.
fn token(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    if rest[0] == b'#' {
        return rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
    }
    if is_string(bytes, at) {
        return string(rest);
    }
    let word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80;
    rest.iter().take_while(|b| word(b)).count().max(1)
}

fn string(rest: &[u8]) -> usize {
    let prefix = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let quote = rest[prefix];
    let long = rest[prefix..].starts_with(&[quote; 3]);
    let mut at = prefix + if long { 3 } else { 1 };
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 1,
            b'\n' if !long => return at,
            b if b == quote && !long => return at + 1,
            b if b == quote && rest[at..].starts_with(&[quote; 3]) => return at + 3,
            _ => {}
        }
        at += 1;
    }
    rest.len()
}
