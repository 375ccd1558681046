//! Loops that count down are tested on the number that the next iteration has.
//!
//! ```text
//! head:   j  = phi [start], [j2, latch]           head:   j  = phi [start], [j2, latch]
//!         j2 = add nsw j, -1                              j2 = add nsw j, -1
//!         ...                               ->            ...
//! latch:  br (icmp sgt j, 1), head, out           latch:  br (icmp sgt j2, 0), head, out
//! ```
//!
//! LLVM's `instcombine` turns the second into the first, and its choice of registers then keeps `j` beside `j2`: an insertion
//! sort takes 1.25 times as long (LLVM 19, November 2026). It is turned back when everything else has been done.

use llvm_sys::core::*;
use llvm_sys::prelude::{LLVMBasicBlockRef, LLVMValueRef};
use llvm_sys::{LLVMIntPredicate, LLVMOpcode};

use super::Module;

impl Module {
    /// Turns the tests of a module's loops.
    pub fn turn_latches(&self) {
        // SAFETY: the module is alive, and values are asked for what they are before they are taken for it.
        unsafe {
            let mut function = LLVMGetFirstFunction(self.module);
            while !function.is_null() {
                let mut block = LLVMGetFirstBasicBlock(function);
                while !block.is_null() {
                    turn(block);
                    block = LLVMGetNextBasicBlock(block);
                }
                function = LLVMGetNextFunction(function);
            }
        }
    }
}

/// Turns the test at the end of a block, if it is one of these.
///
/// # Safety
/// The block is alive, and complete.
unsafe fn turn(latch: LLVMBasicBlockRef) {
    // SAFETY: as above; constants are integers of at most 64 bits.
    unsafe {
        let end = LLVMGetBasicBlockTerminator(latch);
        if end.is_null() || LLVMGetInstructionOpcode(end) != LLVMOpcode::LLVMBr || LLVMIsConditional(end) == 0 {
            return;
        }
        let test = LLVMGetCondition(end);
        if LLVMIsAInstruction(test).is_null() || LLVMGetInstructionParent(test) != latch {
            return;
        }
        if LLVMIsAICmpInst(test).is_null() || !is_signed(LLVMGetICmpPredicate(test)) || !has_one_use(test) {
            return;
        }
        let (index, bound) = (LLVMGetOperand(test, 0), LLVMGetOperand(test, 1));
        if LLVMIsAPHINode(index).is_null() || LLVMIsAConstantInt(bound).is_null() {
            return;
        }
        let head = LLVMGetInstructionParent(index);
        let next = (0..LLVMCountIncoming(index))
            .find(|&way| LLVMGetIncomingBlock(index, way) == latch)
            .map(|way| LLVMGetIncomingValue(index, way));
        let Some(next) = next else { return };
        // In the head it comes before the latch, which is another block; on the way through that, it does not overflow.
        if head == latch || LLVMIsAInstruction(next).is_null() || LLVMGetInstructionParent(next) != head {
            return;
        }
        if LLVMGetInstructionOpcode(next) != LLVMOpcode::LLVMAdd || LLVMGetNSW(next) == 0 {
            return;
        }
        let (of, step) = (LLVMGetOperand(next, 0), LLVMGetOperand(next, 1));
        if of != index || LLVMIsAConstantInt(step).is_null() {
            return;
        }
        let ty = LLVMTypeOf(index);
        let bits = LLVMGetIntTypeWidth(ty);
        if bits > 64 {
            return;
        }
        let step = LLVMConstIntGetSExtValue(step);
        let sum = i128::from(LLVMConstIntGetSExtValue(bound)) + i128::from(step);
        if step < 0 && sum >= -(1 << (bits - 1)) {
            LLVMSetOperand(test, 0, next);
            LLVMSetOperand(test, 1, LLVMConstInt(ty, sum as u64, 1));
        }
    }
}

fn is_signed(predicate: LLVMIntPredicate) -> bool {
    use LLVMIntPredicate::{LLVMIntSGE, LLVMIntSGT, LLVMIntSLE, LLVMIntSLT};
    matches!(predicate, LLVMIntSGE | LLVMIntSGT | LLVMIntSLE | LLVMIntSLT)
}

/// # Safety
/// The value is alive.
unsafe fn has_one_use(value: LLVMValueRef) -> bool {
    // SAFETY: as above.
    unsafe {
        let first = LLVMGetFirstUse(value);
        !first.is_null() && LLVMGetNextUse(first).is_null()
    }
}
