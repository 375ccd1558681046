//! A context with one module and one builder: types, constants, globals, functions, metadata.

use std::cell::Cell;
use std::ffi::{CString, c_uint, c_void};
use std::ptr::null_mut;

use llvm_sys::analysis::{LLVMVerifierFailureAction, LLVMVerifyModule};
use llvm_sys::core::*;
use llvm_sys::debuginfo::{LLVMMetadataReplaceAllUsesWith, LLVMTemporaryMDNode};
use llvm_sys::prelude::*;
use llvm_sys::{LLVMLinkage, LLVMTypeKind};

use super::{Block, Function, Ty, Value};

/// A module under construction.
pub struct Module {
    pub(super) context: LLVMContextRef,
    pub(super) module: LLVMModuleRef,
    pub(super) builder: LLVMBuilderRef,
    /// Blocks follow each other in the order in which they are begun, whichever was made first.
    pub in_order: Cell<bool>,
    /// What LLVM had to say about it.
    diagnostics: *mut Vec<String>,
}

/// Collects LLVM's errors; remarks and warnings are dropped.
extern "C" fn diagnostic(info: LLVMDiagnosticInfoRef, collected: *mut c_void) {
    // SAFETY: LLVM gives a diagnostic that is alive during the call, and the address that `Module::new` handed over.
    unsafe {
        if LLVMGetDiagInfoSeverity(info) as u32 != 0 {
            return;
        }
        let text = LLVMGetDiagInfoDescription(info);
        (*collected.cast::<Vec<String>>()).push(std::ffi::CStr::from_ptr(text).to_string_lossy().into_owned());
        LLVMDisposeMessage(text);
    }
}

impl Module {
    /// An empty one, for a target.
    pub fn new(triple: &str, layout: &str) -> Module {
        // SAFETY: everything is made here, and dropped in `drop` in the opposite order.
        unsafe {
            let context = LLVMContextCreate();
            let diagnostics = Box::into_raw(Box::<Vec<String>>::default());
            LLVMContextSetDiagnosticHandler(context, Some(diagnostic), diagnostics.cast());
            LLVMContextSetDiscardValueNames(context, i32::from(!cfg!(debug_assertions)));
            let module = LLVMModuleCreateWithNameInContext(c"kernel".as_ptr(), context);
            LLVMSetTarget(module, c(triple).as_ptr());
            LLVMSetDataLayout(module, c(layout).as_ptr());
            let builder = LLVMCreateBuilderInContext(context);
            Module { context, module, builder, in_order: Cell::new(false), diagnostics }
        }
    }

    /// The errors that LLVM has reported.
    pub fn errors(&self) -> Vec<String> {
        // SAFETY: LLVM writes to it only inside of calls.
        unsafe { (*self.diagnostics).clone() }
    }

    /// Whether it is in order by LLVM's rules.
    pub fn verify(&self) -> Result<(), String> {
        let mut message = null_mut();
        // SAFETY: the module is alive; the message is LLVM's until it is disposed of.
        unsafe {
            let failed = LLVMVerifyModule(self.module, LLVMVerifierFailureAction::LLVMReturnStatusAction, &mut message);
            let text = take_message(message);
            if failed == 0 { Ok(()) } else { Err(text) }
        }
    }

    /// As text.
    pub fn text(&self) -> String {
        // SAFETY: as above.
        unsafe { take_message(LLVMPrintModuleToString(self.module)) }
    }

    /// An integer type.
    pub fn int_type(&self, bits: u32) -> Ty {
        // SAFETY: the context is alive, here and below.
        Ty(unsafe { LLVMIntTypeInContext(self.context, bits) })
    }

    /// `half`, `float` or `double`.
    pub fn float_type(&self, bits: u32) -> Ty {
        // SAFETY: as above.
        Ty(unsafe {
            match bits {
                16 => LLVMHalfTypeInContext(self.context),
                32 => LLVMFloatTypeInContext(self.context),
                _ => LLVMDoubleTypeInContext(self.context),
            }
        })
    }

    /// An address.
    pub fn ptr_type(&self) -> Ty {
        // SAFETY: as above.
        Ty(unsafe { LLVMPointerTypeInContext(self.context, 0) })
    }

    /// Elements of one type.
    pub fn array_type(&self, element: Ty, length: u64) -> Ty {
        // SAFETY: as above.
        Ty(unsafe { LLVMArrayType2(element.0, length) })
    }

    /// A vector.
    pub fn vector_type(&self, element: Ty, lanes: u32) -> Ty {
        // SAFETY: as above.
        Ty(unsafe { LLVMVectorType(element.0, lanes) })
    }

    /// The type of a function; without a result it is `void`.
    pub fn function_type(&self, params: &[Ty], result: Option<Ty>) -> Ty {
        let mut params: Vec<LLVMTypeRef> = params.iter().map(|ty| ty.0).collect();
        // SAFETY: LLVM copies the parameters' types.
        unsafe {
            let result = result.map_or_else(|| LLVMVoidTypeInContext(self.context), |ty| ty.0);
            Ty(LLVMFunctionType(result, params.as_mut_ptr(), params.len() as c_uint, 0))
        }
    }

    /// The type of a value.
    pub fn type_of(&self, value: Value) -> Ty {
        // SAFETY: a value of this module.
        Ty(unsafe { LLVMTypeOf(value.0) })
    }

    /// The alignment of a number or an address.
    pub fn align_of(&self, ty: Ty) -> u32 {
        // SAFETY: a type of this context.
        match unsafe { LLVMGetTypeKind(ty.0) } {
            LLVMTypeKind::LLVMIntegerTypeKind => (unsafe { LLVMGetIntTypeWidth(ty.0) } / 8).max(1),
            LLVMTypeKind::LLVMFloatTypeKind => 4,
            LLVMTypeKind::LLVMHalfTypeKind => 2,
            _ => 8,
        }
    }

    /// An integer; the lower bits of `value`.
    pub fn int(&self, ty: Ty, value: u64) -> Value {
        // SAFETY: as above.
        Value(unsafe { LLVMConstInt(ty.0, value, 0) })
    }

    /// A float with these bits.
    pub fn float(&self, bits: u32, value: u64) -> Value {
        let number = self.int(self.int_type(bits), value);
        // SAFETY: a constant of the same size.
        Value(unsafe { LLVMConstBitCast(number.0, self.float_type(bits).0) })
    }

    /// Null.
    pub fn null(&self) -> Value {
        // SAFETY: as above.
        Value(unsafe { LLVMConstNull(self.ptr_type().0) })
    }

    /// Bytes, as a constant.
    pub fn bytes(&self, bytes: &[u8]) -> Value {
        // SAFETY: LLVM copies the bytes.
        Value(unsafe { LLVMConstStringInContext2(self.context, bytes.as_ptr().cast(), bytes.len(), 1) })
    }

    /// Values one after the other, aligned as in C.
    pub fn structure(&self, fields: &[Value]) -> Value {
        let mut fields: Vec<LLVMValueRef> = fields.iter().map(|v| v.0).collect();
        // SAFETY: LLVM copies the fields.
        Value(unsafe { LLVMConstStructInContext(self.context, fields.as_mut_ptr(), fields.len() as c_uint, 0) })
    }

    /// Read-only data.
    pub fn data(&self, value: Value, align: u32) -> Value {
        // SAFETY: the value is a constant of this module.
        unsafe {
            let global = LLVMAddGlobal(self.module, LLVMTypeOf(value.0), c"data".as_ptr());
            LLVMSetInitializer(global, value.0);
            LLVMSetGlobalConstant(global, 1);
            LLVMSetLinkage(global, LLVMLinkage::LLVMPrivateLinkage);
            LLVMSetAlignment(global, align);
            Value(global)
        }
    }

    /// A function: here, where `internal` or defined later on, or elsewhere.
    pub fn function(&self, name: &str, ty: Ty, internal: bool) -> Function {
        // SAFETY: LLVM copies the name.
        unsafe {
            let value = LLVMAddFunction(self.module, c(name).as_ptr(), ty.0);
            if internal {
                LLVMSetLinkage(value, LLVMLinkage::LLVMInternalLinkage);
            }
            Function { value: Value(value), ty }
        }
    }

    /// The function of an intrinsic for these types.
    pub fn intrinsic(&self, name: &str, types: &[Ty]) -> Function {
        let mut types: Vec<LLVMTypeRef> = types.iter().map(|ty| ty.0).collect();
        // SAFETY: LLVM knows the names that are used here; a test calls every one.
        unsafe {
            let id = LLVMLookupIntrinsicID(name.as_ptr().cast(), name.len());
            assert_ne!(id, 0, "{name} is no intrinsic");
            let value = LLVMGetIntrinsicDeclaration(self.module, id, types.as_mut_ptr(), types.len());
            let ty = LLVMIntrinsicGetType(self.context, id, types.as_mut_ptr(), types.len());
            Function { value: Value(value), ty: Ty(ty) }
        }
    }

    /// Keeps a function that nothing here calls, by naming it in `llvm.compiler.used`.
    pub fn keep(&self, functions: &[Function]) {
        let mut values: Vec<LLVMValueRef> = functions.iter().map(|f| f.value.0).collect();
        // SAFETY: addresses of functions of this module; LLVM copies the list.
        unsafe {
            let list = LLVMConstArray2(self.ptr_type().0, values.as_mut_ptr(), values.len() as u64);
            let global = LLVMAddGlobal(self.module, LLVMTypeOf(list), c"llvm.compiler.used".as_ptr());
            LLVMSetInitializer(global, list);
            LLVMSetLinkage(global, LLVMLinkage::LLVMAppendingLinkage);
            LLVMSetSection(global, c"llvm.metadata".as_ptr());
        }
    }

    /// A parameter of a function.
    pub fn param(&self, function: Function, number: usize) -> Value {
        // SAFETY: the function has as many.
        Value(unsafe { LLVMGetParam(function.value.0, number as c_uint) })
    }

    /// Says something about a function (`None`) or one of its parameters.
    pub fn attribute(&self, function: Function, param: Option<usize>, name: &str, value: u64) {
        let place = param.map_or(llvm_sys::LLVMAttributeFunctionIndex, |at| at as c_uint + 1);
        // SAFETY: LLVM knows the names that are used here.
        unsafe {
            let kind = LLVMGetEnumAttributeKindForName(name.as_ptr().cast(), name.len());
            assert_ne!(kind, 0, "{name} is no attribute");
            LLVMAddAttributeAtIndex(function.value.0, place, LLVMCreateEnumAttribute(self.context, kind, value));
        }
    }

    /// Says something that a target knows about a function.
    pub fn text_attribute(&self, function: Function, name: &str, value: &str) {
        // SAFETY: LLVM copies the text.
        unsafe {
            LLVMAddAttributeAtIndex(function.value.0, llvm_sys::LLVMAttributeFunctionIndex, self.text_of(name, value))
        }
    }

    /// As `text_attribute`, about one call.
    pub fn call_text_attribute(&self, call: Value, name: &str, value: &str) {
        // SAFETY: as above, and the value is a call.
        unsafe { LLVMAddCallSiteAttribute(call.0, llvm_sys::LLVMAttributeFunctionIndex, self.text_of(name, value)) }
    }

    fn text_of(&self, name: &str, value: &str) -> LLVMAttributeRef {
        // SAFETY: LLVM copies the text.
        unsafe {
            LLVMCreateStringAttribute(
                self.context,
                name.as_ptr().cast(),
                name.len() as c_uint,
                value.as_ptr().cast(),
                value.len() as c_uint,
            )
        }
    }

    /// A block at the end of a function.
    pub fn block(&self, function: Function, name: &str) -> Block {
        // SAFETY: the function is one of this module.
        Block(unsafe { LLVMAppendBasicBlockInContext(self.context, function.value.0, c(name).as_ptr()) })
    }

    /// Metadata: text.
    pub fn meta_text(&self, text: &str) -> LLVMMetadataRef {
        // SAFETY: LLVM copies the text.
        unsafe { LLVMMDStringInContext2(self.context, text.as_ptr().cast(), text.len()) }
    }

    /// Metadata: an integer.
    pub fn meta_int(&self, bits: u32, value: u64) -> LLVMMetadataRef {
        // SAFETY: the constant is of this context.
        unsafe { LLVMValueAsMetadata(self.int(self.int_type(bits), value).0) }
    }

    /// Metadata: a list.
    pub fn meta(&self, parts: &[LLVMMetadataRef]) -> LLVMMetadataRef {
        // SAFETY: LLVM copies the list.
        unsafe { LLVMMDNodeInContext2(self.context, parts.as_ptr().cast_mut(), parts.len()) }
    }

    /// Metadata: a list that is no other one, because its first part is itself.
    pub fn meta_distinct(&self, parts: &[LLVMMetadataRef]) -> LLVMMetadataRef {
        // SAFETY: the placeholder is replaced by what refers to it, and disposed of by that.
        unsafe {
            let placeholder = LLVMTemporaryMDNode(self.context, null_mut(), 0);
            let all: Vec<LLVMMetadataRef> = [placeholder].iter().chain(parts).copied().collect();
            let node = self.meta(&all);
            LLVMMetadataReplaceAllUsesWith(placeholder, node);
            node
        }
    }

    /// Metadata as a value, for `attach`.
    pub fn meta_value(&self, meta: LLVMMetadataRef) -> Value {
        // SAFETY: metadata of this context.
        Value(unsafe { LLVMMetadataAsValue(self.context, meta) })
    }

    /// The number of a kind of metadata.
    pub fn meta_kind(&self, name: &str) -> u32 {
        // SAFETY: LLVM copies the name.
        unsafe { LLVMGetMDKindIDInContext(self.context, name.as_ptr().cast(), name.len() as c_uint) }
    }

    /// Attaches metadata to an instruction.
    pub fn attach(&self, instruction: Value, kind: u32, meta: Value) {
        // SAFETY: constants, into which instructions may have been folded, take none.
        unsafe {
            if !LLVMIsAInstruction(instruction.0).is_null() {
                LLVMSetMetadata(instruction.0, kind, meta.0);
            }
        }
    }

    /// Says something about the module.
    pub fn flag(&self, name: &str, value: u64) {
        // SAFETY: LLVM copies the name.
        unsafe {
            LLVMAddModuleFlag(
                self.module,
                llvm_sys::LLVMModuleFlagBehavior::LLVMModuleFlagBehaviorWarning,
                name.as_ptr().cast(),
                name.len(),
                self.meta_int(32, value),
            );
        }
    }
}

impl Drop for Module {
    fn drop(&mut self) {
        // SAFETY: all four were made in `new`; a context takes its modules along, so it goes last.
        unsafe {
            LLVMDisposeBuilder(self.builder);
            LLVMDisposeModule(self.module);
            LLVMContextDispose(self.context);
            drop(Box::from_raw(self.diagnostics));
        }
    }
}

/// For LLVM, which wants a zero at the end; what comes after one inside is cut off.
pub(super) fn c(text: &str) -> CString {
    CString::new(text.split('\0').next().unwrap_or_default()).unwrap_or_default()
}

/// A text that LLVM gives away.
///
/// # Safety
/// It is null, or a message of LLVM that nobody else disposes of.
pub(super) unsafe fn take_message(message: *mut std::ffi::c_char) -> String {
    if message.is_null() {
        return String::new();
    }
    // SAFETY: as promised.
    unsafe {
        let text = std::ffi::CStr::from_ptr(message).to_string_lossy().into_owned();
        LLVMDisposeMessage(message);
        text
    }
}
