//! A module as if it were written for debuggers: each function with an origin, each statement with a line.

use jitney_ir::{Block, Module, Origin, Stmt};

/// The module with lines, of which no two that follow each other are the same.
pub fn with_lines(mut module: Module) -> Module {
    fn of_block(block: &mut Block, line: &mut u32) {
        for mut stmt in std::mem::take(block) {
            *line += 1;
            block.push(Stmt::Line(*line));
            stmt.blocks_mut().into_iter().for_each(|inner| of_block(inner, line));
            block.push(stmt);
        }
    }
    let mut line = 0;
    for (number, function) in module.functions.iter_mut().enumerate() {
        line += 1;
        function.origin = Some(Origin { file: format!("/folder/{number}.py"), line });
        of_block(&mut function.body, &mut line);
    }
    module
}
