/* The header in every setting that a program may put it in. Compiled only, as C11 and as C++17:
 *   -DTWICE           included twice
 *   -DDLPACK_BEFORE   after dlpack/dlpack.h
 *   -DDLPACK_AFTER    before dlpack/dlpack.h
 * With DLPack's own header at hand, the layouts are held against it.
 */
#ifdef DLPACK_BEFORE
#include <dlpack/dlpack.h>
#endif
#include <jitney/jitney.h>
#ifdef TWICE
#include <jitney/jitney.h>
#endif
#ifdef DLPACK_AFTER
#include <dlpack/dlpack.h>
#endif

#ifdef __cplusplus
#define SAME static_assert
#else
#define SAME _Static_assert
#endif

SAME(JITNEY_OK == 0, "success is 0");
SAME(sizeof(jitney_status) == 4, "a status is an int32_t");
SAME(sizeof(jitney_dtype) == 4 && sizeof(jitney_device) == 8, "DLPack's sizes");
SAME(sizeof(jitney_value) == 24 && offsetof(jitney_value, as) == 8, "the size that other languages' bindings use");

#if defined(DLPACK_BEFORE) || defined(DLPACK_AFTER)
#define FIELD(ours, field, theirs, their_field)                                                                        \
    SAME(offsetof(ours, field) == offsetof(theirs, their_field), #field " lies where DLPack has it");                  \
    SAME(sizeof(((ours *)0)->field) == sizeof(((theirs *)0)->their_field), #field " has DLPack's size")

SAME(sizeof(jitney_tensor) == sizeof(DLTensor), "jitney_tensor has DLTensor's size");
FIELD(jitney_tensor, data, DLTensor, data);
FIELD(jitney_tensor, device, DLTensor, device);
FIELD(jitney_tensor, ndim, DLTensor, ndim);
FIELD(jitney_tensor, dtype, DLTensor, dtype);
FIELD(jitney_tensor, shape, DLTensor, shape);
FIELD(jitney_tensor, strides, DLTensor, strides);
FIELD(jitney_tensor, byte_offset, DLTensor, byte_offset);
SAME(sizeof(jitney_dtype) == sizeof(DLDataType), "jitney_dtype has DLDataType's size");
FIELD(jitney_dtype, code, DLDataType, code);
FIELD(jitney_dtype, bits, DLDataType, bits);
FIELD(jitney_dtype, lanes, DLDataType, lanes);
SAME(sizeof(jitney_device) == sizeof(DLDevice), "jitney_device has DLDevice's size");
FIELD(jitney_device, device_type, DLDevice, device_type);
FIELD(jitney_device, device_id, DLDevice, device_id);
SAME(kDLCPU == 1 && kDLInt == 0 && kDLUInt == 1 && kDLFloat == 2 && kDLBfloat == 4, "the codes of the header's comments");
#endif

/* Something to link, so that the declarations are seen to have C linkage. */
int main(void) { return jitney_abi_version() == 0 && jitney_status_name(JITNEY_OK)[0] == 'o' ? 0 : 1; }
