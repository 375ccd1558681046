//! The layout of a `guvectorize` kernel: `"(m,n),(n,p)->(m,p)"`, inputs and outputs by the names of their core axes.

use crate::fail;
use crate::runtime::Result;

/// Core axes by operand, as numbers of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoreLayout {
    /// The names.
    pub names: Vec<String>,
    /// Of each input.
    pub inputs: Vec<Vec<usize>>,
    /// Of each output.
    pub outputs: Vec<Vec<usize>>,
}

impl CoreLayout {
    /// Reads a layout.
    pub fn parse(text: &str) -> Result<CoreLayout> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let Some((left, right)) = plain.split_once("->") else {
            fail!(InvalidArgument, "the layout '{text}' has no '->'; write one like (m,n),(n,p)->(m,p)");
        };
        let mut names = Vec::new();
        let mut side = |side: &str| -> Result<Vec<Vec<usize>>> {
            let wrong = || format!("the layout '{text}' is not a list like (m,n),(n),()");
            let Some(inside) = side.strip_prefix('(').and_then(|s| s.strip_suffix(')')) else {
                fail!(InvalidArgument, "{}", wrong());
            };
            let mut operands = Vec::new();
            for operand in inside.split("),(") {
                let mut axes = Vec::new();
                for name in operand.split(',').filter(|_| !operand.is_empty()) {
                    let is_name = name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_')
                        && name.chars().all(|c| c.is_alphanumeric() || c == '_');
                    if !is_name {
                        fail!(InvalidArgument, "{}", wrong());
                    }
                    let known = names.iter().position(|known| known == name);
                    axes.push(known.unwrap_or_else(|| {
                        names.push(name.to_owned());
                        names.len() - 1
                    }));
                }
                operands.push(axes);
            }
            Ok(operands)
        };
        let (inputs, outputs) = (if left.is_empty() { Vec::new() } else { side(left)? }, side(right)?);
        Ok(CoreLayout { names, inputs, outputs })
    }

    /// How many operands there are, outputs included.
    pub fn operands(&self) -> usize {
        self.inputs.len() + self.outputs.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_names_core_axes() {
        let layout = CoreLayout::parse("(m, n), (n,p) -> (m,p)").unwrap();
        assert_eq!(layout.names, ["m", "n", "p"]);
        assert_eq!((layout.inputs, layout.outputs), (vec![vec![0, 1], vec![1, 2]], vec![vec![0, 2]]));
        let layout = CoreLayout::parse("(n),()->(n),()").unwrap();
        assert_eq!((layout.inputs, layout.outputs), (vec![vec![0], vec![]], vec![vec![0], vec![]]));
    }

    #[test]
    fn what_is_no_layout_is_quoted() {
        for text in ["", "(n)", "n->n", "(n,)->(n)", "(n)->", "(n)(m)->(n)", "(3)->()", "(n)->(n"] {
            let error = CoreLayout::parse(text).unwrap_err();
            assert!(error.message.contains(&format!("'{text}'")), "{text}: {error}");
        }
    }
}
