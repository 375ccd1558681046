//! What is wrong with a kernel, where, and what would work instead.

use std::borrow::Cow;
use std::fmt;

/// Longest piece of a source line that is shown.
const SHOWN: usize = 100;

/// An error in a kernel's source, or in how it is specialised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// One sentence: what is wrong and what would work.
    pub message: String,
    /// The kernel's name; empty where the text is a signature.
    pub kernel: String,
    /// Line, from 1, counted as the source's `first_line` says; 0 where the whole kernel is meant.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The line's text.
    pub text: String,
}

impl Diagnostic {
    /// An error about a place in `line_text`; `column` counts characters from 1.
    pub(super) fn new(message: impl Into<String>, kernel: &str, line: u32, column: u32, line_text: &str) -> Self {
        let message = shortened_words(message.into());
        Diagnostic { message, kernel: shortened(kernel).into(), line, column, text: line_text.into() }
    }

    /// The part of the line around the column, and the column in it.
    fn excerpt(&self) -> (String, usize) {
        let visible = |c: char| if c.is_control() { ' ' } else { c };
        let column = (self.column.max(1) - 1) as usize;
        let indent = self.text.chars().take_while(|c| c.is_whitespace()).count().min(column);
        let first = if column - indent > SHOWN - 20 { column - SHOWN / 2 } else { indent };
        (self.text.chars().skip(first).take(SHOWN).map(visible).collect(), column - first)
    }
}

/// Longest name that is shown whole.
const NAME: usize = 80;

/// The start of a name that is longer than anybody would read.
pub fn shortened(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(NAME) {
        Some((end, _)) => Cow::Owned(format!("{}…", &name[..end])),
        None => Cow::Borrowed(name),
    }
}

/// A message with its longest words shortened: those are names.
fn shortened_words(message: String) -> String {
    if message.split(' ').all(|word| word.len() <= NAME) {
        return message;
    }
    message.split(' ').map(shortened).collect::<Vec<_>>().join(" ")
}

/// "1 argument", "2 arguments".
pub(super) fn counted(n: usize, what: &str) -> String {
    match (n, what) {
        (1, _) => format!("1 {what}"),
        (_, "index") => format!("{n} indices"),
        _ => format!("{n} {what}s"),
    }
}

/// At most four lines: the sentence, the place, the line, and a caret under the column.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if self.line > 0 {
            let of = if self.kernel.is_empty() { String::new() } else { format!("in {}, ", self.kernel) };
            let (text, caret) = self.excerpt();
            write!(f, "\n  {of}line {}, column {}:\n    {text}\n    {:caret$}^", self.line, self.column, "")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}
