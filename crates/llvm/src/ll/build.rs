//! Instructions, at the place where the builder stands.

use std::ffi::c_uint;

use llvm_sys::core::*;
use llvm_sys::prelude::LLVMValueRef;
use llvm_sys::{LLVMIntPredicate, LLVMRealPredicate};

use super::{Block, Function, Module, Ty, Value};

/// A comparison; floats are ordered save for `UnorderedNe` and `Unordered`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    Eq,
    Ne,
    SignedLt,
    SignedLe,
    SignedGt,
    SignedGe,
    UnsignedLt,
    UnsignedLe,
    UnsignedGt,
    UnsignedGe,
    FloatEq,
    FloatLt,
    FloatLe,
    FloatGt,
    FloatGe,
    UnorderedNe,
    Unordered,
}

macro_rules! binary {
    ($($name:ident = $function:ident;)*) => {$(
        pub fn $name(&self, a: Value, b: Value) -> Value {
            // SAFETY: two values of one type, which the operation takes.
            Value(unsafe { $function(self.builder, a.0, b.0, c"".as_ptr()) })
        }
    )*};
}

macro_rules! unary {
    ($($name:ident = $function:ident;)*) => {$(
        pub fn $name(&self, x: Value) -> Value {
            // SAFETY: a value of a type that the operation takes.
            Value(unsafe { $function(self.builder, x.0, c"".as_ptr()) })
        }
    )*};
}

macro_rules! convert {
    ($($name:ident = $function:ident;)*) => {$(
        pub fn $name(&self, x: Value, ty: Ty) -> Value {
            // SAFETY: a value of a type that can be converted so.
            Value(unsafe { $function(self.builder, x.0, ty.0, c"".as_ptr()) })
        }
    )*};
}

impl Module {
    binary! {
        add = LLVMBuildAdd; sub = LLVMBuildSub; mul = LLVMBuildMul;
        add_nsw = LLVMBuildNSWAdd; mul_nsw = LLVMBuildNSWMul; add_nuw = LLVMBuildNUWAdd;
        sdiv = LLVMBuildSDiv; udiv = LLVMBuildUDiv; srem = LLVMBuildSRem; urem = LLVMBuildURem;
        and = LLVMBuildAnd; or = LLVMBuildOr; xor = LLVMBuildXor;
        shl = LLVMBuildShl; lshr = LLVMBuildLShr; ashr = LLVMBuildAShr;
        fadd = LLVMBuildFAdd; fsub = LLVMBuildFSub; fmul = LLVMBuildFMul; fdiv = LLVMBuildFDiv;
    }
    unary! { neg = LLVMBuildNeg; not = LLVMBuildNot; fneg = LLVMBuildFNeg; freeze = LLVMBuildFreeze; }
    convert! {
        trunc = LLVMBuildTrunc; zext = LLVMBuildZExt; sext = LLVMBuildSExt;
        fptrunc = LLVMBuildFPTrunc; fpext = LLVMBuildFPExt;
        fptosi = LLVMBuildFPToSI; sitofp = LLVMBuildSIToFP; uitofp = LLVMBuildUIToFP;
        bitcast = LLVMBuildBitCast; ptrtoint = LLVMBuildPtrToInt;
    }

    pub fn compare(&self, how: Compare, a: Value, b: Value) -> Value {
        use LLVMIntPredicate::*;
        use LLVMRealPredicate::*;
        // SAFETY: two values of one type, integers or floats as the comparison says.
        let int = |p| Value(unsafe { LLVMBuildICmp(self.builder, p, a.0, b.0, c"".as_ptr()) });
        // SAFETY: as above.
        let float = |p| Value(unsafe { LLVMBuildFCmp(self.builder, p, a.0, b.0, c"".as_ptr()) });
        match how {
            Compare::Eq => int(LLVMIntEQ),
            Compare::Ne => int(LLVMIntNE),
            Compare::SignedLt => int(LLVMIntSLT),
            Compare::SignedLe => int(LLVMIntSLE),
            Compare::SignedGt => int(LLVMIntSGT),
            Compare::SignedGe => int(LLVMIntSGE),
            Compare::UnsignedLt => int(LLVMIntULT),
            Compare::UnsignedLe => int(LLVMIntULE),
            Compare::UnsignedGt => int(LLVMIntUGT),
            Compare::UnsignedGe => int(LLVMIntUGE),
            Compare::FloatEq => float(LLVMRealOEQ),
            Compare::FloatLt => float(LLVMRealOLT),
            Compare::FloatLe => float(LLVMRealOLE),
            Compare::FloatGt => float(LLVMRealOGT),
            Compare::FloatGe => float(LLVMRealOGE),
            Compare::UnorderedNe => float(LLVMRealUNE),
            Compare::Unordered => float(LLVMRealUNO),
        }
    }

    pub fn select(&self, test: Value, a: Value, b: Value) -> Value {
        // SAFETY: a bit and two values of one type.
        Value(unsafe { LLVMBuildSelect(self.builder, test.0, a.0, b.0, c"".as_ptr()) })
    }

    /// A vector of which the first lane is a value and the others are anything.
    pub fn first_lane(&self, x: Value, lanes: u32) -> Value {
        let index = self.int(self.int_type(32), 0);
        // SAFETY: a vector of the value's type, and a lane that it has.
        unsafe {
            let rest = LLVMGetPoison(self.vector_type(self.type_of(x), lanes).0);
            Value(LLVMBuildInsertElement(self.builder, rest, x.0, index.0, c"".as_ptr()))
        }
    }

    /// Sets LLVM's fast-math flags, if the value is an operation of floats.
    pub fn set_fast(&self, value: Value, flags: u32) {
        // SAFETY: asked for first; constants and parameters take none.
        unsafe {
            if !LLVMIsAInstruction(value.0).is_null() && LLVMCanValueUseFastMathFlags(value.0) != 0 {
                LLVMSetFastMathFlags(value.0, flags);
            }
        }
    }

    pub fn load(&self, ty: Ty, at: Value, align: u32) -> Value {
        // SAFETY: an address.
        unsafe {
            let load = LLVMBuildLoad2(self.builder, ty.0, at.0, c"".as_ptr());
            LLVMSetAlignment(load, align);
            Value(load)
        }
    }

    pub fn store(&self, value: Value, at: Value, align: u32) -> Value {
        // SAFETY: an address.
        unsafe {
            let store = LLVMBuildStore(self.builder, value.0, at.0);
            LLVMSetAlignment(store, align);
            Value(store)
        }
    }

    /// `index` elements of type `ty` from `base`; within one piece of memory where `inside`.
    pub fn offset(&self, ty: Ty, base: Value, index: Value, inside: bool) -> Value {
        let mut index = index.0;
        // SAFETY: an address and an integer.
        Value(unsafe {
            if inside {
                LLVMBuildInBoundsGEP2(self.builder, ty.0, base.0, &mut index, 1, c"".as_ptr())
            } else {
                LLVMBuildGEP2(self.builder, ty.0, base.0, &mut index, 1, c"".as_ptr())
            }
        })
    }

    /// Memory of the frame, made in `entry`, which has no end yet.
    pub fn alloca(&self, entry: Block, ty: Ty) -> Value {
        // SAFETY: the builder comes back to where it was.
        unsafe {
            let here = LLVMGetInsertBlock(self.builder);
            LLVMPositionBuilderAtEnd(self.builder, entry.0);
            let memory = LLVMBuildAlloca(self.builder, ty.0, c"".as_ptr());
            if !here.is_null() {
                LLVMPositionBuilderAtEnd(self.builder, here);
            }
            Value(memory)
        }
    }

    pub fn call(&self, function: Function, args: &[Value]) -> Value {
        let mut args: smallvec::SmallVec<[LLVMValueRef; 8]> = args.iter().map(|v| v.0).collect();
        // SAFETY: the arguments are those of the function's type; LLVM copies the list.
        Value(unsafe {
            LLVMBuildCall2(
                self.builder,
                function.ty.0,
                function.value.0,
                args.as_mut_ptr(),
                args.len() as c_uint,
                c"".as_ptr(),
            )
        })
    }

    /// A value that depends on the way here; `incoming` may be added to later.
    pub fn phi(&self, ty: Ty, incoming: &[(Value, Block)]) -> Value {
        // SAFETY: the builder stands at the beginning of a block.
        let phi = Value(unsafe { LLVMBuildPhi(self.builder, ty.0, c"".as_ptr()) });
        incoming.iter().for_each(|&(value, from)| self.incoming(phi, value, from));
        phi
    }

    pub fn incoming(&self, phi: Value, value: Value, from: Block) {
        let (mut value, mut from) = (value.0, from.0);
        // SAFETY: a phi, and one value and block for it.
        unsafe { LLVMAddIncoming(phi.0, &mut value, &mut from, 1) }
    }

    pub fn jump(&self, to: Block) -> Value {
        // SAFETY: the block has no end yet.
        Value(unsafe { LLVMBuildBr(self.builder, to.0) })
    }

    pub fn branch(&self, test: Value, yes: Block, no: Block) -> Value {
        // SAFETY: as above.
        Value(unsafe { LLVMBuildCondBr(self.builder, test.0, yes.0, no.0) })
    }

    pub fn ret(&self, value: Value) {
        // SAFETY: as above.
        unsafe { LLVMBuildRet(self.builder, value.0) };
    }

    /// Where the builder stands.
    pub fn here(&self) -> Block {
        // SAFETY: the builder stands in a block.
        Block(unsafe { LLVMGetInsertBlock(self.builder) })
    }

    pub fn at_end(&self, block: Block) {
        // SAFETY: a block of this module. A function's first block, which is its entry, stays where it is.
        unsafe {
            if self.in_order.get() && LLVMGetFirstInstruction(block.0).is_null() {
                let function = LLVMGetBasicBlockParent(block.0);
                let last = LLVMGetLastBasicBlock(function);
                if block.0 != last && block.0 != LLVMGetEntryBasicBlock(function) {
                    LLVMMoveBasicBlockAfter(block.0, last);
                }
            }
            LLVMPositionBuilderAtEnd(self.builder, block.0)
        }
    }

    /// Drops a block that nothing leads to.
    pub fn drop_block(&self, block: Block) {
        // SAFETY: nobody refers to it.
        unsafe { LLVMDeleteBasicBlock(block.0) }
    }
}
